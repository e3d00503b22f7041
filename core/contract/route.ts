/** The shape of an entry of `routes.ts`, and the types that follow from an entry. */
import type * as z from "zod";
import type { ConditionName } from "../domain/applications/conditions.ts";
import { type MoveName, statusesLeftBy } from "../domain/applications/moves.ts";
import type { Role, Status } from "../domain/shared/codes.ts";
import type { ErrorCode } from "../domain/shared/domain-error.ts";

/**
 * The data that a step reads and changes. The function's environment and its grant follow only from `Uses`.
 */
export interface Uses {
  applications?: "read" | "write";
  cohorts?: "read" | "write";
  toolkits?: "read" | "write";
  /** `append` adds the next entry. No use updates or deletes an entry. */
  audit?: "append" | "read";
  /**
   * `receive` signs uploads, `open` signs downloads, and `inspect` reads the file that arrived. `remove`
   * removes a file, and `print` stores papers beside the documents.
   */
  documents?: "receive" | "open" | "inspect" | "remove" | "print";
  reports?: "read" | "write";
  /** The secret that seals, opens and finds the NIK. */
  identity?: true;
  /** Sends SMS and e-mail, when the stage allows it. */
  messages?: "send";
}

/** The time and memory of a step. `api`: somebody waits at the gateway. `job`: the step may take minutes. */
export type Profile = "api" | "job";

export interface Route {
  method: "GET" | "POST" | "PUT";
  /** The path below `/api`, with `{names}` of its parameters. */
  path: string;
  summary: string;
  /** `public`, or the roles that may call the route. */
  callers: "public" | readonly Role[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The route also takes the plain HTML form, and then answers in HTML. */
  form?: true;
  /** The response of a success, by HTTP status. `html` for a page. */
  replies: Readonly<Record<number, z.ZodType | "html">>;
  /**
   * The refusals of the route besides those of its kind (`refusals.ts`). A test fails at any other refusal.
   */
  refusals?: readonly ErrorCode[];
  /** A POST that only reads. A repeat by key runs the step again. */
  onlyLooks?: true;
  /** The moves that the route makes. The route is allowed in the statuses that these moves leave. */
  moves?: readonly MoveName[];
  /** The statuses in which staff may take a step that makes no move. */
  allowedInStatuses?: readonly Status[];
  /** A condition of the application besides its status. */
  allowedWhen?: ConditionName;
  profile: Profile;
  uses: Uses;
}

type Read<S> = S extends z.ZodType ? z.infer<S> : undefined;
export type ParamsOf<R extends Route> = Read<R["params"]>;
export type QueryOf<R extends Route> = Read<R["query"]>;
export type BodyOf<R extends Route> = Read<R["body"]>;
/** The request as a client sends it, before the schema reads, trims or completes it. */
export type SentTo<R extends Route> = R["body"] extends z.ZodType ? z.input<R["body"]> : undefined;
export type StatusOf<R extends Route> = keyof R["replies"] & number;
type Answered<S> = S extends z.ZodType ? z.input<S> : string;
export type ReplyOf<R extends Route, S extends StatusOf<R> = StatusOf<R>> = Answered<R["replies"][S]>;

/** The name of a step's file and CDK id: `registerApplicant` becomes `register-applicant`. */
export const fileNameOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The name of a route's step in the log. */
export const stepOf = ({ method, path }: Pick<Route, "method" | "path">): string => `${method} ${path}`;

/** The success response of an entry that names only one status. */
export const successOf = <R extends Route>({ replies }: R): StatusOf<R> =>
  Number(Object.keys(replies)[0]) as StatusOf<R>;

/** Each route is in one of two stacks: the stack of staff or the stack of the public. */
export const isForStaff = (route: Pick<Route, "callers">): boolean => route.callers !== "public";

export const isCommand = (route: Pick<Route, "method" | "onlyLooks">): boolean =>
  route.method !== "GET" && !route.onlyLooks;

/**
 * An action is a route by which staff act on one application and nothing else. The last word of its path is
 * its name. undefined for every other route.
 */
export const findActionName = (route: Route): string | undefined => {
  const isAllowedSomewhere = route.moves !== undefined || route.allowedInStatuses !== undefined;
  const [, below] = /^\/staff\/applications\/\{reference\}\/([^{]+)$/.exec(route.path) ?? [];
  return isAllowedSomewhere ? below?.slice(below.lastIndexOf("/") + 1) : undefined;
};

/** The same rule in types. */
export type IsAction<R> = R extends { path: `/staff/applications/{reference}/${infer Below}` }
  ? Below extends `${string}{${string}`
    ? false
    : R extends { moves: readonly MoveName[] } | { allowedInStatuses: readonly Status[] }
      ? true
      : false
  : false;

/** The statuses of an application in which an action is allowed. */
export const statusesAllowing = ({ moves, allowedInStatuses }: Route): readonly Status[] =>
  allowedInStatuses ?? statusesLeftBy(moves ?? []);
