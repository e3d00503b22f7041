/** A selection beside the applications: the candidates, the sealed record, the waitlist, the vacant seats. */
import * as z from "zod";
import type { Application } from "../../domain/applications/application.ts";
import type { WaitlistEntry } from "../../domain/selection/seat.ts";
import type { Candidate, SelectionRecord } from "../../domain/selection/selection.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { fields, text, textSet, texts, whole } from "../../domain/shared/stored.ts";
import type { Item, Key, Write } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

/** The assessed persons of a cohort. A selection reads them with strong consistency, in one partition. */
export const candidatesPartition = (cohortId: string): string => `CANDIDATES#${cohortId}`;

const storedScores = () => fields({ motivation: z.number(), readiness: z.number(), need: z.number() });

export const candidateKind = /* @__PURE__ */ declareKind<{ candidate: Candidate }>({
  kind: "candidate",
  table: "applications",
  pk: /^CANDIDATES#/,
  sk: /^[A-Z]{2}-/,
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

/**
 * The revision rises with each change of the candidates. The same item holds the seal, so neither write can
 * miss the other.
 */
export const selectionKey = (cohortId: string): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  sk: "SELECTION",
});

interface StoredSelection {
  revision?: number | undefined;
  sealedAt?: Instant | undefined;
  sealedBy?: string | undefined;
  /** The sealed record as a JSON text, or the place of the record. */
  record?: string | undefined;
  recordKey?: string | undefined;
}

/**
 * The revision grows by additions, so the item names no version. The item holds a digest of the sealed
 * record.
 */
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

/**
 * The record itself, in the item or in the bucket. Its digest covers the record as it is, so its form never
 * changes.
 */
export const sealedRecordKind = /* @__PURE__ */ declareKind<{ record: SelectionRecord }>({
  kind: "sealed-record",
  table: "applications",
  pk: /^SELECTION#/,
  sk: /^SELECTION$/,
  version: 1,
  schema: () => fields({ record: storedRecord() }),
});

/**
 * An item beside the record. The new item starts the moves of the record, even when the sealing request died.
 */
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
 * The cohorts with a sealed selection whose moves are not all made. The item is small, so that every list can
 * read it.
 */
export const pendingSelectionsKey: Key = { table: "applications", pk: "SELECTIONS", sk: "PENDING" };

/** This item grows and shrinks by additions, so it names no version. Another shape needs another key. */
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

/**
 * A person who came back after a rejection. When the selection is sealed by then, its moves are made again.
 */
export const lateReinstatementKey = ({ cohortId, reference, version }: Application): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  // A new key for each return of a person: the stream passes on only new items.
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

/** A seat that is given back and waits for the first person who can take it. */
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
