/** DynamoDB as the repositories use it: one read, one transaction; conflicts and throttling are tried again. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { patienceEnds } from "../invocation.ts";
import { type TableName, tables } from "./tables.ts";

/** What stands in a table under names; what each holds is for its reader to find out. */
export type Item = Record<string, unknown>;
export interface Key {
  table: TableName;
  pk: string;
  sk: string;
}

/** `#name` and `:value` are filled in from `names` and `values`. */
export interface Condition {
  expression: string;
  names?: Record<string, string>;
  values?: Item;
}

/** One write of a transaction, and what it means that its condition did not hold. */
export interface Write extends Key {
  put?: Item;
  update?: Condition;
  remove?: true;
  condition?: Condition;
  /** What to throw where the condition did not hold, given the item that stands there. */
  onConditionFailed?: (found: Item | undefined) => Error;
}

/** What is read of a partition, or of an index's. */
export interface Query {
  table: TableName;
  index?: string;
  where: Condition;
  filter?: Condition;
  /** Nothing but these attributes is sent. */
  only?: readonly string[];
  newestFirst?: boolean;
  limit?: number;
  from?: Item | undefined;
}

/** Another writer came first: what was read is stale, so the command is judged anew. */
export class OptimisticLockError extends Error {
  override name = "OptimisticLockError";
}

const passing = new Set([
  "TransactionConflictException",
  "TransactionInProgressException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "InternalServerError",
  "ServiceUnavailable",
  "RequestTimeout",
  "TimeoutError",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

interface ServiceException {
  name: string;
  $metadata: { httpStatusCode?: number };
}

const isPassing = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).every(({ Code }) =>
      ["None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"].includes(
        Code ?? "None",
      ),
    );
  const { name, code, $metadata } = error as Partial<ServiceException> & { code?: string };
  return passing.has(name ?? "") || passing.has(code ?? "") || ($metadata?.httpStatusCode ?? 0) >= 500;
};

/** A batch whose keys the table would not read, time and again. */
class UnprocessedKeys extends Error {
  override name = "UnprocessedKeys";
}

/** Waits longer each time, by chance, so that those who collided do not collide again. */
export const backOff = (attempt: number): Promise<void> =>
  pause(Math.random() * Math.min(20 * 2 ** attempt, 500));

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export type Store = ReturnType<typeof createStore>;

export const createStore = (client: DynamoDBClient, environment: Record<string, string | undefined>) => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  const nameOf = (table: TableName): string => {
    const name = environment[tables[table].variable];
    if (!name)
      throw new Error(`${tables[table].variable} is not set: the step does not declare that it uses it`);
    return name;
  };

  const untilItPasses = async <T>(attempt: () => Promise<T>): Promise<T> => {
    const until = patienceEnds();
    for (let count = 1; ; count += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (Date.now() >= until) throw new DomainError("unavailable", { retryAfterSeconds: 5, cause: error });
        await backOff(count);
      }
    }
  };

  const asTransactItem = (write: Write): TransactItem => {
    const { condition, update } = write;
    const names = { ...update?.names, ...condition?.names };
    const values = { ...update?.values, ...condition?.values };
    const shared = {
      TableName: nameOf(write.table),
      ...(condition ? { ConditionExpression: condition.expression } : {}),
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
      ...(condition ? { ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } : {}),
    };
    const key = { pk: write.pk, sk: write.sk };
    if (write.put) return { Put: { ...shared, Item: { ...write.put, ...key } } };
    if (update) return { Update: { ...shared, Key: key, UpdateExpression: update.expression } };
    if (write.remove) return { Delete: { ...shared, Key: key } };
    if (!condition) throw new Error("A write that only checks needs a condition");
    return { ConditionCheck: { ...shared, Key: key, ConditionExpression: condition.expression } };
  };

  const query = async (asked: Query): Promise<{ items: Item[]; last: Item | undefined }> => {
    const { table, index, where, filter } = asked;
    const names = { ...where.names, ...filter?.names };
    const reply = await untilItPasses(() =>
      documents.send(
        new QueryCommand({
          TableName: nameOf(table),
          IndexName: index,
          ConsistentRead: index === undefined,
          KeyConditionExpression: where.expression,
          FilterExpression: filter?.expression,
          ProjectionExpression: asked.only?.join(", "),
          ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
          ExpressionAttributeValues: { ...where.values, ...filter?.values },
          ScanIndexForward: !asked.newestFirst,
          Limit: asked.limit,
          ExclusiveStartKey: asked.from,
        }),
      ),
    );
    return { items: reply.Items ?? [], last: reply.LastEvaluatedKey };
  };

  return {
    nameOf,

    /** The items of the keys, in their order, read together and consistently. */
    async read(keys: readonly Key[]): Promise<(Item | undefined)[]> {
      const found = new Map<string, Item>();
      const idOf = (table: string, pk: string, sk: string) => `${table}\n${pk}\n${sk}`;
      const asked = new Map<string, { Keys: { pk: string; sk: string }[]; ConsistentRead: true }>();
      for (const { table, pk, sk } of keys) {
        const ofTable = asked.get(nameOf(table)) ?? { Keys: [], ConsistentRead: true };
        ofTable.Keys.push({ pk, sk });
        asked.set(nameOf(table), ofTable);
      }
      let wanted: BatchGetCommandInput["RequestItems"] = Object.fromEntries(asked);
      const until = patienceEnds();
      for (let count = 1; wanted && Object.keys(wanted).length > 0; count += 1) {
        const RequestItems: BatchGetCommandInput["RequestItems"] = wanted;
        const reply: BatchGetCommandOutput = await untilItPasses(() =>
          documents.send(new BatchGetCommand({ RequestItems })),
        );
        for (const [table, items] of Object.entries(reply.Responses ?? {}))
          for (const item of items) found.set(idOf(table, String(item.pk), String(item.sk)), item);
        wanted = reply.UnprocessedKeys;
        if (wanted && Object.keys(wanted).length > 0) {
          if (Date.now() >= until)
            throw new DomainError("unavailable", {
              retryAfterSeconds: 5,
              cause: new UnprocessedKeys("a batch was left unread"),
            });
          await backOff(count);
        }
      }
      return keys.map(({ table, pk, sk }) => found.get(idOf(nameOf(table), pk, sk)));
    },

    /** One page of a partition, or of an index's; `last` is set where there may be more. */
    query,

    /** All of a partition, or of an index's, page after page as they are asked for. */
    async *queryAll(asked: Omit<Query, "from">): AsyncGenerator<Item> {
      let from: Item | undefined;
      do {
        const page = await query({ ...asked, from });
        yield* page.items;
        from = page.last;
      } while (from);
    },

    /**
     * All writes or none. The token makes a repeat after a lost reply the same transaction: without it the second
     * sending would fail at the conditions that the first has just changed.
     */
    async commit(writes: readonly Write[]): Promise<void> {
      const command = new TransactWriteCommand({
        TransactItems: writes.map(asTransactItem),
        ClientRequestToken: randomUUID(),
      });
      try {
        await untilItPasses(() => documents.send(command));
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        // Several conditions may have failed at once: the first write that says what it means decides.
        for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
          if (reason.Code !== "ConditionalCheckFailed") continue;
          // Errors come past the document client as they were sent.
          const found =
            reason.Item && Object.keys(reason.Item).length > 0 ? unmarshall(reason.Item) : undefined;
          throw writes[index]?.onConditionFailed?.(found) ?? new OptimisticLockError();
        }
        throw error;
      }
    },
  };
};
