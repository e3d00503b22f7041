/** The last part of the wizard: checking the answers, sending them, the reference and the photos. */
import type { Opening } from "../../core/contract/replies/catalogue.ts";
import type { Problem } from "../../core/contract/replies/shared.ts";
import { newIdempotencyKey } from "../api-client.ts";
import { bodyOf } from "./answers.ts";
import { api } from "./api.ts";
import { showDocuments } from "./documents.ts";
import { all, found, make, moveFocusTo } from "./dom.ts";
import { clearDraft, clearSent, type Draft, type SentApplication, saveSent } from "./draft.ts";
import { type FieldError, showRefusal, showTrouble } from "./errors.ts";
import type { WizardTexts } from "./texts.ts";

/** The data and functions of the wizard that its last part uses. */
export interface Wizard {
  form: HTMLFormElement;
  root: HTMLElement;
  /** The button that the person pressed last. */
  button: HTMLElement;
  texts: WizardTexts;
  openings(): readonly Opening[];
  pending(): Draft["pending"];
  setPending(pending: Draft["pending"]): void;
  /** Opens the first question that has an error. */
  showAt(errors: readonly FieldError[]): void;
  /** Opens a question so that the person can change the answer. */
  change(question: string): void;
  section(): HTMLElement;
}

const textOf = (control: Element | null | undefined) => control?.textContent?.trim() ?? "";

/** An answer in words: the words of the choices, not their codes. */
const shownAnswer = (group: HTMLElement): string => {
  const parts = all<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    "input, select, textarea",
    group,
  )
    .filter((control) => !control.disabled && control.type !== "hidden")
    .flatMap((control) => {
      if (control instanceof HTMLSelectElement)
        return control.value ? [textOf(control.selectedOptions[0])] : [];
      if (control.type === "radio" || control.type === "checkbox")
        return (control as HTMLInputElement).checked ? [textOf(control.labels?.[0])] : [];
      return control.value.trim() ? [control.value.trim()] : [];
    });
  return parts.join(group.querySelector(".govuk-date-input") ? " " : "; ");
};

/** Shows every answer with a link that changes it. */
export const showAnswers = (wizard: Wizard, place: HTMLElement): void => {
  const { texts, form } = wizard;
  const rows = all("[data-question]", form).flatMap((section) =>
    all("[data-field]", section)
      .filter((group) => !group.hidden && (shownAnswer(group) || !group.closest("details:not([open])")))
      .map((group) => {
        const label = group.dataset.label ?? "";
        const link = make(
          "a",
          { class: "govuk-link", href: `#${section.id}` },
          texts.change,
          make("span", { class: "govuk-visually-hidden" }, ` ${label}`),
        );
        link.addEventListener("click", (event) => {
          event.preventDefault();
          wizard.change(section.dataset.question ?? "");
        });
        return make(
          "div",
          { class: "govuk-summary-list__row" },
          make("dt", { class: "govuk-summary-list__key" }, label),
          make("dd", { class: "govuk-summary-list__value" }, shownAnswer(group) || texts.notAnswered),
          make("dd", { class: "govuk-summary-list__actions" }, link),
        );
      }),
  );
  place.replaceChildren(make("dl", { class: "govuk-summary-list" }, ...rows));
};

const troubleText = (texts: WizardTexts, status: number) =>
  status > 0 ? texts.busy : navigator.onLine ? texts.unreachable : texts.offline;

/**
 * Whether the server may have recorded the application all the same. A refusal without words does not come from the
 * programme.
 */
const isUncertain = ({ status, type, detail }: Problem) =>
  status === 0 || status >= 500 || status === 429 || type === "in-progress" || !detail;

const sendOnce = async (wizard: Wizard, pending: NonNullable<Draft["pending"]>) => {
  wizard.setPending(pending);
  const { reply, problem } = await api.call("registerApplicant", {
    body: pending.body as never,
    idempotencyKey: pending.key,
  });
  if (!problem || !isUncertain(problem)) wizard.setPending(undefined);
  return { reply, problem };
};

/**
 * Sends the application. If the response to an earlier attempt was lost, `send` first repeats that attempt unchanged.
 *
 * A new attempt would only be told that the person has already applied, and the person would never learn the
 * reference.
 */
export const send = async (wizard: Wizard): Promise<void> => {
  const { texts, form } = wizard;
  const body = bodyOf(form);
  const earlier = wizard.pending();
  const progress = found("#sending", form);
  progress.textContent = texts.sending;
  let sending = earlier ?? { key: newIdempotencyKey(), body };
  let { reply, problem } = await sendOnce(wizard, sending);
  const isChanged = JSON.stringify(sending.body) !== JSON.stringify(body);
  if (problem && isChanged && !isUncertain(problem)) {
    sending = { key: newIdempotencyKey(), body };
    ({ reply, problem } = await sendOnce(wizard, sending));
  }
  progress.textContent = "";
  if (problem) refuse(wizard, problem);
  else if (reply) {
    form.hidden = true;
    clearDraft();
    const cohort = wizard.openings().find(({ cohortId }) => cohortId === sending.body.cohortId);
    const kinds = [...new Set([...(cohort?.requiredDocuments ?? []), "other"])];
    const sent = { reference: reply.reference, birthDate: String(sending.body.birthDate), kinds };
    saveSent(sent);
    showSent(
      wizard,
      { ...sent, sentAt: Date.now() },
      sending.body !== body && isChanged ? texts.sentBefore : undefined,
    );
  }
};

const refuse = (wizard: Wizard, problem: Problem): void => {
  const { texts } = wizard;
  if (isUncertain(problem)) showTrouble(wizard.button, troubleText(texts, problem.status));
  else if (problem.errors?.length) wizard.showAt(problem.errors);
  else showRefusal(wizard.section(), problem, texts);
};

/** Shows the reference, the next steps and the fields for photos. */
export const showSent = (wizard: Wizard, sent: SentApplication, warning?: string): void => {
  const { root, texts } = wizard;
  const title = make("h1", { class: "govuk-panel__title" }, texts.sentTitle);
  const finish = make("button", { type: "button", class: "govuk-button" }, texts.finish);
  finish.addEventListener("click", () => {
    clearSent();
    location.assign(root.dataset.status ?? "/");
  });
  const photos = make("section", { "aria-labelledby": "photos" });
  root.replaceChildren(
    make(
      "div",
      { class: "govuk-panel govuk-panel--confirmation" },
      title,
      make(
        "div",
        { class: "govuk-panel__body" },
        texts.reference,
        make("br"),
        make("strong", { class: "reference", id: "reference", translate: "no" }, sent.reference),
      ),
    ),
    ...(warning ? [make("p", { class: "govuk-inset-text" }, warning)] : []),
    make("p", { class: "govuk-body-l" }, texts.keep),
    photos,
    make("h2", { class: "govuk-heading-m" }, texts.next),
    make(
      "ol",
      { class: "govuk-list govuk-list--number" },
      ...texts.steps.map((step) => make("li", {}, step)),
    ),
    make("p", { class: "govuk-body" }, texts.later),
    make("p", { class: "govuk-body" }, texts.finishNote),
    finish,
  );
  photos.append(
    make("h2", { class: "govuk-heading-m", id: "photos" }, texts.documentsHeading),
    make("p", { class: "govuk-body" }, texts.documentsLead),
  );
  void showDocuments(photos, sent, texts);
  document.title = `${texts.sentTitle} – ${texts.siteName}`;
  history.replaceState({}, "", location.pathname);
  found("#back").hidden = true;
  scrollTo(0, 0);
  moveFocusTo(title);
};
