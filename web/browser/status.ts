/**
 * The status page: fills in a reference from the link, shows each response without leaving the page, and sends
 * photos.
 *
 * The responses are the same pages that plain forms get. This page shows them inside itself, because its content
 * security policy lets photos go straight to S3. The policy of a page below `/api` does not.
 */
import { withTimeLimit } from "../time-limit.ts";
import { canRunWizard } from "./api.ts";
import { all, found, make, moveFocusTo } from "./dom.ts";
import { removeExpired } from "./draft.ts";
import { showTrouble } from "./errors.ts";
import { readTexts } from "./texts.ts";

removeExpired();

const main = found("main");
const { unreachable = "", sending = "" } =
  document.querySelector<HTMLElement>("[data-unreachable]")?.dataset ?? {};

interface View {
  title: string;
  nodes: Node[];
}

/** The earlier views, for the browser's back button. They are lost when the page closes. */
const views: View[] = [];
let current = 0;

const keepView = (): void => {
  views[current] = { title: document.title, nodes: [...main.childNodes] };
};

const show = ({ title, nodes }: View): void => {
  main.replaceChildren(...nodes);
  document.title = title;
  scrollTo(0, 0);
  moveFocusTo(document.querySelector<HTMLElement>(".govuk-error-summary") ?? found("h1"));
};

const showAnswer = (page: Document): void => {
  const nodes = [...found("main", page).childNodes];
  keepView();
  // After a refusal, the back button leads to the view before the form, not to the form without its errors.
  if (!page.querySelector(".govuk-error-summary")) {
    current += 1;
    history.pushState({ view: current }, "");
  }
  show({ title: page.title, nodes });
  enhance();
};

const ask = async (form: HTMLFormElement): Promise<void> => {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await withTimeLimit(async (signal) =>
    (await fetch(form.action, { method: "POST", body, signal })).text(),
  );
  showAnswer(new DOMParser().parseFromString(answer, "text/html"));
};

let isBusy = false;
const submit = async (form: HTMLFormElement, button: HTMLElement): Promise<void> => {
  // Ignores a second tap while the first request is under way.
  if (isBusy) return;
  isBusy = true;
  for (const trouble of all(".trouble", main)) trouble.remove();
  const progress = make("p", { class: "govuk-body", role: "status" }, sending);
  button.before(progress);
  try {
    await ask(form);
  } catch {
    showTrouble(button, unreachable);
  } finally {
    progress.remove();
    isBusy = false;
  }
};

/** Offers only the districts of the chosen regency. */
const tieDistricts = (regency: HTMLSelectElement, district: HTMLSelectElement): void => {
  const groups = all("optgroup", district);
  const choose = () => {
    const { value } = district;
    district.replaceChildren(
      district.options[0] as HTMLOptionElement,
      ...groups.filter((group) => group.dataset.group === regency.value),
    );
    district.value = value.startsWith(`${regency.value}.`) ? value : "";
  };
  regency.addEventListener("change", choose);
  choose();
};

const enhance = (): void => {
  const regency = document.querySelector<HTMLSelectElement>("#address-regency");
  if (regency) tieDistricts(regency, found("#address-district"));
  for (const place of canRunWizard() ? all(".add-document") : []) {
    const { reference = "", birthDate = "", kinds = "" } = place.dataset;
    void import("./documents.ts").then(({ showDocuments }) => {
      place.querySelector("form")?.remove();
      void showDocuments(
        place,
        { reference, birthDate, kinds: kinds.split(" ") },
        readTexts(".add-document"),
      );
    });
  }
};

const input = document.querySelector<HTMLInputElement>("#reference");
if (input && !input.value) input.value = location.hash.slice(1, 41);
if (!location.pathname.startsWith("/api/") && canRunWizard()) {
  main.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    // The browser itself sends a file to S3.
    if (new URL(form.action).origin !== location.origin) return;
    event.preventDefault();
    void submit(form, event.submitter ?? found("button", form));
  });
  addEventListener("popstate", ({ state }) => {
    const view = views[state?.view ?? 0];
    if (!view) return;
    keepView();
    current = state?.view ?? 0;
    show(view);
  });
}
