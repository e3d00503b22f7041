/** All kinds of items in the tables. No function needs all of them; a migration does. */
import type { Item } from "../dynamodb/store.ts";
import type { TableName } from "../dynamodb/tables.ts";
import { applicationKind, countsKind, personKind } from "./applications.ts";
import { rosterKind, sheetKind, tallyKind } from "./attendance.ts";
import { auditEntryKind } from "./audit.ts";
import { cohortKind, programmesKind, skillsKind } from "./catalogue.ts";
import { certificateKind, numbersKind } from "./certificates.ts";
import { failedAttemptsKind } from "./failed-attempts.ts";
import { formerProgrammeKind, formerSkillKind } from "./former-entries.ts";
import { keptReplyKind } from "./kept-replies.ts";
import { messageKind, resendingKind } from "./messages.ts";
import { appealKind, dataRequestKind, followUpDueKind } from "./office-lists.ts";
import { officerKind } from "./officers.ts";
import { removalKind } from "./removals.ts";
import {
  candidateKind,
  lateReinstatementKind,
  pendingSelectionsKind,
  sealKind,
  selectionKind,
  vacancyKind,
  waitingKind,
} from "./selection.ts";
import { toolkitKind } from "./toolkits.ts";
import type { Kind } from "./versioned.ts";

/** The part of a kind that code can use without knowing the kind. */
export type AnyKind = Pick<
  Kind<unknown>,
  | "kind"
  | "table"
  | "pk"
  | "sk"
  | "version"
  | "bringUp"
  | "versionOf"
  | "parse"
  | "rebuild"
  | "neverRewritten"
>;

export const everyKind: readonly AnyKind[] = [
  applicationKind,
  countsKind,
  personKind,
  rosterKind,
  sheetKind,
  tallyKind,
  auditEntryKind,
  cohortKind,
  programmesKind,
  skillsKind,
  formerProgrammeKind,
  formerSkillKind,
  certificateKind,
  numbersKind,
  failedAttemptsKind,
  keptReplyKind,
  messageKind,
  resendingKind,
  appealKind,
  dataRequestKind,
  followUpDueKind,
  officerKind,
  removalKind,
  candidateKind,
  lateReinstatementKind,
  pendingSelectionsKind,
  sealKind,
  selectionKind,
  vacancyKind,
  waitingKind,
  toolkitKind,
];

/** The kind of an item, by its table and keys. undefined when no kind has such keys. */
export const findKind = (
  kinds: readonly AnyKind[],
  table: TableName,
  { pk, sk }: Item,
): AnyKind | undefined =>
  kinds.find(
    (kind) => [kind.table].flat().includes(table) && kind.pk.test(String(pk)) && kind.sk.test(String(sk)),
  );
