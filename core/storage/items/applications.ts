/** The items of an application: their keys, and the attributes that the indexes show. */
import { createHash } from "node:crypto";
import * as z from "zod";
import {
  type Application,
  type ApplicationSummary,
  toApplicationSummary,
} from "../../domain/applications/application.ts";
import { ApplicationRecord } from "../../domain/applications/application-record.ts";
import { isList } from "../../domain/applications/fields/answer.ts";
import { fieldNamed, withFieldsOfBefore } from "../../domain/applications/fields/declared.ts";
import { countNames } from "../../domain/reporting/count-names.ts";
import {
  isOfFirstReports,
  type PersonTraits,
  personTraits,
  type TraitColumn,
} from "../../domain/reporting/person-traits.ts";
import { type ReportProjection, toReportProjection } from "../../domain/reporting/report.ts";
import { type Status, statuses } from "../../domain/shared/codes.ts";
import type { Day } from "../../domain/shared/day.ts";
import { fields, text, texts, whole } from "../../domain/shared/stored.ts";
import { activeName, followUpMonths } from "../../domain/toolkits/follow-up-months.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { declareKind, type Kind, RecordAtFault } from "./versioned.ts";

/** 4 partitions are enough for a list into which a whole province writes. A page reads all 4. */
export const listShards = 4;
export const countShards = 8;

const shardOf = (reference: string, shards: number) =>
  (createHash("sha256").update(reference).digest()[0] as number) % shards;

export const applicationKey = (reference: string): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: "APPLICATION",
});

export const personKey = (mark: string): Key => ({
  table: "applications",
  pk: `PERSON#${mark}`,
  sk: "PERSON",
});

export const countKey = (cohortId: string, shard: number): Key => ({
  table: "applications",
  pk: `COUNTS#${cohortId}#${shard}`,
  sk: "COUNTS",
});

export const countKeyOf = ({ cohortId, reference }: Application): Key =>
  countKey(cohortId, shardOf(reference, countShards));

const activePrefix = "live:";

/** The attribute of a person's item that holds the active application in a programme. */
export const activeAttribute = (programme: string): string => `${activePrefix}${programme}`;

/** This item grows by additions, so it names no version. Another shape needs another key. */
export const personKind = /* @__PURE__ */ declareKind<Record<`live:${string}`, string>>({
  kind: "person",
  table: "applications",
  pk: /^PERSON#/,
  sk: /^PERSON$/,
  version: 1,
  schema: () => z.looseRecord(z.templateLiteral([activePrefix, z.string()]), text()),
});

/** The active application of a person in each programme. */
export const readActiveIn = (person: Item | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(personKind.read(person) ?? {})
      .filter(([name]) => name.startsWith(activePrefix))
      .map(([name, reference]) => [name.slice(activePrefix.length), reference]),
  );

/** This item grows by additions, like the item of a person. */
export const countsKind = /* @__PURE__ */ declareKind<Partial<Record<Status, number>>>({
  kind: "counts",
  table: "applications",
  pk: /^COUNTS#/,
  sk: /^COUNTS$/,
  version: 1,
  schema: () =>
    fields(
      Object.fromEntries(statuses.map((status) => [status, whole().optional()])) as Record<
        Status,
        z.ZodOptional<z.ZodInt>
      >,
    ),
});

/** Names in the form for a search: without case, marks and double spaces. */
export const searchable = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/** The partition of names with the same beginning: two whole characters. */
export const nameStartOf = (name: string): string => [...searchable(name)].slice(0, 2).join("");

/** The fields that a list shows, and the fields for filters and nightly jobs. */
export interface ListedApplication extends ApplicationSummary {
  nameKey: string;
  /** Only for an open offer, so that the job that ends overdue offers reads no other items. */
  replyBy?: Day | undefined;
}

/**
 * The attribute `listed`. Indexes hold it without the item's own version, so it names its own version from
 * version 2 on.
 */
const listedKind = /* @__PURE__ */ declareKind<ListedApplication>({
  kind: "application-summary",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^APPLICATION$/,
  version: 1,
  schema: () =>
    fields({
      reference: text<ApplicationSummary["reference"]>(),
      fullName: text(),
      cohortId: text<ApplicationSummary["cohortId"]>(),
      status: z.enum(statuses),
      regency: text(),
      skills: texts<ApplicationSummary["skills"][number]>(),
      submittedAt: text(),
      version: whole(),
      classId: text().optional(),
      nameKey: text(),
      replyBy: text<Day>().optional(),
    }),
});

/** `withTraitsOfBefore` gives an older projection the traits that it lacks. */
const storedTraits = () =>
  Object.fromEntries(
    personTraits.map((trait) => {
      const code: z.ZodType = isList(fieldNamed(trait.field).answer) ? texts() : text();
      return [trait.column, isOfFirstReports(trait) ? code : code.optional()];
    }),
  ) as { [Column in TraitColumn]: z.ZodType<PersonTraits[Column]> };

/**
 * The text `facts`: the data of an application that reports count. It names its own version from version 2
 * on.
 */
const projectionKind = /* @__PURE__ */ declareKind<ReportProjection>({
  kind: "report-projection",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^APPLICATION$/,
  version: 1,
  schema: () =>
    fields({
      reference: text(),
      person: text(),
      programme: text(),
      cohortId: text(),
      ...storedTraits(),
      skills: fields({ wished: text(), taught: text().optional() }),
      statuses: z.array(z.tuple([z.enum(statuses), text<Day>()])),
      on: z.partialRecord(z.enum(countNames), texts<Day>()),
      toolkitValue: z.number().optional(),
      activities: z.partialRecord(
        z.enum(followUpMonths.map(activeName)),
        fields({ on: text<Day>(), activity: text() }),
      ),
    }),
});

/** Adds the version to a part that an index or a text holds, unless the version is 1. */
const withVersion = <Part>(kind: Kind<Part>, part: Part): Item => {
  const { schemaVersion, ...fields } = kind.write(part);
  return schemaVersion === 1 ? fields : { ...fields, schemaVersion };
};

/** Before the check, a record that is older than a field gets the declared value of the field. */
const ofBefore = (record: unknown): unknown =>
  typeof record === "object" && record !== null ? withFieldsOfBefore(record) : record;

interface StoredApplication {
  version: number;
  status: Status;
  record: Application;
}

export const applicationKind: Kind<StoredApplication> = /* @__PURE__ */ declareKind<StoredApplication>({
  kind: "application",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^APPLICATION$/,
  version: 1,
  schema: () =>
    fields({
      version: whole(),
      status: z.enum(statuses),
      record: z.preprocess(ofBefore, ApplicationRecord()),
    }),
  rebuild: (item) => applicationItem(parseApplication(item)),
});

/** The application of an item, in today's form. */
const parseApplication = (item: Item): Application => applicationKind.parse(item).record;

export const applicationItem = (application: Application): Item => {
  const { reference, status, cohortId, fullName } = application;
  const shard = shardOf(reference, listShards);
  return {
    ...applicationKind.write({ version: application.version, status, record: application }),
    listed: withVersion(listedKind, {
      ...toApplicationSummary(application),
      nameKey: searchable(fullName),
      ...(application.status === "offered" ? { replyBy: application.seat.replyBy } : {}),
    }),
    // A single text. Parsing a million maps attribute by attribute takes most of the time of a report.
    facts: JSON.stringify(withVersion(projectionKind, toReportProjection(application))),
    arrival: `${application.submittedAt}#${reference}`,
    arrivalShard: String(shard),
    cohortShard: `${cohortId}#${shard}`,
    statusShard: `${status}#${shard}`,
    cohortStatusShard: `${cohortId}#${status}#${shard}`,
    nameStart: nameStartOf(fullName),
  };
};

export const readApplication = (item: Item | undefined): Application | undefined =>
  item && parseApplication(item);

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null;

/** An entry of an index: its place in time, and the fields that lists show. */
export const readListed = (item: Item): { arrival: string; listed: ListedApplication } => {
  const { arrival, listed } = item;
  if (typeof arrival !== "string" || !isItem(listed))
    throw new RecordAtFault(listedKind.kind, item, "wrong at", ["/arrival or /listed"]);
  return { arrival, listed: listedKind.parse({ ...listed, pk: item.pk, sk: item.sk }) };
};

/** The projection of one application, from its text. An index holds the keys beside the text. */
export const readProjection = (facts: unknown): ReportProjection => {
  const projection: unknown = typeof facts === "string" ? JSON.parse(facts) : undefined;
  if (!isItem(projection)) throw new RecordAtFault(projectionKind.kind, {}, "wrong at", ["/facts"]);
  return projectionKind.parse(projection);
};
