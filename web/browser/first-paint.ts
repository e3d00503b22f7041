/**
 * Runs before anything is drawn: what the page's script will show has its place from the first paint on, so that nothing
 * that is being read moves away when it comes.
 *
 * Where that script does not come, the page is as it is without one.
 */
import { canRunWizard } from "./api.ts";

const { classList } = document.documentElement;
const longestWaitMs = 20_000;

const giveUp = (): void => classList.remove("js-enabled");

if (canRunWizard()) {
  classList.add("js-enabled");
  // A script that cannot be loaded says so on its own element only: such an event is caught on its way down.
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
