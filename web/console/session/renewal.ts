/**
 * Renews the session when the server refuses the token. First without asking, then by asking the officer. The page
 * and its typed text stay.
 */
import { createStore } from "../store.ts";
import { refresh } from "./cognito.ts";
import { signInConfig } from "./config.ts";
import { session } from "./session.ts";

/** Set while the console waits for the officer to sign in again. `done` ends the wait. */
export interface Asking {
  done: (signedInAgain: boolean) => void;
}
export const asking = createStore<Asking | undefined>(undefined);

const ask = () =>
  new Promise<boolean>((resolve) => {
    asking.set({
      done: (signedInAgain) => {
        asking.set(undefined);
        resolve(signedInAgain);
      },
    });
  });

let renewing: Promise<boolean> | undefined;

const renewNow = async (): Promise<boolean> => {
  const old = session.get();
  if (!old) return false;
  const config = await signInConfig();
  const refreshed = config.kind === "cognito" ? await refresh(config, old) : undefined;
  if (refreshed) {
    session.set(refreshed);
    return true;
  }
  // Another officer may sign in now. One officer's typed text must not be sent in another officer's name.
  return (await ask()) && session.get()?.username === old.username;
};

/** Several calls may fail at the same time. They all wait for one renewal. */
export const renew = (): Promise<boolean> => {
  renewing ??= renewNow().finally(() => {
    renewing = undefined;
  });
  return renewing;
};
