/**
 * A store with as many applications as a bench asks for.
 *
 * A million applications would take an hour through the engine's API. So this file writes the index rows straight
 * into the engine's SQLite file, in the engine's own format. Before any measurement, it compares the engine's row for
 * the first application with its own row.
 */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Application } from "../core/domain/applications/application.ts";
import { regencyCodes } from "../core/domain/shared/regencies.ts";
import { tables } from "../core/storage/dynamodb/tables.ts";
import { applicationItem, applicationKey } from "../core/storage/items/applications.ts";
import { createTables } from "../local/create-tables.ts";
import { startEngine } from "../local/engine.ts";
import { referencePrefix } from "../offices/office.ts";

const cohorts = ["2026-1", "2026-2"];
const statuses = ["submitted", "returned", "verified", "rejected"] as const;
const skills = ["sewing", "ac-repair", "motorcycle-mechanic"];
const names = ["Siti Rahmah", "Ahmad Hidayat", "Dewi Lestari", "Yohanes Lahang", "Suparmi", "Rudi Kurniawan"];
const disabilities = ["physical", "intellectual", "mental", "sensory"];
/** At this distance, a million applications take a year. */
const millisecondsApart = 30_000;

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

/**
 * An application by number, with the fields that the indexes project. Names have one length, so that sizes hardly
 * differ.
 */
const applicationOf = (number: number): Application => {
  const digits = number
    .toString(32)
    .toUpperCase()
    .replace(/[IOLU]/g, "Z")
    .padStart(12, "0");
  const reference = `${referencePrefix}-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
  const submittedAt = new Date(Date.UTC(2025, 0, 1) + number * millisecondsApart).toISOString();
  const status = pick(statuses, Math.floor(number / 7));
  return {
    reference,
    // One in ten is a person's second application. A report counts that person once.
    person: createHash("sha256")
      .update(String(number - (number % 10 === 9 ? 1 : 0)))
      .digest("base64url"),
    programme: "skills-training",
    cohortId: pick(cohorts, number),
    fullName: `${pick(names, Math.floor(number / 3))} ${String(number).padStart(7, "0")}`.padEnd(30, "."),
    birthDate: `${1962 + (number % 46)}-07-05`,
    sex: number % 2 === 0 ? "female" : "male",
    disabilities: [pick(disabilities, number)],
    skills: [pick(skills, number)],
    address: { regency: pick(regencyCodes, Math.floor(number / 2)) },
    status,
    version: 1,
    submittedAt,
    appliedOn: submittedAt.slice(0, 10),
    history: [
      { at: submittedAt, status: "submitted" },
      ...(status === "submitted" ? [] : [{ at: submittedAt, status }]),
    ],
  } as unknown as Application;
};

type Value = { S: string } | { N: string } | { L: Value[] } | { M: Record<string, Value> };
/** Does the work of `marshall` for the values in these items, in a tenth of the time. */
const attributeOf = (plain: unknown): Value => {
  if (typeof plain === "string") return { S: plain };
  if (typeof plain === "number") return { N: String(plain) };
  if (Array.isArray(plain)) return { L: plain.map(attributeOf) };
  return {
    M: Object.fromEntries(Object.entries(plain as object).map(([name, value]) => [name, attributeOf(value)])),
  };
};

/** The rows of the indexes: the projected attributes and the keys. */
const rowsOf = (number: number) => {
  const application = applicationOf(number);
  const { record: _record, ...shown } = applicationItem(application);
  const { pk, sk } = applicationKey(application.reference);
  const item = Object.fromEntries(
    Object.entries({ ...shown, pk, sk }).map(([name, value]) => [name, attributeOf(value)]),
  );
  return tables.applications.indexes.map(({ name, partitionKey, sortKey, projection }) => {
    const projected = ["pk", "sk", partitionKey, sortKey, ...projection].flatMap((attribute) =>
      item[attribute] ? [[attribute, item[attribute]]] : [],
    );
    const textOf = (attribute: string) => `S:${(item[attribute] as { S: string }).S}`;
    return {
      table: `applications::gsi::${name}`,
      row: [
        textOf(partitionKey),
        textOf(sortKey),
        `S:${pk}`,
        `S:${sk}`,
        JSON.stringify(Object.fromEntries(projected)),
      ],
    };
  });
};

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: "ap-southeast-3",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  });

/** Lets the engine make its tables and the rows of one application. Then the engine stops and leaves the file. */
const prepareByEngine = async (file: string): Promise<void> => {
  const engine = await startEngine({ file });
  const client = clientOf(engine.endpoint);
  await createTables(client, [{ ...tables.applications, stream: false }, tables.cohorts]);
  const application = applicationOf(0);
  const { record: _record, ...item } = applicationItem(application);
  const { pk, sk } = applicationKey(application.reference);
  await client.send(
    new PutItemCommand({
      TableName: "applications",
      Item: marshall({ ...item, pk, sk }, { removeUndefinedValues: true }),
    }),
  );
  client.destroy();
  await engine.stop();
};

const insertSql = (table: string) => `INSERT OR REPLACE INTO "${table}" VALUES (?, ?, ?, ?, ?)`;

const compareWithEngine = (database: DatabaseSync): void => {
  for (const { table, row } of rowsOf(0)) {
    const found = database.prepare(`SELECT * FROM "${table}"`).get() ?? {};
    const [json, ...keys] = Object.values(found).reverse() as string[];
    const [ours, ...ourKeys] = [...row].reverse() as string[];
    const sorted = (text: string | undefined) =>
      JSON.stringify(JSON.parse(text ?? "{}"), (_name, value) =>
        value && typeof value === "object" && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort())
          : value,
      );
    if (sorted(json) !== sorted(ours) || keys.join("\n") !== ourKeys.join("\n"))
      throw new Error(`The engine lays ${table} out otherwise than this bench does: nothing is measured.`);
  }
};

export interface LargeStore {
  endpoint: string;
  client: DynamoDBClient;
  stop(): Promise<void>;
}

/** An engine whose indexes hold `applications` applications. */
export const startLargeStore = async (folder: string, applications: number): Promise<LargeStore> => {
  const file = join(folder, `applications-${applications}.db`);
  await prepareByEngine(file);
  const database = new DatabaseSync(file);
  compareWithEngine(database);
  database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN");
  const inserts = new Map(rowsOf(0).map(({ table }) => [table, database.prepare(insertSql(table))]));
  for (let number = 0; number < applications; number += 1)
    for (const { table, row } of rowsOf(number)) inserts.get(table)?.run(...row);
  database.exec("COMMIT");
  database.close();
  const engine = await startEngine({ file });
  const client = clientOf(engine.endpoint);
  return {
    endpoint: engine.endpoint,
    client,
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
};
