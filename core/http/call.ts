/** What a handler is given of a request, typed by its route. */
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route, StatusOf } from "../contract/route.ts";
import type { Language, Role } from "../domain/shared/codes.ts";
import type { Idempotency, StoredResponse } from "../storage/dynamodb/idempotency.ts";

export interface StaffMember {
  /** The token's username: what the audit names. */
  id: string;
  /** All that the person holds; at least one of them may call this route. */
  roles: readonly Role[];
}

/** What was sent, as the route's schemas read it. */
export interface Input<R extends Route = Route> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
}

type StaffOf<Callers> = Callers extends "public" ? undefined : StaffMember;

export interface Call<R extends Route = Route> extends Input<R> {
  staff: StaffOf<R["callers"]>;
  /** This request's idempotency, for the one read of a command. */
  idempotency: Idempotency;
  /** The reply, made before the write that keeps it. */
  respond<S extends StatusOf<R>>(
    status: S,
    reply: ReplyOf<R, S>,
    headers?: Record<string, string>,
  ): StoredResponse;
  language: Language;
  /** The network address of whoever asks, an IPv6 one cut to its network. */
  address: string;
  /** Where the site is: `https://…`, without a slash at its end. */
  siteUrl: string;
  /** Set where a plain HTML form asked: the answer is a page. */
  isForm: boolean;
}
