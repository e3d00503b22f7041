/** The status page: fills in a reference that a link carried, and sends photos without leaving the page. */
import { canRunWizard } from "./api.ts";
import { all } from "./dom.ts";
import { readTexts } from "./texts.ts";

const input = document.querySelector<HTMLInputElement>("#reference");
if (input && !input.value) input.value = decodeURIComponent(location.hash.slice(1)).slice(0, 40);

for (const place of canRunWizard() ? all(".add-document") : []) {
  const { reference = "", birthDate = "", kinds = "" } = place.dataset;
  void import("./documents.ts").then(({ showDocuments }) => {
    place.querySelector("form")?.remove();
    showDocuments(place, { reference, birthDate, kinds: kinds.split(" ") }, readTexts(".add-document"));
  });
}
