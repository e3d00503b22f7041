/** The shape of an entry of `routes.ts`, and the types that follow from one. */
import type * as z from "zod";
import type { ConditionName } from "../domain/applications/conditions.ts";
import { type MoveName, statusesLeftBy } from "../domain/applications/moves.ts";
import type { Role, Status } from "../domain/shared/codes.ts";
import type { ErrorCode } from "../domain/shared/domain-error.ts";

/** What a step reads and changes: from it come the function's environment and its grant, and nothing else. */
export interface Uses {
  applications?: "read" | "write";
  cohorts?: "read" | "write";
  toolkits?: "read" | "write";
  /** `append` puts the next entry; no use updates or deletes one. */
  audit?: "append" | "read";
  /**
   * `receive` signs uploads, `open` signs downloads, `inspect` reads what arrived, `remove` lets a file go, `print` keeps
   * papers beside them.
   */
  documents?: "receive" | "open" | "inspect" | "remove" | "print";
  reports?: "read" | "write";
  /** The secret from which the NIK is sealed, opened and found again. */
  identity?: true;
  /** Sends SMS and e-mail, where the stage says so. */
  messages?: "send";
}

/** How much time and memory a step has: one that somebody waits for at the gateway, or one that may take minutes. */
export type Profile = "api" | "job";

export interface Route {
  method: "GET" | "POST" | "PUT";
  /** Below `/api`, with `{names}` of its parameters. */
  path: string;
  summary: string;
  /** `public`, or the roles that may call it. */
  callers: "public" | readonly Role[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Also takes the plain HTML form, and then answers in HTML. */
  form?: true;
  /** What a success answers, by status; `html` for a page. */
  replies: Readonly<Record<number, z.ZodType | "html">>;
  /** By which it may refuse, beside those of its kind (`refusals.ts`): a test fails at any other. */
  refusals?: readonly ErrorCode[];
  /** A POST that only looks: a repeat by key is simply done again. */
  onlyLooks?: true;
  /** The moves that it makes of an application: it is allowed in the states that they leave. */
  moves?: readonly MoveName[];
  /** The states in which its staff may take a step that makes no move. */
  allowedInStatuses?: readonly Status[];
  /** What else must hold of the application, beside its state. */
  allowedWhen?: ConditionName;
  profile: Profile;
  uses: Uses;
}

type Read<S> = S extends z.ZodType ? z.infer<S> : undefined;
export type ParamsOf<R extends Route> = Read<R["params"]>;
export type QueryOf<R extends Route> = Read<R["query"]>;
export type BodyOf<R extends Route> = Read<R["body"]>;
/** What a client sends: before anything is read, trimmed or filled in. */
export type SentTo<R extends Route> = R["body"] extends z.ZodType ? z.input<R["body"]> : undefined;
export type StatusOf<R extends Route> = keyof R["replies"] & number;
type Answered<S> = S extends z.ZodType ? z.input<S> : string;
export type ReplyOf<R extends Route, S extends StatusOf<R> = StatusOf<R>> = Answered<R["replies"][S]>;

/** The file and the CDK id of a step: `registerApplicant` is `register-applicant`. */
export const fileNameOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** How the log names the step of a route. */
export const stepOf = ({ method, path }: Pick<Route, "method" | "path">): string => `${method} ${path}`;

/** What a success is answered with where the entry names one status alone. */
export const successOf = <R extends Route>({ replies }: R): StatusOf<R> =>
  Number(Object.keys(replies)[0]) as StatusOf<R>;

/** Every route stands in one of two stacks: those of staff apart from the public's. */
export const isForStaff = (route: Pick<Route, "callers">): boolean => route.callers !== "public";

export const isCommand = (route: Pick<Route, "method" | "onlyLooks">): boolean =>
  route.method !== "GET" && !route.onlyLooks;

/**
 * What staff take on one application and nothing else is an action, named by the last word of its path; undefined for
 * every other route.
 */
export const findActionName = (route: Route): string | undefined => {
  const isAllowedSomewhere = route.moves !== undefined || route.allowedInStatuses !== undefined;
  const [, below] = /^\/staff\/applications\/\{reference\}\/([^{]+)$/.exec(route.path) ?? [];
  return isAllowedSomewhere ? below?.slice(below.lastIndexOf("/") + 1) : undefined;
};

/** The same, told by the types. */
export type IsAction<R> = R extends { path: `/staff/applications/{reference}/${infer Below}` }
  ? Below extends `${string}{${string}`
    ? false
    : R extends { moves: readonly MoveName[] } | { allowedInStatuses: readonly Status[] }
      ? true
      : false
  : false;

/** The states of an application in which a route that is an action is allowed. */
export const statusesAllowing = ({ moves, allowedInStatuses }: Route): readonly Status[] =>
  allowedInStatuses ?? statusesLeftBy(moves ?? []);
