/** A client of the API for tests. The client sends only requests that a real client could send. */
import type { Role } from "../../core/domain/shared/codes.ts";

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  body: any;
}

export const createApi = (url: string) => {
  const tokens = new Map<string, { accessToken: string; idToken: string }>();

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const isText = typeof body === "string";
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(body !== undefined ? { "content-type": "application/json" } : {}), ...headers },
      ...(body !== undefined ? { body: isText ? body : JSON.stringify(body) } : {}),
    });
    const text = await reply.text();
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      parsed = undefined;
    }
    return { status: reply.status, headers: reply.headers, text, body: parsed };
  };

  const signIn = async (account: Role) => {
    const known =
      tokens.get(account) ??
      ((await send("POST", "/local/sign-in", { account })).body as { accessToken: string; idToken: string });
    tokens.set(account, known);
    return known;
  };

  const form = (fields: Record<string, string | string[]>) => {
    const sent = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const each of [value].flat()) sent.append(name, each);
    return sent.toString();
  };

  return {
    url,
    send,
    signIn,
    get: (path: string, headers?: Record<string, string>) => send("GET", path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      send("POST", path, body, headers),
    put: (path: string, body: unknown, headers?: Record<string, string>) => send("PUT", path, body, headers),
    postForm: (
      path: string,
      fields: Record<string, string | string[]>,
      headers: Record<string, string> = {},
    ) =>
      send("POST", path, form(fields), { "content-type": "application/x-www-form-urlencoded", ...headers }),
    /** The same calls with the token of a demo account. */
    as: async (role: Role) => {
      const { accessToken } = await signIn(role);
      const authorization = `Bearer ${accessToken}`;
      return {
        get: (path: string) => send("GET", path, undefined, { authorization }),
        post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
          send("POST", path, body, { authorization, ...headers }),
        put: (path: string, body: unknown) => send("PUT", path, body, { authorization }),
      };
    },
    setClock: (at: string | null) => send("PUT", "/local/clock", { at }),
    /** The sign-in follows the clock. After a test moves the clock, the client asks for new tokens. */
    forgetTokens: () => tokens.clear(),
  };
};
export type Api = ReturnType<typeof createApi>;

/** The calls of one role's account. */
export type StaffApi = Awaited<ReturnType<ReturnType<typeof createApi>["as"]>>;

/** Sets the clock and signs the roles in anew, because tokens follow the clock. */
export const staffAt = async <R extends Role>(
  api: ReturnType<typeof createApi>,
  at: string,
  roles: readonly R[],
): Promise<Record<R, StaffApi>> => {
  await api.setClock(at);
  api.forgetTokens();
  const signedIn = await Promise.all(roles.map(async (role) => [role, await api.as(role)] as const));
  return Object.fromEntries(signedIn) as Record<R, StaffApi>;
};
