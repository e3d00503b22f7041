/**
 * Who is signed in. Tokens live in memory and in this tab's sessionStorage, so that a reload keeps the officer signed
 * in and a closed tab does not.
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
  /** What the officer is called on the page: an e-mail where there is one. */
  shownName: string;
  roles: readonly Role[];
}

const keptAs = "berdaya-session";

/** The claims of a token, for what the page shows; only the server believes them after checking the signature. */
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

/** The session of a page that only shows to who is signed in. */
export const useSession = (): Session => {
  const now = useStore(session);
  if (!now) throw new Error("This page needs a session");
  return now;
};
