/** The data of a request that a handler receives, typed by its route. */
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route, StatusOf } from "../contract/route.ts";
import type { Language, Role } from "../domain/shared/codes.ts";
import type { Idempotency, StoredResponse } from "../storage/dynamodb/idempotency.ts";

export interface StaffMember {
  /** The username in the token. The audit names the actor by it. */
  id: string;
  /** All roles of the person. At least one of them may call this route. */
  roles: readonly Role[];
}

/** The request, as the route's schemas read it. */
export interface Input<R extends Route = Route> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
}

type StaffOf<Callers> = Callers extends "public" ? undefined : StaffMember;

export interface Call<R extends Route = Route> extends Input<R> {
  staff: StaffOf<R["callers"]>;
  /** The idempotency of this request, for the one read of a command. */
  idempotency: Idempotency;
  /** The response. It is made before the write that stores it. */
  respond<S extends StatusOf<R>>(
    status: S,
    reply: ReplyOf<R, S>,
    headers?: Record<string, string>,
  ): StoredResponse;
  language: Language;
  /** The network address of the caller. An IPv6 address is cut to its network. */
  address: string;
  /** The address of the site: `https://…`, without a slash at its end. */
  siteUrl: string;
  /** Set when the request comes from a plain HTML form. Then the response is a page. */
  isForm: boolean;
}
