/** Reads the tables without the repositories, so that a test counts for itself. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, type NativeAttributeValue, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Application } from "../../core/domain/applications/application.ts";
import { createStore, type Key, type Query } from "../../core/storage/dynamodb/store.ts";
import { type TableName, tables } from "../../core/storage/dynamodb/tables.ts";
import { readAudit } from "../../core/storage/items/audit.ts";

/** An item as stored, without a check by a schema. */
export type Looked = Record<string, NativeAttributeValue>;

export const lookIntoTables = (client = new DynamoDBClient()) => {
  const documents = DynamoDBDocumentClient.from(client);
  const store = createStore(client, process.env);
  const look = {
    ...store,
    read: (keys: readonly Key[]): Promise<(Looked | undefined)[]> => store.read(keys),
    query: (asked: Query): Promise<{ items: Looked[] }> => store.query(asked),
  };

  const everyItem = async (table: TableName): Promise<Looked[]> => {
    const items: Looked[] = [];
    let from: Looked | undefined;
    do {
      const page: { Items?: Looked[]; LastEvaluatedKey?: Looked } = await documents.send(
        new ScanCommand({
          TableName: process.env[tables[table].variable] as string,
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  };

  const everyApplication = async (): Promise<Application[]> =>
    (await everyItem("applications"))
      .filter(({ sk }) => sk === "APPLICATION")
      .map(({ record }) => record as Application);

  return {
    store: look,
    everyItem,
    everyApplication,

    /** The number of applications of a cohort in each status, counted one by one. */
    async recount(cohortId: string): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const { cohortId: of, status } of await everyApplication())
        if (of === cohortId) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },

    /** The audit of an application, checked against the end that its record names. */
    async auditOf({ reference, audit }: Pick<Application, "reference" | "audit">) {
      return readAudit(store, "application", reference, audit);
    },
  };
};
