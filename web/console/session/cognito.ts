/**
 * Sign-in by Cognito's managed login: authorization code with PKCE (RFC 7636), state and nonce, without a client
 * secret.
 *
 * If a token expires during work, the officer signs in again in another tab. That tab sends its tokens over a channel
 * that only pages of this origin can read. So the first tab keeps the typed text.
 */
import type { SignInConfig } from "./config.ts";
import { readSession, type Session, session, type Tokens } from "./session.ts";

type Cognito = Extract<SignInConfig, { kind: "cognito" }>;

interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  /** The page that the officer wanted to open. */
  returnTo: string;
  /** Whether this tab signs in for another tab that waits for the tokens. */
  forOtherTab: boolean;
}

const keptAs = "berdaya-sign-in";
const channelName = "berdaya-sign-in";
export const callbackPath = "/petugas/masuk";
const callbackUrl = () => `${location.origin}${callbackPath}`;

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string) =>
  base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));

/** Goes to the managed login, which returns to `callbackPath`. */
export const goToSignIn = async (config: Cognito, returnTo: string, forOtherTab = false): Promise<void> => {
  const attempt: Attempt = {
    state: randomText(),
    nonce: randomText(),
    verifier: randomText(),
    returnTo,
    forOtherTab,
  };
  sessionStorage.setItem(keptAs, JSON.stringify(attempt));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: config.clientId,
    redirect_uri: callbackUrl(),
    scope: "openid email",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: "S256",
  });
  location.assign(`${config.domain}/oauth2/authorize?${asked}`);
};

const askForTokens = async (config: Cognito, asked: Record<string, string>): Promise<Tokens> => {
  const response = await fetch(`${config.domain}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: config.clientId, ...asked }),
  });
  if (!response.ok) throw new Error("sign-in-refused");
  const tokens = (await response.json()) as {
    access_token: string;
    id_token?: string;
    refresh_token?: string;
  };
  return {
    accessToken: tokens.access_token,
    ...(tokens.id_token ? { idToken: tokens.id_token } : {}),
    ...(tokens.refresh_token ? { refreshToken: tokens.refresh_token } : {}),
  };
};

const nonceOf = (idToken: string): unknown =>
  (
    JSON.parse(atob((idToken.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/"))) as {
      nonce?: unknown;
    }
  ).nonce;

/**
 * Exchanges the code from the managed login for tokens. Returns the page to open next, or undefined if the tab may
 * close.
 */
export const finishSignIn = async (config: Cognito, query: URLSearchParams): Promise<string | undefined> => {
  const attempt = JSON.parse(sessionStorage.getItem(keptAs) ?? "null") as Attempt | null;
  sessionStorage.removeItem(keptAs);
  const code = query.get("code");
  if (!attempt || !code || query.get("state") !== attempt.state) throw new Error("sign-in-refused");
  const tokens = await askForTokens(config, {
    grant_type: "authorization_code",
    code,
    redirect_uri: callbackUrl(),
    code_verifier: attempt.verifier,
  });
  if (!tokens.idToken || nonceOf(tokens.idToken) !== attempt.nonce) throw new Error("sign-in-refused");
  if (attempt.forOtherTab) {
    const channel = new BroadcastChannel(channelName);
    channel.postMessage(tokens);
    channel.close();
    return undefined;
  }
  session.set(readSession(tokens));
  return attempt.returnTo;
};

/** Waits for the tokens from another tab. Call the returned function to stop waiting. */
export const awaitOtherTab = (arrived: (tokens: Tokens) => void): (() => void) => {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => arrived(data as Tokens);
  return () => channel.close();
};

/** Gets a new access token without asking the officer. Returns undefined if the refresh token no longer works. */
export const refresh = async (config: Cognito, old: Session): Promise<Session | undefined> => {
  if (!old.refreshToken) return undefined;
  try {
    const { refreshToken } = old;
    const tokens = await askForTokens(config, { grant_type: "refresh_token", refresh_token: refreshToken });
    return readSession({ refreshToken, ...tokens });
  } catch {
    return undefined;
  }
};

export const signOutAddress = (config: Cognito): string =>
  `${config.domain}/logout?${new URLSearchParams({ client_id: config.clientId, logout_uri: `${location.origin}/petugas/` })}`;
