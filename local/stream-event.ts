import type { AttributeValue, _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, AttributeValue as EventValue } from "aws-lambda";

type Values = Record<string, AttributeValue>;

/** A change in the form of Lambda's event source: JSON with bytes as base64 and instants in seconds. */
export function recordInEvent({ dynamodb, ...record }: StreamRecord, eventSourceARN: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: createdAt, Keys, NewImage, OldImage, ...rest } = dynamodb ?? {};
  return {
    ...record,
    eventSourceARN,
    dynamodb: {
      ...rest,
      ...(createdAt && { ApproximateCreationDateTime: createdAt.getTime() / 1_000 }),
      ...(Keys && { Keys: valuesInEvent(Keys) }),
      ...(NewImage && { NewImage: valuesInEvent(NewImage) }),
      ...(OldImage && { OldImage: valuesInEvent(OldImage) }),
    },
  };
}

const valuesInEvent = (values: Values): Record<string, EventValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueInEvent(value)]));

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function valueInEvent(value: AttributeValue): EventValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: value.NULL };
  if (value.L !== undefined) return { L: value.L.map(valueInEvent) };
  if (value.M !== undefined) return { M: valuesInEvent(value.M) };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  // DynamoDB Local writes an empty map into its stream without the type of the value.
  if (Object.keys(value).length === 0) return { M: {} };
  throw new Error("A table holds a value of a type that Lambda's event does not know.");
}
