/**
 * The code lists that forms, tables and reports share. `core/i18n` says what each code means to a reader.
 */

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
export const accommodations = [
  "sign-language-interpreter",
  "wheelchair-access",
  "companion",
  "large-print",
  "screen-reader",
  "easy-read",
  "transport",
  "other",
] as const;
export const documentKinds = ["ktp", "family-card", "disability-letter", "photo", "other"] as const;
export type DocumentKind = (typeof documentKinds)[number];
/** The document kinds that officers add, besides the documents of the applicant. */
export const officersDocumentKinds = [
  ...documentKinds,
  "signature",
  "handover-photo",
  "visit-photo",
] as const;
export type OfficersDocumentKind = (typeof officersDocumentKinds)[number];
export const documentTypes = ["image/jpeg", "image/png", "application/pdf"] as const;
export type DocumentType = (typeof documentTypes)[number];
export const employments = ["not-working", "irregular", "working"] as const;
export const goals = ["own-business", "job", "either"] as const;
/** How an officer received the data that the officer enters for a person. */
export const enteredBy = ["paper", "phone", "visit"] as const;
export type EnteredBy = (typeof enteredBy)[number];
export const phoneOwners = ["self", "family", "companion"] as const;
export const partnerKinds = ["lpk", "blk"] as const;
export const registrySources = ["DTKS", "DTSEN"] as const;
export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];
