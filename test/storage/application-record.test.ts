import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { describe, expect, test } from "vitest";
import { ApplicationRecord, parseApplication } from "../../core/domain/applications/application-record.ts";
import { withFieldsOfBefore } from "../../core/domain/applications/fields/declared.ts";
import { statuses } from "../../core/domain/shared/codes.ts";

type Plain = Record<string, unknown> & { reference: string; status: string };

const stored: Plain[] = readFileSync(
  resolve(import.meta.dirname, "../fixtures/records-v1/applications.jsonl"),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => unmarshall(JSON.parse(line) as Record<string, AttributeValue>))
  .filter(({ sk }) => sk === "APPLICATION")
  // As the store hands a record on: with the declared value of a field that is newer than the record.
  .map(({ record }) => withFieldsOfBefore(record as Plain));

const of = (status: string, also: (record: Plain) => boolean = () => true): Plain => {
  const found = stored.find((record) => record.status === status && also(record));
  if (!found) throw new Error(`no fixture is ${status}`);
  return found;
};
const without = (record: Plain, ...names: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

describe("the schema of a stored application", () => {
  test.each(statuses)(
    "takes every %s application that the first version stored, and changes nothing",
    (status) => {
      const records = stored.filter((record) => record.status === status);
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) {
        const read = ApplicationRecord().safeParse(record);
        expect([record.reference, read.error?.issues]).toEqual([record.reference, undefined]);
        expect(read.data).toEqual(record);
      }
    },
  );

  test.each(statuses)("knows the status %s, also where no stored record has it yet", (status) => {
    const { error } = ApplicationRecord().safeParse({ status });
    expect(error?.issues.map(({ path }) => path.join())).not.toContain("status");
  });

  test("keeps what a later version adds, at any depth", () => {
    const record = of("enrolled");
    const later = { ...record, addedLater: 1, seat: { ...(record.seat as object), row: "B" } };
    expect(parseApplication(later)).toEqual(later);
  });

  test.each([
    ["assessed", "assessment"],
    ["offered", "seat"],
    ["waitlisted", "waitlist"],
    ["enrolled", "seat"],
    ["declined", "seat"],
    ["completed", "completion"],
    ["dropped-out", "completion"],
    ["equipped", "handovers"],
    ["returned", "reasons"],
    ["rejected", "reasons"],
  ])("takes no %s application without its %s", (status, name) => {
    const { error } = ApplicationRecord().safeParse(without(of(status), name));
    expect(error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  test("takes no one as equipped whose last handover is voided, nor a status that is none", () => {
    const equipped = of("equipped");
    const handovers = (equipped.handovers as object[]).map((each) => ({
      ...each,
      voided: { at: "2026-11-24T02:00:00.000Z", by: "manager", why: "Contoh.", toolkit: "lost" },
    }));
    expect(ApplicationRecord().safeParse({ ...equipped, handovers }).success).toBe(false);
    expect(ApplicationRecord().safeParse({ ...equipped, handovers: [] }).success).toBe(false);
    expect(ApplicationRecord().safeParse({ ...equipped, status: "lost" }).success).toBe(false);
  });
});
