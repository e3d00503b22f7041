/**
 * Removes who a person is from an ended application. Reports still count the rest, which names nobody. The
 * law on public goods asks the office to keep participants' papers for years. So participants are not erased.
 */
import type { Application } from "../applications/application.ts";
import { type Answer, isList } from "../applications/fields/answer.ts";
import { fieldNamed, personFieldNames } from "../applications/fields/declared.ts";
import type { Erasing, Leaving } from "../applications/fields/person-field.ts";
import { recordAttributes } from "../applications/record-attributes.ts";
import { statusTable } from "../applications/statuses.ts";
import { pseudonymOf } from "../reporting/report.ts";
import type { Instant } from "../shared/day.ts";

export const canBeErased = ({ status, appeals }: Pick<Application, "status" | "appeals">): boolean =>
  statusTable[status].isErasable && !appeals?.some(({ state }) => state === "open");

/**
 * The value of a field after a complete erasure. The value keeps the form of the field, so every reader can
 * read the record.
 */
const nothingOf = (answer: Answer): unknown => {
  if (answer.kind === "optional") return null;
  if (isList(answer)) return [];
  return "parts" in answer ? {} : "";
};

type Rule = "remove" | "keep" | Leaving<never, unknown>;

const leave = (rule: Rule, value: unknown, whenRemoved: unknown, erasing: Erasing): unknown => {
  if (rule === "remove") return whenRemoved;
  return rule === "keep" || value === undefined ? value : rule.left(value as never, erasing);
};

/** Keeps only the fields and attributes with a declaration. Erasure removes everything else in a record. */
export const eraseApplication = (
  application: Application,
  requestId: string,
  erasedAt: Instant,
): Application => {
  const erasing: Erasing = { appliedOn: application.appliedOn, requestId, erasedAt };
  const ofPerson = personFieldNames.map((name) => {
    const { answer, erasure } = fieldNamed(name);
    return [name, leave(erasure, application[name], nothingOf(answer), erasing)] as const;
  });
  const ofRecord = Object.entries<{ erasure: Rule }>(recordAttributes).map(
    ([name, { erasure }]) =>
      [name, leave(erasure, application[name as keyof Application], undefined, erasing)] as const,
  );
  const left = [...ofRecord, ...ofPerson].filter(([, value]) => value !== undefined);
  // Reports count a person once, also after the erasure: by the value that told the person apart until now.
  const countedAs = pseudonymOf(application);
  // Every attribute of an application has a declaration, and each declaration leaves a value of the
  // attribute's own type.
  return { ...(Object.fromEntries(left) as unknown as Application), countedAs, erasedAt };
};
