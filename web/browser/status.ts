/**
 * The status page: fills in a reference that a link carried, shows the answer without leaving the page, sends photos.
 *
 * The answer is the very page that a plain form gets. It is shown inside this one because this one's policy lets photos
 * go straight to the store, which that of an answer under `/api` does not.
 */
import { canRunWizard } from "./api.ts";
import { all, found, moveFocusTo } from "./dom.ts";
import { readTexts } from "./texts.ts";

const showAnswer = (page: Document): void => {
  const content = found("main", page as unknown as ParentNode);
  found("main").replaceChildren(...content.childNodes);
  document.title = page.title;
  scrollTo(0, 0);
  moveFocusTo(document.querySelector<HTMLElement>(".govuk-error-summary") ?? found("h1"));
  enhance();
};

const ask = async (form: HTMLFormElement): Promise<void> => {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const response = await fetch(form.action, { method: "POST", body });
  showAnswer(new DOMParser().parseFromString(await response.text(), "text/html"));
};

const enhance = (): void => {
  const question = document.querySelector<HTMLFormElement>('form[action="/api/status"]');
  question?.addEventListener("submit", (event) => {
    event.preventDefault();
    // Whatever goes wrong here, the browser's own way still works, or says why not.
    ask(question).catch(() => question.submit());
  });
  for (const place of canRunWizard() ? all(".add-document") : []) {
    const { reference = "", birthDate = "", kinds = "" } = place.dataset;
    void import("./documents.ts").then(({ showDocuments }) => {
      place.querySelector("form")?.remove();
      showDocuments(place, { reference, birthDate, kinds: kinds.split(" ") }, readTexts(".add-document"));
    });
  }
};

const input = document.querySelector<HTMLInputElement>("#reference");
if (input && !input.value) input.value = location.hash.slice(1, 41);
if (!location.pathname.startsWith("/api/")) enhance();
