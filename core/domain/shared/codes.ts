/**
 * The code lists that forms, tables and reports share. `core/i18n` says what each code means to a reader.
 */
import { vocabularies } from "../../../offices/vocabularies.ts";

export { type Language, languages } from "./languages.ts";

export const statuses = [
  "submitted",
  "returned",
  "verified",
  "rejected",
  "assessed",
  "offered",
  "waitlisted",
  "not-selected",
  "enrolled",
  "declined",
  "completed",
  "dropped-out",
  "equipped",
  "withdrawn",
] as const;
export type Status = (typeof statuses)[number];

export const roles = ["verifier", "assessor", "trainer", "storekeeper", "manager", "auditor"] as const;
export type Role = (typeof roles)[number];

export const sexes = ["male", "female"] as const;
export const disabilities = ["physical", "intellectual", "mental", "sensory"] as const;
export const functioningQuestions = [
  "seeing",
  "hearing",
  "walking",
  "remembering",
  "selfCare",
  "communicating",
  "hands",
] as const;
export const difficulties = ["none", "some", "a-lot", "cannot"] as const;
export const documentTypes = ["image/jpeg", "image/png", "application/pdf"] as const;
export type DocumentType = (typeof documentTypes)[number];
export const employments = ["not-working", "irregular", "working"] as const;
export const goals = ["own-business", "job", "either"] as const;
/** How an officer received the data that the officer enters for a person. */
export const enteredBy = ["paper", "phone", "visit"] as const;
export type EnteredBy = (typeof enteredBy)[number];
export const phoneOwners = ["self", "family", "companion"] as const;

type VocabularyName = keyof typeof vocabularies;

/** The codes of a list that the office decides. At least one, as its schema demands. */
const codesIn = (name: VocabularyName) => vocabularies[name].map(({ code }) => code) as [string, ...string[]];

export const accommodations = /* @__PURE__ */ codesIn("accommodations");
export const partnerKinds = /* @__PURE__ */ codesIn("partnerKinds");
export const registrySources = /* @__PURE__ */ codesIn("registrySources");
/**
 * The kinds of the standard list, so that rules cannot misspell one. An office's list may hold more: code must not take
 * the type for the whole list.
 */
export type DocumentKind = "ktp" | "family-card" | "disability-letter" | "photo" | "other";
export const documentKinds = /* @__PURE__ */ codesIn("documentKinds") as [DocumentKind, ...DocumentKind[]];

const officersOwn = ["signature", "handover-photo", "visit-photo"] as const;
export type OfficersDocumentKind = DocumentKind | (typeof officersOwn)[number];
/** The document kinds that officers add, besides the documents of the applicant. */
const withOfficersOwn = () => [...codesIn("documentKinds"), ...officersOwn];
export const officersDocumentKinds = /* @__PURE__ */ withOfficersOwn() as [
  OfficersDocumentKind,
  ...OfficersDocumentKind[],
];
