/** Checks a paper by its code. The code comes from the QR link, behind the `#`, or from the typed field. */

import { readCertificateCode } from "../../core/domain/training/certificate.ts";
import type { pageTexts } from "../../core/i18n/applications/public-pages.ts";
import { formatDay } from "../../core/pages/format.ts";
import type { Reply } from "../api-client.ts";
import { api } from "./api.ts";
import { found, make, moveFocusTo, pageLanguage } from "./dom.ts";
import { removeExpired } from "./draft.ts";
import { clearErrors, type ErrorTexts, showFieldErrors } from "./errors.ts";

removeExpired();

type Texts = (typeof pageTexts)["id"]["certificate"] & ErrorTexts & { siteName: string };

const root = found("#certificate");
const texts: Texts = JSON.parse(root.dataset.texts ?? "{}");
const form = found<HTMLFormElement>("#form");
const input = found<HTMLInputElement>("#code");
const result = found("#result");
const language = pageLanguage();

const sentence = (text: string, kind = "govuk-body") => make("p", { class: kind }, text);

const row = (label: string, value: string) =>
  make("div", { class: "facts__row" }, make("dt", {}, label), make("dd", {}, value));

const show = (title: string, ...content: Node[]): void => {
  document.title = `${title} – ${texts.title} – ${texts.siteName}`;
  const heading = make("h2", { class: "govuk-heading-l" }, title);
  result.replaceChildren(heading, ...content);
  moveFocusTo(heading);
};

const showPaper = (paper: Reply<"showCertificate">, skill: string): void => {
  const { title, text } = paper.valid ? texts.valid : texts.void;
  show(
    title,
    make(
      "div",
      { class: `paper paper--${paper.valid ? "valid" : "void"}` },
      sentence(text, "govuk-body-l"),
      make(
        "dl",
        { class: "facts" },
        row(texts.kind, texts.kinds[paper.kind]),
        row(texts.number, paper.number),
        row(texts.holder, paper.holder),
        row(texts.skill, skill),
        row(texts.issuedOn, formatDay(language, paper.issuedOn)),
      ),
    ),
    sentence(texts.holderNote),
  );
};

/** The number of the latest request. The page ignores the response to an earlier request. */
let asked = 0;

const check = async (): Promise<void> => {
  asked += 1;
  const mine = asked;
  clearErrors(root);
  document.title = `${texts.title} – ${texts.siteName}`;
  result.replaceChildren();
  const code = readCertificateCode(input.value);
  if (!code) {
    showFieldErrors(found("#question"), [{ pointer: "/code", detail: texts.notACode }], texts);
    return;
  }
  result.replaceChildren(sentence(texts.checking));
  const [paper, skills] = await Promise.all([
    api.call("showCertificate", { params: { code } }),
    api.call("listSkills", { query: { retired: "included" } }),
  ]);
  if (mine !== asked) return;
  if (paper.reply) {
    const { skill } = paper.reply;
    const known = skills.reply?.items.find((each) => each.skill === skill);
    return showPaper(paper.reply, known?.name[language] ?? skill);
  }
  if (paper.problem?.status === 404)
    return show(texts.unknown.title, sentence(texts.unknown.text, "govuk-body-l"));
  const trouble = make("div", { class: "trouble" }, sentence(texts.unreachable));
  result.replaceChildren(trouble);
  moveFocusTo(trouble);
};

const checkAddress = (): void => {
  if (location.hash.length < 2) return;
  input.value = location.hash.slice(1, 61).replaceAll("%20", " ");
  void check();
};

found("#without-script").hidden = true;
form.classList.remove("scripted");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
addEventListener("hashchange", checkAddress);
checkAddress();
