/**
 * The signed-in officer. The tokens are in memory and in this tab's sessionStorage. A reload keeps the officer signed
 * in, and closing the tab signs the officer out.
 */
import { type Role, roles } from "../../../core/domain/shared/codes.ts";
import { createStore, useStore } from "../store.ts";

export interface Tokens {
  accessToken: string;
  idToken?: string;
  refreshToken?: string;
}

export interface Session extends Tokens {
  username: string;
  /** The officer's name on the page: the e-mail address, if the token has one. */
  shownName: string;
  roles: readonly Role[];
}

const keptAs = "berdaya-session";

/** The claims of a token, for display only. The server checks the signature before it believes them. */
const claimsOf = (token: string): Record<string, unknown> => {
  const part = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
  const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
};

export const readSession = (tokens: Tokens): Session => {
  const { username, "cognito:groups": groups } = claimsOf(tokens.accessToken);
  const named = tokens.idToken ? claimsOf(tokens.idToken).email : undefined;
  return {
    ...tokens,
    username: String(username),
    shownName: String(named ?? username),
    roles: roles.filter((role) => Array.isArray(groups) && groups.includes(role)),
  };
};

const readKept = (): Session | undefined => {
  try {
    const kept = sessionStorage.getItem(keptAs);
    return kept ? readSession(JSON.parse(kept) as Tokens) : undefined;
  } catch {
    return undefined;
  }
};

export const session = createStore<Session | undefined>(readKept());
session.watch((now) => {
  if (!now) return sessionStorage.removeItem(keptAs);
  const { accessToken, idToken, refreshToken } = now;
  sessionStorage.setItem(keptAs, JSON.stringify({ accessToken, idToken, refreshToken }));
});

/** The session, for pages that only signed-in officers see. */
export const useSession = (): Session => {
  const now = useStore(session);
  if (!now) throw new Error("This page needs a session");
  return now;
};
