/**
 * Erasing who a person is from an application that has ended: what is left is counted in reports and names nobody.
 * Participants' papers are kept for the years that the law on public goods asks, so theirs are not erased.
 */
import type { Application, PersonFingerprint, SealedNik } from "../applications/application.ts";
import type { Status } from "../shared/codes.ts";
import { addMonths, ageOn, type Day, type Instant } from "../shared/day.ts";

const endedWithoutTraining: readonly Status[] = ["rejected", "not-selected", "declined", "withdrawn"];

export const canBeErased = ({ status, appeals }: Pick<Application, "status" | "appeals">): boolean =>
  endedWithoutTraining.includes(status) && !appeals?.some(({ state }) => state === "open");

/** Stands where a name stood: lists are in the office's language. */
const erasedName = "(dihapus)";

/** A day of birth that is nobody's own and falls into the same band of ages, for the reports. */
const blurBirthDate = (birthDate: Day, appliedOn: Day): Day => {
  const firstAgeOfBand = Math.floor((ageOn(birthDate, appliedOn) - 5) / 10) * 10 + 5;
  return addMonths(appliedOn, -12 * firstAgeOfBand);
};

export const eraseApplication = (
  application: Application,
  requestId: string,
  erasedAt: Instant,
): Application => ({
  ...application,
  erasedAt,
  fullName: erasedName,
  nik: "" as SealedNik,
  person: "" as PersonFingerprint,
  birthDate: blurBirthDate(application.birthDate, application.appliedOn),
  phone: "",
  email: null,
  address: { regency: application.address.regency, district: "", village: null, street: "" },
  functioning: {} as Application["functioning"],
  accommodations: [],
  motivation: "",
  helper: null,
  consent: {
    version: application.consent.version,
    givenBy: application.consent.givenBy,
    guardianName: undefined,
  },
  flags: [],
  documents: [],
  registryChecks: [],
  reasons: [],
  history: application.history.map(({ at, status }) => ({ at, status })),
  ...(application.assessment
    ? {
        assessment: {
          ...application.assessment,
          suitability: application.assessment.suitability.map((each) => ({ ...each, note: "" })),
          accommodations: [],
        },
      }
    : {}),
  ...(application.appeals
    ? { appeals: application.appeals.map(({ note: _note, ...appeal }) => ({ ...appeal, text: "" })) }
    : {}),
  dataRequests: (application.dataRequests ?? []).map(({ text: _text, note, ...request }) => ({
    ...request,
    // There is nothing left to ask for.
    answeredAt: request.answeredAt ?? erasedAt,
    // The answer to the erasure itself stays: it is the proof that it was done.
    ...(request.requestId === requestId && note ? { note } : {}),
  })),
});
