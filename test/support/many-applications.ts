/**
 * Puts many applications directly into the table, and computes the expected list with a simple filter and
 * sort.
 */

import { BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { expect } from "vitest";
import {
  type Application,
  type ApplicationSummary,
  toApplicationSummary,
} from "../../core/domain/applications/application.ts";
import { newReference } from "../../core/domain/shared/reference.ts";
import { createStore } from "../../core/storage/dynamodb/store.ts";
import { applicationItem, applicationKey, searchable } from "../../core/storage/items/applications.ts";
import {
  type ApplicationsAsked,
  createApplicationLists,
} from "../../core/storage/repositories/application-lists.ts";
import { aForm } from "./forms.ts";
import { regencies as cohortRegencies } from "./office-under-test.ts";

export type Filters = Partial<ApplicationsAsked>;

const cohorts = ["2026-1", "2026-2", "kecil"];
const regencies = cohortRegencies.slice(0, 3);
const names = [
  "Siti Rahmah",
  "Síti Aminah",
  "SITI",
  "Si Budi",
  "Andi",
  "Éva Contoh",
  "X",
  "Óscar",
  "Andi  Siti",
  "S",
];

/** Random numbers that are the same for one seed, so that a failure can be repeated (mulberry32). */
const chanceOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

export const filters: fc.Arbitrary<Filters> = fc.record(
  {
    cohortId: fc.constantFrom(...cohorts, "none"),
    status: fc.constantFrom(
      "submitted" as const,
      "verified" as const,
      "enrolled" as const,
      "rejected" as const,
    ),
    regency: fc.constantFrom(...regencies),
    skill: fc.constantFrom("sewing", "ac-repair", "security"),
    q: fc.constantFrom("s", "si", "SITI", "siti r", "sí", "andi s", "é", "x", "zz", " "),
    visible: fc.constantFrom(["enrolled", "verified"] as const, ["submitted"] as const),
    order: fc.constantFrom("newest" as const, "oldest" as const),
  },
  { requiredKeys: [] },
);

export const manyApplications = (client: DynamoDBClient, seed = 1) => {
  const everybody: ApplicationSummary[] = [];
  const chance = chanceOf(seed);
  const oneOf = <T>(all: readonly T[]): T => all[chance(all.length)] as T;
  const lists = createApplicationLists(createStore(client, process.env));

  /** Many applications arrive within the same second, as on the first day of an intake. */
  const aPerson = (): Application => {
    const reference = newReference(Uint8Array.from({ length: 11 }, () => chance(256)));
    const arrived = Date.parse("2026-11-01T00:00:00Z") + chance(40) * 1000 + chance(3) * 86_400_000;
    const at = new Date(arrived).toISOString();
    return {
      ...aForm(),
      reference,
      fullName: oneOf(names),
      cohortId: chance(50) === 0 ? "kecil" : oneOf(cohorts.slice(0, 2)),
      status: oneOf(["submitted", "submitted", "submitted", "verified", "returned", "enrolled"]),
      address: { ...aForm().address, regency: oneOf(regencies) },
      skills: oneOf([["sewing"], ["ac-repair", "sewing"], ["ac-repair"]]),
      programme: "skills-training",
      version: 1,
      submittedAt: at,
      appliedOn: at.slice(0, 10),
      person: `person-${reference}`,
      documents: [],
      history: [{ at, status: "submitted" }],
    } as unknown as Application;
  };

  return {
    everybody,
    lists,

    async add(count: number): Promise<void> {
      const people = Array.from({ length: count }, aPerson);
      everybody.push(...people.map(toApplicationSummary));
      for (let at = 0; at < count; at += 25) {
        const batch = people.slice(at, at + 25).map((person) => {
          const { table: _table, ...key } = applicationKey(person.reference);
          return {
            PutRequest: {
              Item: marshall({ ...applicationItem(person), ...key }, { removeUndefinedValues: true }),
            },
          };
        });
        const RequestItems = { [process.env.APPLICATIONS_TABLE as string]: batch };
        await client.send(new BatchWriteItemCommand({ RequestItems }));
      }
    },

    /** The expected list: references, newest first unless the oldest are asked first. */
    naively: ({ cohortId, status, regency, skill, q, visible, order }: Filters): string[] =>
      everybody
        .filter(
          (each) =>
            (!cohortId || each.cohortId === cohortId) &&
            (!status || each.status === status) &&
            (!regency || each.regency === regency) &&
            (!skill || (each.skills as string[]).includes(skill)) &&
            (!visible || visible.includes(each.status)) &&
            (!q || searchable(each.fullName).startsWith(searchable(q))),
        )
        .sort((a, b) =>
          a.submittedAt + a.reference < b.submittedAt + b.reference === (order === "oldest") ? -1 : 1,
        )
        .map(({ reference }) => reference),

    /** The real list, page by page. */
    async pageThrough(asked: Filters, limit: number, from?: string): Promise<string[]> {
      const found: string[] = [];
      let cursor = from;
      do {
        const page = await lists.list({ ...asked, limit, cursor });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        expect(page.cursor).not.toBe(cursor ?? "");
        found.push(...page.items.map(({ reference }) => reference));
        cursor = page.cursor;
      } while (cursor);
      return found;
    },
  };
};
