/**
 * The typed client of the API. The types of requests and replies follow from `routes.ts`, by `import type`. Methods
 * and paths come from a table that `route-table.ts` makes at build time.
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
 * Typed values under the form's names, before any conversion.
 *
 * A page sends an invalid number or a missing choice unchanged, and the server names the field. So the rules exist in
 * one place only.
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
    /** One key for each submission by a person. Every attempt of the same submission uses the same key. */
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
  /** Asks for a new sign-in when the server refuses the token. Returns true if the call may be tried again. */
  renew?: () => Promise<boolean>;
  fetch?: typeof fetch;
}

interface AnyRequest {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

/** A new idempotency key of 16 random bytes, in hexadecimal. `randomUUID` is missing on pages over plain HTTP. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

const addressOf = (
  path: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
) => {
  // An empty parameter would give the path of another route. A blank keeps the route, and the server refuses the
  // field.
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] || " "));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") asked.set(name, String(value));
  const question = String(asked);
  return `/api${filled}${question && `?${question}`}`;
};

/** A problem without a title and detail: from the gateway, from a proxy, or because no server answered. */
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
    /** Calls a step. Refusals and unreachable servers are values of `Answer`, never exceptions. */
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
