/** The wizard as tests go through it: question by question with the keyboard, or at once by a draft. */

import type { Page } from "playwright-core";
import {
  everyQuestion,
  fieldNamed,
  fieldsOfQuestion,
  type PersonFieldName,
  personFieldNames,
} from "../../core/domain/applications/fields/declared.ts";
import { functioningQuestions } from "../../core/domain/shared/codes.ts";
import { aForm, aNik } from "../support/forms.ts";
import { anAddress, districtName, regencyName } from "../support/office-under-test.ts";
import { tabTo } from "./site.ts";

/** What a question's page is filled in with, by keyboard alone. */
export type ByKeyboard = (page: Page) => Promise<void>;
export const type =
  (selector: string, text: string): ByKeyboard =>
  async (page) => {
    await tabTo(page, selector);
    await page.keyboard.type(text);
  };
export const choose =
  (name: string, value: string): ByKeyboard =>
  async (page) => {
    // A group of radio buttons is one stop of the Tab key; the arrow keys go through it.
    await tabTo(page, `input[name="${name}"]`);
    const values = await page.$$eval(`section:not([hidden]) input[name="${name}"]`, (inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
    await page.keyboard.press("Space");
    for (let presses = 0; presses < values.indexOf(value); presses += 1)
      await page.keyboard.press("ArrowDown");
  };
export const tick =
  (selector: string): ByKeyboard =>
  async (page) => {
    await tabTo(page, selector);
    await page.keyboard.press("Space");
  };
export const pick =
  (selector: string, text: string): ByKeyboard =>
  async (page) => {
    await page.locator(`${selector} option`, { hasText: text }).first().waitFor({ state: "attached" });
    await tabTo(page, selector);
    await page.keyboard.type(text);
  };

export const functioning: readonly string[] = functioningQuestions;

/** The fields that are answered by one of several codes. */
export const choiceFields = personFieldNames.filter((name) => fieldNamed(name).answer.kind === "one-of");

/** What the person of `aForm` answers in the browser. */
const formOf = (serial: number) =>
  aForm({
    nik: aNik({ serial }),
    skills: ["sewing"],
    functioning: Object.fromEntries(functioning.map((question) => [question, "none"])),
    motivation: "Ingin membuka usaha jahit.",
  });

const idOf = (name: string, codes: readonly string[], code: string) =>
  code === codes[0] ? `#${name}` : `#${name}-${code}`;

/** The keys that answer a field, by the kind of its answer. */
const keysFor = (name: PersonFieldName, form: ReturnType<typeof formOf>): ByKeyboard[] => {
  const { answer } = fieldNamed(name);
  switch (answer.kind) {
    case "one-of":
      return [choose(name, String(form[name]))];
    case "some-of":
      return (form[name] as string[]).map((code) => tick(idOf(name, answer.codes, code)));
    case "line":
    case "paragraph":
    case "telephone":
    case "nik":
      return [type(`#${name}`, String(form[name]))];
    case "day": {
      const [year = "", month, day] = (form[name] as string).split("-");
      return [
        type(`#${name}`, String(Number(day))),
        type(`#${name}-month`, String(Number(month))),
        type(`#${name}-year`, year),
      ];
    }
    case "skills":
      return [pick("#skills", "Menjahit")];
    case "address":
      return [
        pick("#address-regency", regencyName(anAddress.regency)),
        pick("#address-district", districtName),
        type("#address-street", "Jl. Merdeka 5"),
      ];
    case "functioning":
      return functioning.map((question) => choose(`functioning.${question}`, "none"));
    case "consent":
      return [choose("consent.givenBy", "self")];
    default:
      // The one cohort is chosen already; what may be left out is left out.
      return [];
  }
};

const answersOf = (serial: number): [question: string, ByKeyboard[]][] => {
  const form = formOf(serial);
  return everyQuestion.map((question) => [
    question,
    fieldsOfQuestion(question).flatMap((name) => keysFor(name, form)),
  ]);
};

export const isShown = (page: Page, question: string) => page.waitForSelector(`#q-${question}:not([hidden])`);

export const answerAll = async (page: Page, serial: number, each: ByKeyboard = async () => {}) => {
  for (const [question, steps] of answersOf(serial)) {
    await isShown(page, question);
    await each(page);
    for (const step of steps) await step(page);
    await tabTo(page, "#continue");
    await page.keyboard.press("Enter");
  }
  await isShown(page, "check");
  await page.waitForSelector("#answers dl");
};

/** What a person typed who got as far as checking the answers, by the names under which the form posts it. */
const draftOf = (serial: number): Record<string, string[]> => {
  const { birthDate, consent, ...form } = formOf(serial);
  const [year = "", month, day] = birthDate.split("-");
  const posted: Record<string, string[]> = {
    "birthDate.day": [String(Number(day))],
    "birthDate.month": [String(Number(month))],
    "birthDate.year": [year],
    "consent.givenBy": [consent.givenBy],
  };
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string") posted[name] = [value];
    else if (Array.isArray(value)) posted[name] = value;
    else
      for (const [part, typed] of Object.entries(value ?? {}))
        if (typeof typed === "string") posted[`${name}.${part}`] = [typed];
  }
  return posted;
};

/** The wizard at a question, all answered on an earlier visit. */
export const openWithDraft = async (page: Page, serial: number, question = "check"): Promise<void> => {
  await page.goto("/status/");
  const draft = { savedAt: Date.now(), answers: draftOf(serial), question };
  await page.evaluate((kept) => localStorage.setItem("berdaya-isian", kept), JSON.stringify(draft));
  await page.goto(`/daftar/#q-${question}`);
  await isShown(page, question);
  if (question === "check") await page.waitForSelector("#answers dl");
};
