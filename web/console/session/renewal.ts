/** What happens when the server no longer takes the token: first quietly, then by asking; never by losing the page. */
import { createStore } from "../store.ts";
import { refresh } from "./cognito.ts";
import { signInConfig } from "./config.ts";
import { session } from "./session.ts";

/** Waits for the officer to sign in again; `done` ends the wait. */
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
  // Who signs in now may be somebody else: what one officer typed is not sent in another's name.
  return (await ask()) && session.get()?.username === old.username;
};

/** Several calls may fail at once: they wait for one renewal. */
export const renew = (): Promise<boolean> => {
  renewing ??= renewNow().finally(() => {
    renewing = undefined;
  });
  return renewing;
};
