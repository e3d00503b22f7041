/** A selection beside the applications: who is judged, the sealed record, the waitlist, the seats given back. */
import * as z from "zod";
import type { Application } from "../../domain/applications/application.ts";
import type { WaitlistEntry } from "../../domain/selection/seat.ts";
import type { Candidate, SelectionRecord } from "../../domain/selection/selection.ts";
import type { Instant } from "../../domain/shared/day.ts";
import type { Item, Key, Write } from "../dynamodb/store.ts";
import { fields, text, textSet, texts, whole } from "./stored.ts";
import { declareKind } from "./versioned.ts";

/** Who was assessed in a cohort: what a selection reads, consistently, in one partition. */
export const candidatesPartition = (cohortId: string): string => `CANDIDATES#${cohortId}`;

const storedScores = () => fields({ motivation: z.number(), readiness: z.number(), need: z.number() });

export const candidateKind = /* @__PURE__ */ declareKind<{ candidate: Candidate }>({
  kind: "candidate",
  table: "applications",
  pk: /^CANDIDATES#/,
  sk: /^KT-/,
  version: 1,
  schema: () =>
    fields({
      candidate: fields({
        reference: text(),
        scores: storedScores(),
        skills: texts(),
        regency: text(),
        sex: text(),
        disabilities: texts(),
      }),
    }),
});

/** Rises whenever the candidates change; the sealed record is put there, so that neither can pass the other unseen. */
export const selectionKey = (cohortId: string): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  sk: "SELECTION",
});

interface StoredSelection {
  revision?: number | undefined;
  sealedAt?: Instant | undefined;
  sealedBy?: string | undefined;
  /** The sealed record as a text of JSON, or where it stands. */
  record?: string | undefined;
  recordKey?: string | undefined;
}

/** Its revision grows by additions, and so it names no version; of the sealed record a digest is kept. */
export const selectionKind = /* @__PURE__ */ declareKind<StoredSelection>({
  kind: "selection",
  table: "applications",
  pk: /^SELECTION#/,
  sk: /^SELECTION$/,
  version: 1,
  schema: () =>
    fields({
      revision: whole().optional(),
      sealedAt: text().optional(),
      sealedBy: text().optional(),
      record: text().optional(),
      recordKey: text().optional(),
    }),
});

const storedRecord = (): z.ZodType<SelectionRecord> =>
  fields({
    cohortId: text(),
    rules: fields({
      weights: storedScores(),
      reserved: z.array(
        fields({ by: z.enum(["regency", "sex", "disability"]), value: text(), seats: z.number() }),
      ),
    }),
    seed: text(),
    classes: z.array(fields({ classId: text(), skill: text(), seats: z.number() })),
    quota: z.number(),
    rows: z.array(
      fields({
        pseudonym: text(),
        scores: storedScores(),
        total: z.number(),
        classes: texts(),
        reserved: z.array(z.number()),
        result: z.discriminatedUnion("state", [
          fields({ state: z.literal("offered"), classId: text() }),
          fields({ state: z.literal("waitlisted"), place: z.number() }),
          fields({ state: z.literal("not-selected") }),
        ]),
      }),
    ),
    inputDigest: text(),
    digest: text(),
  });

/** The record itself, in the item or in the bucket: its digest holds it as it is, so it never changes its shape. */
export const sealedRecordKind = /* @__PURE__ */ declareKind<{ record: SelectionRecord }>({
  kind: "sealed-record",
  table: "applications",
  pk: /^SELECTION#/,
  sk: /^SELECTION$/,
  version: 1,
  schema: () => fields({ record: storedRecord() }),
});

/** Beside the record: its coming starts the moves that follow from it, should the one who sealed it have died. */
export const sealedKey = (cohortId: string): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  sk: "SEALED",
});

interface StoredSeal {
  cohortId: string;
  sealedAt: Instant;
  sealedBy: string;
  carriedOutAt?: Instant | undefined;
}

export const sealKind = /* @__PURE__ */ declareKind<StoredSeal>({
  kind: "seal",
  table: "applications",
  pk: /^SELECTION#/,
  sk: /^SEALED$/,
  version: 1,
  schema: () =>
    fields({ cohortId: text(), sealedAt: text(), sealedBy: text(), carriedOutAt: text().optional() }),
});

/**
 * The cohorts whose selection is sealed while moves that follow from it are still to be made: one small item, so that
 * every list can ask.
 */
export const pendingSelectionsKey: Key = { table: "applications", pk: "SELECTIONS", sk: "PENDING" };

/** Grows and shrinks by additions, and so names no version: another shape of it needs another key. */
export const pendingSelectionsKind = /* @__PURE__ */ declareKind<{
  cohorts?: ReadonlySet<string> | undefined;
}>({
  kind: "pending-selections",
  table: "applications",
  pk: /^SELECTIONS$/,
  sk: /^PENDING$/,
  version: 1,
  schema: () => fields({ cohorts: textSet().optional() }),
});

export const readPendingSelections = (item: Item | undefined): readonly string[] => [
  ...(pendingSelectionsKind.read(item)?.cohorts ?? []),
];
export const pendingSelectionWrite = (verb: "ADD" | "DELETE", cohortId: string): Write => ({
  ...pendingSelectionsKey,
  update: { expression: `${verb} cohorts :cohort`, values: { ":cohort": new Set([cohortId]) } },
});

/** Somebody who came back after a rejection: should the selection be sealed by then, its moves are made once more. */
export const lateReinstatementKey = ({ cohortId, reference, version }: Application): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  // Anew each time that somebody comes back: the stream tells of new items only.
  sk: `SEALED-LATE#${reference}#${version}`,
});

export const lateReinstatementKind = /* @__PURE__ */ declareKind<{ reference: string }>({
  kind: "late-reinstatement",
  table: "applications",
  pk: /^SELECTION#/,
  sk: /^SEALED-LATE#/,
  version: 1,
  schema: () => fields({ reference: text() }),
});

export const waitlistPartition = (cohortId: string): string => `WAITLIST#${cohortId}`;
export const waitlistPrefix = "WAITING#";
export const waitlistKey = (
  { cohortId, reference }: Pick<Application, "cohortId" | "reference">,
  { place, since }: WaitlistEntry,
): Key => ({
  table: "applications",
  pk: waitlistPartition(cohortId),
  sk: `${waitlistPrefix}${String(place).padStart(6, "0")}#${since}#${reference}`,
});

/** A seat that was given back and waits for the first who can take it. */
export const vacancyPrefix = "VACANCY#";
export const vacanciesPartition = (cohortId: string): string => `VACANCIES#${cohortId}`;
export const vacancyKey = (cohortId: string, at: string, reference: string): Key => ({
  table: "applications",
  pk: vacanciesPartition(cohortId),
  sk: `${vacancyPrefix}${at}#${reference}`,
});

export const waitingKind = /* @__PURE__ */ declareKind<{ reference: string; classes: string[] }>({
  kind: "waiting",
  table: "applications",
  pk: /^WAITLIST#/,
  sk: /^WAITING#/,
  version: 1,
  schema: () => fields({ reference: text(), classes: texts() }),
});

export const vacancyKind = /* @__PURE__ */ declareKind<{ classId: string }>({
  kind: "vacancy",
  table: "applications",
  pk: /^VACANCIES#/,
  sk: /^VACANCY#/,
  version: 1,
  schema: () => fields({ classId: text() }),
});
