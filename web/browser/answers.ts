/** The answers in the form: as typed for the draft, and as the API takes them for sending. */

/** By field name, as a plain form posts them. */
export type Answers = Record<string, string[]>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control => "name" in element && element.getAttribute("name") !== null,
  );

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === "radio" || control.type === "checkbox";

export const readAnswers = (form: HTMLFormElement): Answers => {
  const answers: Answers = {};
  for (const [name, value] of new FormData(form)) {
    answers[name] ??= [];
    answers[name].push(String(value));
  }
  return answers;
};

/** Writes stored answers into the form. Answers without a field in the form are left out. */
export const writeAnswers = (form: HTMLFormElement, answers: Answers): void => {
  const seen: Record<string, number> = {};
  for (const control of controlsOf(form)) {
    if (control.type === "hidden") continue;
    const values = answers[control.name] ?? [];
    if (isChoice(control)) {
      control.checked = values.includes(control.value);
      continue;
    }
    const index = seen[control.name] ?? 0;
    seen[control.name] = index + 1;
    control.value = values[index] ?? "";
  }
};

const dateOf = (answers: Answers, name: string): string | undefined => {
  const part = (which: string, length: number) => {
    const typed = (answers[`${name}.${which}`]?.[0] ?? "").trim();
    return /^\d+$/.test(typed) ? typed.padStart(length, "0") : typed;
  };
  const date = `${part("year", 4)}-${part("month", 2)}-${part("day", 2)}`;
  return date === "--" ? undefined : date;
};

export type Body = { [name: string]: unknown };

/** The body of an application, without empty fields. The schema finds the errors in it. */
export const bodyOf = (form: HTMLFormElement): Body => {
  const answers = readAnswers(form);
  const body: Body = {};
  // The page says which answers are lists.
  const lists = (form.dataset.lists ?? "").split(" ");
  for (const name of lists) body[name] = [];
  for (const [name, values] of Object.entries(answers)) {
    const given = values.filter((value) => value.trim() !== "");
    const [outer = "", inner] = name.split(".");
    if (inner === "day") {
      const date = dateOf(answers, outer);
      if (date) body[outer] = date;
    }
    if (given.length === 0 || `${outer}.day` in answers) continue;
    if (inner) body[outer] = { ...(body[outer] as Body | undefined), [inner]: given[0] };
    else body[outer] = lists.includes(outer) ? given : given[0];
  }
  return body;
};
