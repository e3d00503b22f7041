/** Records that no step can move, at any try. A fault of the code or of the tables may leave such records. */
import { type AttributeValue, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Application } from "../../core/domain/applications/application.ts";
import type { lookIntoTables } from "./look-into-tables.ts";

type Tables = ReturnType<typeof lookIntoTables>;

const find = async (tables: Tables, reference: string) => {
  const [item] = await tables.store.read([
    { table: "applications", pk: `APPLICATION#${reference}`, sk: "APPLICATION" },
  ]);
  return item?.record as Application;
};

/** The number of the next audit entry is taken, so every writer finds a conflict at every try. */
export const withTakenEntry = async (tables: Tables, reference: string) => {
  const { audit } = await find(tables, reference);
  const key = {
    table: "audit",
    pk: `application#${reference}`,
    sk: String(audit.sequence + 1).padStart(10, "0"),
  } as const;
  await tables.store.commit([{ ...key, put: { what: "left over" } }]);
  return { mend: () => tables.store.commit([{ ...key, remove: true }]) };
};

/** The name is missing, so no reader can make a cohort of the item. */
export const withoutName = async (cohortId: string) => {
  const update = (expression: string, values?: Record<string, AttributeValue>) =>
    new DynamoDBClient().send(
      new UpdateItemCommand({
        TableName: process.env.COHORTS_TABLE,
        Key: { pk: { S: `COHORT#${cohortId}` }, sk: { S: "COHORT" } },
        UpdateExpression: expression,
        ExpressionAttributeNames: { "#record": "record", "#name": "name" },
        ...(values ? { ExpressionAttributeValues: values } : {}),
      }),
    );
  await update("REMOVE #record.#name");
  return { mend: () => update("SET #record.#name = :name", { ":name": { S: "Angkatan contoh" } }) };
};

/** The entry in the lists has no name, so no list can read the entry. */
export const withoutListedName = async (reference: string): Promise<void> => {
  await new DynamoDBClient().send(
    new UpdateItemCommand({
      TableName: process.env.APPLICATIONS_TABLE,
      Key: { pk: { S: `APPLICATION#${reference}` }, sk: { S: "APPLICATION" } },
      UpdateExpression: "REMOVE listed.fullName",
    }),
  );
};

/** The history is missing, so every rule that judges the record throws. */
export const withoutHistory = async (tables: Tables, reference: string) => {
  const { history } = await find(tables, reference);
  const update = (expression: string, values?: Record<string, string>) =>
    new DynamoDBClient().send(
      new UpdateItemCommand({
        TableName: process.env.APPLICATIONS_TABLE,
        Key: { pk: { S: `APPLICATION#${reference}` }, sk: { S: "APPLICATION" } },
        UpdateExpression: expression,
        ExpressionAttributeNames: { "#record": "record", "#history": "history" },
        ...(values
          ? {
              ExpressionAttributeValues: {
                ":history": {
                  L: history.map(({ at, status }) => ({ M: { at: { S: at }, status: { S: status } } })),
                },
              },
            }
          : {}),
      }),
    );
  await update("REMOVE #record.#history");
  return { mend: () => update("SET #record.#history = :history", {}) };
};
