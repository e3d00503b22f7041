/**
 * Runs before the first paint. It reserves the place of everything that the page's script shows later, so that no
 * text moves while a person reads it.
 *
 * If the page's script does not load, the page looks as it does without scripts.
 */
import { canRunWizard } from "./api.ts";

const { classList } = document.documentElement;
const longestWaitMs = 20_000;

const giveUp = (): void => classList.remove("js-enabled");

if (canRunWizard()) {
  classList.add("js-enabled");
  // A script that fails to load fires `error` only on its own element. Such an event does not bubble, so this
  // listener captures it.
  addEventListener(
    "error",
    ({ target }) => {
      if (target === window || target instanceof HTMLScriptElement) giveUp();
    },
    true,
  );
  const wait = setTimeout(giveUp, longestWaitMs);
  addEventListener("load", () => clearTimeout(wait));
}
