/**
 * The typed client of the API: what may be sent to a step and what it answers follow from its entry in `routes.ts`.
 * Types come from there by `import type`; methods and paths come as a table that `route-table.ts` makes at build time.
 */
import type * as z from "zod";
import type { Problem } from "../core/contract/replies/shared.ts";
import type { ReplyOf, Route } from "../core/contract/route.ts";
import type { RouteName, Routes } from "../core/contract/routes.ts";
import { withTimeLimit } from "./time-limit.ts";

export type { Problem };
export type RouteTable<N extends RouteName = RouteName> = {
  readonly [K in N]: Pick<Route, "method" | "path" | "callers">;
};

/**
 * What was typed, with the form's names but not yet its types: a page sends a number that is none, or a choice that
 * was not made, as it stands, and the server says at which field. So its rules stand in one place.
 */
type AsTyped<T> = T extends string
  ? string
  : T extends number
    ? number | string
    : T extends boolean
      ? boolean | string
      : T extends readonly (infer I)[]
        ? AsTyped<I>[]
        : T extends object
          ? { [K in keyof T]: AsTyped<T[K]> }
          : T;

type Sent<N extends RouteName, Name extends string> = Routes[N] extends {
  [K in Name]: infer S extends z.ZodType;
}
  ? z.input<S>
  : never;
type Part<Name extends string, T> = [T] extends [never]
  ? { [K in Name]?: never }
  : Record<never, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T };

export type Request<N extends RouteName> = Part<"params", Sent<N, "params">> &
  Part<"query", AsTyped<Sent<N, "query">>> &
  Part<"body", AsTyped<Sent<N, "body">>> & {
    /** One for each submission that a person makes, the same again for each try of it. */
    idempotencyKey?: string;
  };
export type Reply<N extends RouteName> = ReplyOf<Routes[N]>;
export type Answer<N extends RouteName> =
  | { reply: Reply<N>; problem?: undefined }
  | { problem: Problem; reply?: undefined };

interface Settings<N extends RouteName> {
  routes: RouteTable<N>;
  language: () => string;
  accessToken?: () => string | undefined;
  /** Asks for a new sign-in where a token is no longer accepted; true where the call may be tried again. */
  renew?: () => Promise<boolean>;
  fetch?: typeof fetch;
}

interface AnyRequest {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

/** Names one submission. Of random bytes, for `randomUUID` is missing where the page came by plain HTTP. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

const addressOf = (
  path: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
) => {
  // Nothing typed would make another address: a blank is refused at its field.
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] || " "));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") asked.set(name, String(value));
  const question = String(asked);
  return `/api${filled}${question && `?${question}`}`;
};

/** A refusal without words of its own: of the gateway, of a proxy, or of no server at all. */
const wordless = (type: string, status: number): Problem => ({ type, status, title: "", detail: "" });

const readProblem = async (response: Response): Promise<Problem> => {
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  const read: unknown = isProblem ? await response.json().catch(() => undefined) : undefined;
  if (read) return read as Problem;
  return wordless(response.status === 401 ? "unauthenticated" : "unexpected-answer", response.status);
};

export const createApiClient = <N extends RouteName>(settings: Settings<N>) => {
  const send = (name: N, request: AnyRequest, signal: AbortSignal): Promise<Response> => {
    const { method, path } = settings.routes[name];
    const { params, query, body, idempotencyKey } = request;
    const token = settings.accessToken?.();
    return (settings.fetch ?? fetch)(addressOf(path, params, query), {
      method,
      headers: {
        accept: "application/json",
        "accept-language": settings.language(),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === "POST" ? { "idempotency-key": idempotencyKey ?? newIdempotencyKey() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
  };

  const ask = <K extends N>(name: K, request: Request<K>): Promise<Answer<K>> =>
    withTimeLimit(async (signal) => {
      const response = await send(name, request as AnyRequest, signal);
      if (!response.ok) return { problem: await readProblem(response) };
      return { reply: (await response.json()) as Reply<K> };
    });

  return {
    /** Calls a step; a refusal is a value, never thrown, and so is a server that cannot be reached. */
    async call<K extends N>(name: K, request: Request<K>): Promise<Answer<K>> {
      try {
        const answer = await ask(name, request);
        if (answer.problem?.status === 401 && (await settings.renew?.())) return await ask(name, request);
        return answer;
      } catch {
        return { problem: wordless("unreachable", 0) };
      }
    },
  };
};
