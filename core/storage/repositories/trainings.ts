/** The end of a training: the application with its tally, and the certificate of completion. */

import type { Day, Instant } from "../../domain/shared/day.ts";
import { readReference } from "../../domain/shared/reference.ts";
import { marks } from "../../domain/training/attendance.ts";
import type { LoadedForCompletion, TrainingEnded } from "../../domain/training/training-rules.ts";
import type { Idempotency, StoredResponse } from "../dynamodb/idempotency.ts";
import { type Item, OptimisticLockError, type Write } from "../dynamodb/store.ts";
import { readTally, tallyKey, tallyKind } from "../items/attendance.ts";
import { programmesKey, readProgrammes, readSkills, skillsKey } from "../items/catalogue.ts";
import { issueCertificate, lastNumber, numbersKey, takeNumber } from "../items/certificates.ts";
import type { Applications } from "./applications.ts";

interface Found extends LoadedForCompletion {
  tallied: Item | undefined;
}

/** A sheet that is written in the meantime may lower the attendance below the minimum. */
const unchangedTally = ({ application, tallied: item }: Found): Write => {
  const tallied = tallyKind.read(item);
  return {
    ...tallyKey(application.reference),
    condition: tallied
      ? {
          expression: marks
            .map((mark) =>
              tallied[mark] === undefined ? `attribute_not_exists(#${mark})` : `#${mark} = :${mark}`,
            )
            .join(" AND "),
          names: Object.fromEntries(marks.map((mark) => [`#${mark}`, mark])),
          values: Object.fromEntries(
            marks.filter((mark) => tallied[mark] !== undefined).map((mark) => [`:${mark}`, tallied[mark]]),
          ),
        }
      : { expression: "attribute_not_exists(pk)" },
    onConditionFailed: () => new OptimisticLockError(),
  };
};

const numbersOf = (on: Day) => numbersKey("completion", on.slice(0, 4));

export const createTrainings = (applications: Applications, unit: string) => ({
  /** The office in the numbers of its certificates. */
  unit,

  async loadForCompletion(
    { reference: typed, on }: { reference: string; on: Day },
    idempotency: Idempotency,
    at: Instant,
  ): Promise<Found> {
    const [application, tallied, skills, programmes, numbers] = await applications.loadForCommandWith(
      typed,
      idempotency,
      at,
      [tallyKey(readReference(typed) ?? typed), skillsKey, programmesKey, numbersOf(on)],
    );
    return {
      application,
      tallied,
      tally: readTally(tallied),
      skills: readSkills(skills),
      programmes: readProgrammes(programmes),
      lastNumber: lastNumber(numbers),
    };
  },

  /** Saves the end of a training. A completion also saves the certificate and its number. */
  saveCompletion(
    found: Found,
    { change, certificate }: TrainingEnded,
    response: StoredResponse,
  ): Promise<StoredResponse> {
    const papers = certificate
      ? [
          unchangedTally(found),
          issueCertificate(certificate),
          takeNumber(numbersOf(certificate.issuedOn), found.lastNumber),
        ]
      : [];
    return applications.save(change, response, papers);
  },
});
