/** Shows errors: each error at its field, and all errors in a summary that takes the focus. */
import { all, make, moveFocusTo } from "./dom.ts";

export interface FieldError {
  pointer: string;
  detail: string;
}

export interface ErrorTexts {
  error: string;
  errorSummary: string;
  reasons: string;
}

const controls = "input:not([type=hidden]), select, textarea";

/**
 * An error about a group belongs to the fields of the group. An error about a part without a field belongs to the
 * whole.
 */
const isAt = (pointer: string, name: string) => {
  const own = `/${name.replaceAll(".", "/")}`;
  return pointer === own || pointer.startsWith(`${own}/`) || own.startsWith(`${pointer}/`);
};

export const belongsTo = (section: HTMLElement, { pointer }: FieldError): boolean =>
  all("[data-field]", section).some((group) => isAt(pointer, group.dataset.field ?? ""));

/** The first visible control, because a hidden control cannot take the focus. */
const firstOf = (group: HTMLElement): HTMLElement | undefined =>
  all(controls, group).find((control) => control.offsetParent !== null);

const describe = (element: HTMLElement, errorId: string) => {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  element.setAttribute("aria-describedby", [...ids.filter((id) => id !== errorId), errorId].join(" "));
};

const markField = (group: HTMLElement, detail: string, texts: ErrorTexts) => {
  const first = firstOf(group);
  if (!first) return;
  const errorId = `${first.id}-error`;
  const message = make(
    "p",
    { id: errorId, class: "govuk-error-message" },
    make("span", { class: "govuk-visually-hidden" }, texts.error),
    ` ${detail}`,
  );
  group.classList.add("govuk-form-group--error");
  const fieldset = group.querySelector("fieldset");
  if (fieldset) {
    const after = fieldset.querySelector(":scope > .govuk-hint") ?? fieldset.querySelector("legend");
    after?.after(message);
    describe(fieldset, errorId);
  } else {
    first.before(message);
    describe(first, errorId);
  }
  for (const control of all(controls, group)) {
    const kind = control.className.split(" ")[0];
    if (control.matches("[type=text], [type=tel], [type=email], select, textarea")) {
      control.classList.add(`${kind}--error`);
      control.setAttribute("aria-invalid", "true");
    }
  }
};

/** Adds a colon after a label, unless the label is a question. */
const said = (label: string, detail: string) => `${label}${label.endsWith("?") ? "" : ":"} ${detail}`;

export const clearErrors = (within: HTMLElement): void => {
  for (const message of all(".govuk-error-summary, .govuk-error-message, .trouble", within)) {
    const { id } = message;
    if (id)
      for (const described of all(`[aria-describedby~="${id}"]`, within)) {
        const rest = (described.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .filter((each) => each !== id);
        if (rest.length > 0) described.setAttribute("aria-describedby", rest.join(" "));
        else described.removeAttribute("aria-describedby");
      }
    message.remove();
  }
  for (const wrong of all("[aria-invalid]", within)) wrong.removeAttribute("aria-invalid");
  for (const marked of all("[class*='--error']", within))
    marked.className = marked.className.replace(/ ?\S+--error\b/g, "");
};

const summary = (title: string, ...content: Node[]) =>
  make(
    "div",
    {
      class: "govuk-error-summary",
      tabindex: "-1",
      "aria-labelledby": "error-summary-title",
      role: "alert",
    },
    make("h2", { class: "govuk-error-summary__title", id: "error-summary-title" }, title),
    make("div", { class: "govuk-error-summary__body" }, ...content),
  );

const show = (section: HTMLElement, box: HTMLElement, texts: ErrorTexts) => {
  section.before(box);
  if (!document.title.startsWith(texts.error)) document.title = `${texts.error} ${document.title}`;
  moveFocusTo(box);
};

/** Shows errors at the fields of a section and in a summary above the section. */
export const showFieldErrors = (
  section: HTMLElement,
  errors: readonly FieldError[],
  texts: ErrorTexts,
): void => {
  const list = make("ul", { class: "govuk-list govuk-error-summary__list" });
  const left = new Set(errors);
  for (const group of all("[data-field]", section)) {
    const here = errors.filter(({ pointer }) => isAt(pointer, group.dataset.field ?? ""));
    const [error] = here;
    const first = firstOf(group);
    if (!error || !first) continue;
    for (const each of here) left.delete(each);
    const link = make("a", { href: `#${first.id}` }, said(group.dataset.label ?? "", error.detail));
    // The fragment of the address names the question, so following the link must not change it.
    link.addEventListener("click", (event) => {
      event.preventDefault();
      first.focus();
      group.scrollIntoView();
    });
    list.append(make("li", {}, link));
    markField(group, error.detail, texts);
  }
  // Also lists errors of hidden fields: an error that nobody can read would stop the person for good.
  for (const { detail } of left) list.append(make("li", {}, detail));
  show(section, summary(texts.errorSummary, list), texts);
};

/** Shows the result of sending beside the pressed button, where the person looks, and moves the focus there. */
export const showTrouble = (button: HTMLElement, text: string): void => {
  const trouble = make("div", { class: "trouble" }, make("p", { class: "govuk-body" }, text));
  button.before(trouble);
  moveFocusTo(trouble);
  trouble.scrollIntoView({ block: "center" });
};

interface Refusal {
  title: string;
  detail: string;
  reasons?: readonly { found: string; howToFix: string }[] | undefined;
}

/** Shows the refusal of a whole application: each reason, and what the person can do about it. */
export const showRefusal = (
  section: HTMLElement,
  { title, detail, reasons = [] }: Refusal,
  texts: ErrorTexts,
): void => {
  const list = make(
    "ul",
    { class: "govuk-list govuk-list--bullet" },
    ...reasons.map(({ found, howToFix }) => make("li", {}, `${found} ${howToFix}`)),
  );
  show(
    section,
    summary(title || texts.errorSummary, make("p", {}, detail), ...(reasons.length > 0 ? [list] : [])),
    texts,
  );
};
