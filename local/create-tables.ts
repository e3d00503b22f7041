import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";

type KeyNames = { partitionKey: string; sortKey?: string };
type IndexDefinition = KeyNames & { name: string; projection: "ALL" | readonly string[] };

/** The part of a table's definition that creating the table needs. */
export type TableToCreate = KeyNames & {
  name: string;
  indexes?: readonly IndexDefinition[];
  stream?: boolean;
};

/**
 * Creates every missing table, index and stream. Existing ones that fit stay unchanged.
 *
 * Throws an `Error` if an existing table or index has other keys or attributes.
 *
 * Does not switch on expiry (`timeToLive`). The engine would use the machine's clock, and the local clock may differ
 * from it. In AWS too, an expired item may remain for days.
 */
export async function createTables(client: DynamoDBClient, tables: readonly TableToCreate[]): Promise<void> {
  for (const table of tables) {
    const found = await describe(client, table.name);
    if (found) await bringUpToDate(client, table, found);
    else await create(client, table);
    await untilActive(client, table.name);
  }
}

async function create(client: DynamoDBClient, table: TableToCreate): Promise<void> {
  const indexes = (table.indexes ?? []).map(describeIndex);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: keySchema(table),
        AttributeDefinitions: keyAttributes([table, ...(table.indexes ?? [])]),
        ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
        ...(table.stream && { StreamSpecification: bothImages }),
      }),
    );
  } catch (error) {
    // Two processes may start on one engine. The other process created the table first.
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function bringUpToDate(
  client: DynamoDBClient,
  table: TableToCreate,
  found: TableDescription,
): Promise<void> {
  if (!sameKeys(found.KeySchema, table)) throw new Error(otherShape(`table ${table.name}`));
  for (const index of table.indexes ?? []) {
    const existing = found.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.name);
    if (existing) {
      if (!sameKeys(existing.KeySchema, index) || !sameProjection(existing.Projection, index)) {
        throw new Error(otherShape(`index ${index.name} of the table ${table.name}`));
      }
      continue;
    }
    // An engine accepts one new index at a time.
    await client.send(
      new UpdateTableCommand({
        TableName: table.name,
        AttributeDefinitions: keyAttributes([table, index]),
        GlobalSecondaryIndexUpdates: [{ Create: describeIndex(index) }],
      }),
    );
    await untilActive(client, table.name);
  }
  if (table.stream && !found.StreamSpecification?.StreamEnabled) {
    await client.send(new UpdateTableCommand({ TableName: table.name, StreamSpecification: bothImages }));
  }
}

const bothImages = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const };

const otherShape = (what: string) =>
  `The ${what} has other keys or attributes in the data folder than this version expects: move the data folder away (BERDAYA_DATA) and start again.`;

function keySchema({ partitionKey, sortKey }: KeyNames) {
  return [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    ...(sortKey ? [{ AttributeName: sortKey, KeyType: "RANGE" as const }] : []),
  ];
}

function keyAttributes(holders: readonly KeyNames[]) {
  const names = new Set(
    holders.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey ?? partitionKey]),
  );
  return [...names].map((name) => ({ AttributeName: name, AttributeType: "S" as const }));
}

function describeIndex(index: IndexDefinition): GlobalSecondaryIndex {
  return {
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection:
      index.projection === "ALL"
        ? { ProjectionType: "ALL" }
        : index.projection.length === 0
          ? { ProjectionType: "KEYS_ONLY" }
          : { ProjectionType: "INCLUDE", NonKeyAttributes: [...index.projection] },
  };
}

function sameKeys(
  found: { AttributeName?: string; KeyType?: string }[] | undefined,
  wanted: KeyNames,
): boolean {
  const named = (type: string) => found?.find(({ KeyType }) => KeyType === type)?.AttributeName;
  return named("HASH") === wanted.partitionKey && named("RANGE") === wanted.sortKey;
}

function sameProjection(
  found: { ProjectionType?: string; NonKeyAttributes?: string[] } | undefined,
  { projection }: IndexDefinition,
): boolean {
  if (projection === "ALL") return found?.ProjectionType === "ALL";
  return (
    found?.ProjectionType !== "ALL" &&
    [...(found?.NonKeyAttributes ?? [])].sort().join() === [...projection].sort().join()
  );
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (;;) {
    const table = await describe(client, name);
    const settled =
      table?.TableStatus === "ACTIVE" &&
      (table.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === "ACTIVE");
    if (settled) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}
