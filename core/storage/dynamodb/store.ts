/**
 * The DynamoDB operations of the repositories: one read, one transaction. The store retries conflicts and
 * throttling.
 */
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

/** The attributes of a stored item by name. The reader of the item checks the values. */
export type Item = Record<string, unknown>;
export interface Key {
  table: TableName;
  pk: string;
  sk: string;
}

/** `names` and `values` give the values of `#name` and `:value`. */
export interface Condition {
  expression: string;
  names?: Record<string, string>;
  values?: Item;
}

/** One write of a transaction, and the error for a condition that fails. */
export interface Write extends Key {
  put?: Item;
  update?: Condition;
  remove?: true;
  condition?: Condition;
  /** The error to throw when the condition failed. Receives the item that the table holds. */
  onConditionFailed?: (found: Item | undefined) => Error;
}

/** The query of a partition of a table or of an index. */
export interface Query {
  table: TableName;
  index?: string;
  where: Condition;
  filter?: Condition;
  /** DynamoDB sends only these attributes. */
  only?: readonly string[];
  newestFirst?: boolean;
  limit?: number;
  from?: Item | undefined;
}

/** Another writer came first: the data of the command are stale, so the command is judged again. */
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

/** A batch whose keys the table did not read after several tries. */
class UnprocessedKeys extends Error {
  override name = "UnprocessedKeys";
}

/** The waits grow and are random, so that writers who collided do not collide again. */
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

    /** The items of the keys, in the order of the keys, read together and with strong consistency. */
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

    /** One page of a partition of a table or an index. `last` is set when more items may exist. */
    query,

    /**
     * All items of a partition of a table or an index. The generator reads the next page when the caller asks
     * for it.
     */
    async *queryAll(asked: Omit<Query, "from">): AsyncGenerator<Item> {
      let from: Item | undefined;
      do {
        const page = await query({ ...asked, from });
        yield* page.items;
        from = page.last;
      } while (from);
    },

    /**
     * Commits all writes or none. The token makes a repeat after a lost response the same transaction.
     * Without the token, the second request would fail at the conditions that the first request changed.
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
        // Several conditions may fail at once. The first write with an `onConditionFailed` decides.
        for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
          if (reason.Code !== "ConditionalCheckFailed") continue;
          // The document client does not convert errors, so the item is still in DynamoDB's own JSON.
          const found =
            reason.Item && Object.keys(reason.Item).length > 0 ? unmarshall(reason.Item) : undefined;
          throw writes[index]?.onConditionFailed?.(found) ?? new OptimisticLockError();
        }
        throw error;
      }
    },
  };
};
