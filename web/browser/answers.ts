/** What stands in the form: as typed, for the draft; as the API takes it, for sending. */

/** By field name, as a plain form would post it. */
export type Answers = Record<string, string[]>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const lists = ["skills", "disabilities", "accommodations"];

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

/** Puts answers back where they were given; what the form does not ask is left out. */
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

/** The body of an application, its empty fields left out; what is wrong in it is for the schema to say. */
export const bodyOf = (answers: Answers): Body => {
  const body: Body = {};
  for (const name of lists) body[name] = [];
  for (const [name, values] of Object.entries(answers)) {
    const given = values.filter((value) => value.trim() !== "");
    if (given.length === 0 || name.startsWith("birthDate.")) continue;
    const [outer = "", inner] = name.split(".");
    if (inner) body[outer] = { ...(body[outer] as Body | undefined), [inner]: given[0] };
    else body[outer] = lists.includes(outer) ? given : given[0];
  }
  const birthDate = dateOf(answers, "birthDate");
  if (birthDate) body.birthDate = birthDate;
  return body;
};
