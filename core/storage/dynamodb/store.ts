/** DynamoDB as the repositories use it: one read, one transaction; conflicts and throttling are tried again. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, type NativeAttributeValue, unmarshall } from "@aws-sdk/util-dynamodb";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { patienceEnds } from "../invocation.ts";
import { type TableName, tables } from "./tables.ts";

export type Item = Record<string, NativeAttributeValue>;
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

const marshalled = (item: Item) => marshall(item, { removeUndefinedValues: true, convertEmptyValues: false });

export type Store = ReturnType<typeof createStore>;

export const createStore = (client: DynamoDBClient, environment: Record<string, string | undefined>) => {
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

  const asTransactItem = (write: Write): TransactWriteItem => {
    const { condition, update } = write;
    const names = { ...update?.names, ...condition?.names };
    const values = { ...update?.values, ...condition?.values };
    const shared = {
      TableName: nameOf(write.table),
      ...(condition ? { ConditionExpression: condition.expression } : {}),
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: marshalled(values) } : {}),
      ...(condition ? { ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } : {}),
    };
    const key = marshalled({ pk: write.pk, sk: write.sk });
    if (write.put) return { Put: { ...shared, Item: { ...marshalled(write.put), ...key } } };
    if (update) return { Update: { ...shared, Key: key, UpdateExpression: update.expression } };
    if (write.remove) return { Delete: { ...shared, Key: key } };
    if (!condition) throw new Error("A write that only checks needs a condition");
    return { ConditionCheck: { ...shared, Key: key, ConditionExpression: condition.expression } };
  };

  return {
    nameOf,

    /** The items of the keys, in their order, read together and consistently. */
    async read(keys: readonly Key[]): Promise<(Item | undefined)[]> {
      const found = new Map<string, Item>();
      const idOf = (table: string, pk: string, sk: string) => `${table}\n${pk}\n${sk}`;
      let wanted: Record<string, { Keys: Record<string, never>[]; ConsistentRead: true }> | undefined = {};
      for (const { table, pk, sk } of keys) {
        wanted[nameOf(table)] ??= { Keys: [], ConsistentRead: true };
        wanted[nameOf(table)]?.Keys.push(marshalled({ pk, sk }) as Record<string, never>);
      }
      const until = patienceEnds();
      for (let count = 1; wanted && Object.keys(wanted).length > 0; count += 1) {
        const request: typeof wanted = wanted;
        const reply = await untilItPasses(() =>
          client.send(new BatchGetItemCommand({ RequestItems: request })),
        );
        for (const [table, items] of Object.entries(reply.Responses ?? {}))
          for (const item of items) {
            const read = unmarshall(item);
            found.set(idOf(table, read.pk, read.sk), read);
          }
        wanted = reply.UnprocessedKeys as typeof wanted;
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
    async query(query: {
      table: TableName;
      index?: string;
      where: Condition;
      filter?: Condition;
      /** Nothing but these attributes is sent. */
      only?: readonly string[];
      newestFirst?: boolean;
      limit?: number;
      from?: Item | undefined;
    }): Promise<{ items: Item[]; last: Item | undefined }> {
      const { table, index, where, filter } = query;
      const names = { ...where.names, ...filter?.names };
      const reply = await untilItPasses(() =>
        client.send(
          new QueryCommand({
            TableName: nameOf(table),
            IndexName: index,
            ConsistentRead: index === undefined,
            KeyConditionExpression: where.expression,
            FilterExpression: filter?.expression,
            ProjectionExpression: query.only?.join(", "),
            ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
            ExpressionAttributeValues: marshalled({ ...where.values, ...filter?.values }),
            ScanIndexForward: !query.newestFirst,
            Limit: query.limit,
            ExclusiveStartKey: query.from && marshalled(query.from),
          }),
        ),
      );
      return {
        items: (reply.Items ?? []).map((item) => unmarshall(item)),
        last: reply.LastEvaluatedKey && unmarshall(reply.LastEvaluatedKey),
      };
    },

    /**
     * All writes or none. The token makes a repeat after a lost reply the same transaction: without it the second
     * sending would fail at the conditions that the first has just changed.
     */
    async commit(writes: readonly Write[]): Promise<void> {
      const command = new TransactWriteItemsCommand({
        TransactItems: writes.map(asTransactItem),
        ClientRequestToken: randomUUID(),
      });
      try {
        await untilItPasses(() => client.send(command));
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        // Several conditions may have failed at once: the first write that says what it means decides.
        for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
          if (reason.Code !== "ConditionalCheckFailed") continue;
          const found =
            reason.Item && Object.keys(reason.Item).length > 0 ? unmarshall(reason.Item) : undefined;
          throw writes[index]?.onConditionFailed?.(found) ?? new OptimisticLockError();
        }
        throw error;
      }
    },
  };
};
