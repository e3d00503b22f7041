/** The wizard as tests go through it: question by question with the keyboard, or at once by a draft. */
import type { Page } from "playwright-core";
import { aNik } from "../support/forms.ts";
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
    await tabTo(page, selector);
    await page.keyboard.type(text);
  };

export const functioning = [
  "seeing",
  "hearing",
  "walking",
  "remembering",
  "selfCare",
  "communicating",
  "hands",
];

const answersOf = (serial: number): Record<string, ByKeyboard[]> => ({
  cohort: [],
  skills: [pick("#skills", "Menjahit")],
  name: [type("#fullName", "Siti Rahmah")],
  nik: [type("#nik", aNik({ serial }))],
  "birth-date": [type("#birthDate", "5"), type("#birthDate-month", "7"), type("#birthDate-year", "1998")],
  sex: [choose("sex", "female")],
  contact: [type("#phone", "0812 5555 0101"), choose("phoneOwner", "self")],
  address: [
    pick("#address-regency", "Samarinda"),
    pick("#address-district", "Samarinda Ulu"),
    type("#address-street", "Jl. Merdeka 5"),
  ],
  functioning: functioning.map((question) => choose(`functioning.${question}`, "none")),
  disabilities: [tick("#disabilities")],
  accommodations: [tick("#accommodations-wheelchair-access")],
  employment: [choose("employment", "not-working")],
  goal: [choose("goal", "own-business"), type("#motivation", "Ingin membuka usaha jahit.")],
  helper: [],
  consent: [choose("consent.givenBy", "self")],
});

export const isShown = (page: Page, question: string) => page.waitForSelector(`#q-${question}:not([hidden])`);

export const answerAll = async (page: Page, serial: number, each: ByKeyboard = async () => {}) => {
  for (const [question, steps] of Object.entries(answersOf(serial))) {
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
const draftOf = (serial: number): Record<string, string[]> => ({
  cohortId: ["2026-1"],
  skills: ["sewing"],
  fullName: ["Siti Rahmah"],
  nik: [aNik({ serial })],
  "birthDate.day": ["5"],
  "birthDate.month": ["7"],
  "birthDate.year": ["1998"],
  sex: ["female"],
  phone: ["0812 5555 0101"],
  phoneOwner: ["self"],
  "address.regency": ["64.72"],
  "address.district": ["64.72.01"],
  "address.street": ["Jl. Merdeka 5"],
  ...Object.fromEntries(functioning.map((question) => [`functioning.${question}`, ["none"]])),
  disabilities: ["physical"],
  accommodations: ["wheelchair-access"],
  employment: ["not-working"],
  goal: ["own-business"],
  motivation: ["Ingin membuka usaha jahit."],
  "consent.givenBy": ["self"],
});

/** The wizard at a question, all answered on an earlier visit. */
export const openWithDraft = async (page: Page, serial: number, question = "check"): Promise<void> => {
  await page.goto("/status/");
  const draft = { savedAt: Date.now(), answers: draftOf(serial), question };
  await page.evaluate((kept) => localStorage.setItem("berdaya-isian", kept), JSON.stringify(draft));
  await page.goto(`/daftar/#q-${question}`);
  await isShown(page, question);
  if (question === "check") await page.waitForSelector("#answers dl");
};
