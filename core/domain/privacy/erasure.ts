/**
 * Erasing who a person is from an application that has ended: what is left is counted in reports and names nobody.
 * Participants' papers are kept for the years that the law on public goods asks, so theirs are not erased.
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

/** What stands in a field of which nothing is left: of the same form, so that every reader reads it. */
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

/** Only what a declaration names is left: whatever else a record holds is gone. */
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
  // Reports count a person once, also after this: by what they told the person by until now.
  const countedAs = pseudonymOf(application);
  // Every attribute of an application has a declaration, and each leaves a value of its own type.
  return { ...(Object.fromEntries(left) as unknown as Application), countedAs, erasedAt };
};
