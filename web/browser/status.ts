/**
 * The status page: fills in a reference that a link carried, shows each answer without leaving the page, sends photos.
 *
 * The answers are the very pages that plain forms get. They are shown inside this one because this one's policy lets
 * photos go straight to the store, which that of an answer under `/api` does not.
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

/** What stood here before, for the browser's own way back; gone with the page. */
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
  // After a refusal the way back leads to what was before the form, not to the form without its errors.
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
  // A second tap while the first is under way is the same tap.
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

/** Only the districts of the regency that was chosen. */
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
    // A file goes to the store, by the browser's own way.
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
