/**
 * `npm run migrate -- dev`: brings the stored records of a stage up to the versions of this release, while
 * the stage is in use.
 *
 * `--dry-run` counts and writes nothing. `npm run migrate -- local` migrates the local store in
 * `BERDAYA_DATA`.
 */
import "../offices/default-office.ts";

import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Migrated, migrateRecords } from "../core/processes/migrate-records.ts";
import { createStore } from "../core/storage/dynamodb/store.ts";
import { everyTable, tables } from "../core/storage/dynamodb/tables.ts";
import { readTablePage } from "../core/storage/dynamodb/whole-table.ts";
import { everyKind } from "../core/storage/items/kinds.ts";
import { stageNamed } from "../lib/stages.ts";
import { createTables } from "../local/create-tables.ts";
import { startEngine } from "../local/engine.ts";
import { localCredentials } from "../local/object-store/object-store.ts";
import { CannotStart, holdFolder } from "../local/run.ts";
import { listResources } from "./stack-outputs.ts";

/**
 * Items for each page. Each item is judged and few are written at once, so that users of the table notice
 * little.
 */
const pageItems = 200;

/** The place of the tables, and the environment variable with the name of each table, as functions use it. */
interface Place {
  client: DynamoDBClient;
  environment: Record<string, string>;
}

export const migrateAt = (
  { client, environment }: Place,
  { dryRun, limit = pageItems }: { dryRun: boolean; limit?: number },
): Promise<Migrated> =>
  migrateRecords({
    store: createStore(client, environment),
    readPage: (table, from) =>
      readTablePage(client, { tableName: environment[tables[table].variable] ?? table, from, limit }),
    kinds: everyKind,
    tables: everyTable.map(({ name }) => name),
    dryRun,
    onProgress: (table, seen) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${table}: ${seen} `);
    },
  });

const findTables = async (stageName: string): Promise<Place> => {
  const stage = stageNamed(stageName);
  const found = await listResources(stage, "AWS::DynamoDB::Table");
  const environment: Record<string, string> = {};
  for (const { name, variable } of everyTable) {
    const table = found.find(({ logicalId }) => logicalId.toLowerCase().startsWith(name));
    if (!table)
      throw new Error(`No stack holds the table ${name}: deploy the stage first (npx cdk deploy --all).`);
    environment[variable] = table.physicalId;
  }
  return { client: new DynamoDBClient({ region: stage.region }), environment };
};

export const migrateAtHome = async (folder: string, dryRun: boolean): Promise<Migrated> => {
  const file = join(folder, "tables.db");
  await Promise.any([file, join(folder, "shared-local-instance.db")].map((each) => access(each))).catch(
    () => {
      throw new CannotStart(`Nothing is stored in ${folder}: say where it is by BERDAYA_DATA.`);
    },
  );
  // Two engines on one file would overwrite each other's data.
  const letGo = await holdFolder(folder);
  const engine = await startEngine({ file });
  try {
    const client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: "ap-southeast-3",
      credentials: localCredentials,
    });
    await createTables(client, everyTable);
    const environment = Object.fromEntries(everyTable.map(({ name, variable }) => [variable, name]));
    return await migrateAt({ client, environment }, { dryRun });
  } finally {
    await engine.stop();
    await letGo();
  }
};

export const reportOf = ({ found, faults, resumed }: Migrated, dryRun: boolean): string =>
  [
    ...resumed.map((table) => `${table}: went on where an earlier run had stopped`),
    ...found.map(
      ({ kind, version, items, outdated }) =>
        `${kind}, version ${version}: ${items}${outdated > 0 ? `, ${dryRun ? "to be rewritten" : "rewritten"}: ${outdated}` : ""}`,
    ),
    ...faults.map(({ what, items }) => `AT FAULT, left as it stands: ${what} (${items})`),
  ].join("\n");

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false } },
  });
  const [where] = positionals;
  const dryRun = values["dry-run"];
  try {
    if (!where) throw new CannotStart("Say which stage, or local: npm run migrate -- dev --dry-run");
    const migrated =
      where === "local"
        ? await migrateAtHome(
            resolve(process.env.BERDAYA_DATA ?? join(import.meta.dirname, "../.data")),
            dryRun,
          )
        : await migrateAt(await findTables(where), { dryRun });
    console.log(reportOf(migrated, dryRun));
    if (migrated.faults.length > 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
