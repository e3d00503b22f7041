/** What stands in the tables, read past the repositories: a test counts for itself. */
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Application } from "../../core/domain/applications/application.ts";
import { createStore, type Item } from "../../core/storage/dynamodb/store.ts";
import { type TableName, tables } from "../../core/storage/dynamodb/tables.ts";
import { readAudit } from "../../core/storage/items/audit.ts";

export const lookIntoTables = (client = new DynamoDBClient()) => {
  const store = createStore(client, process.env);

  const everyItem = async (table: TableName): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page: { Items?: Item[]; LastEvaluatedKey?: Item } = await client.send(
        new ScanCommand({
          TableName: process.env[tables[table].variable] as string,
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  };

  const everyApplication = async (): Promise<Application[]> =>
    (await everyItem("applications"))
      .filter(({ sk }) => sk === "APPLICATION")
      .map(({ record }) => record as Application);

  return {
    store,
    everyItem,
    everyApplication,

    /** How many applications of a cohort are in each state, counted one by one. */
    async recount(cohortId: string): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const { cohortId: of, status } of await everyApplication())
        if (of === cohortId) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },

    /** The audit of an application against where its record says that it ends. */
    async auditOf({ reference, audit }: Pick<Application, "reference" | "audit">) {
      return readAudit(store, "application", reference, audit);
    },
  };
};
