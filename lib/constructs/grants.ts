/**
 * The least rights for a step, from its `uses`. Each action has its own name, because CDK's `grant*` adds wildcards.
 */
import { Stack } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type { Uses } from "../../core/contract/route.ts";
import { type BucketName, type TableName, tables } from "../../core/storage/dynamodb/tables.ts";
import type { DataStack } from "../data-stack.ts";
import type { Messages } from "../stages.ts";

export const tableActions = {
  // A command may put a condition on a record that it only reads.
  read: ["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"],
  write: ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
  append: ["PutItem", "ConditionCheckItem"],
} as const;
type TableUse = keyof typeof tableActions;

/** For each use of a bucket: the actions on its objects, and whether the step may list their names. */
export const bucketUses = {
  receive: { objects: ["PutObject"], lists: false },
  open: { objects: ["GetObject"], lists: false },
  inspect: { objects: ["GetObject"], lists: false },
  remove: { objects: ["DeleteObject"], lists: false },
  print: { objects: ["GetObject", "PutObject"], lists: false },
  read: { objects: ["GetObject"], lists: true },
  // The bucket is versioned: a deleted object stays as an older version.
  write: { objects: ["GetObject", "PutObject", "DeleteObject", "AbortMultipartUpload"], lists: true },
} as const;
type BucketUse = keyof typeof bucketUses;

const sealingActions = {
  opens: ["Decrypt", "DescribeKey"],
  seals: ["Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"],
} as const;

export const grantsFor = (uses: Uses, data: DataStack, messages: Messages): iam.PolicyStatement[] => [
  ...tablesOf(uses).flatMap(([name, use]) => grantTable(data.tables[name], name, use)),
  ...bucketsOf(uses).flatMap(([name, use]) => grantBucket(data, name, use)),
  ...(uses.identity ? [allow(["secretsmanager:GetSecretValue"], [data.identitySecret.secretArn])] : []),
  ...grantKey(uses, data),
  ...(uses.messages ? grantMessages(Stack.of(data), messages) : []),
];

export const tablesOf = (uses: Uses): [TableName, TableUse][] =>
  (Object.keys(tables) as TableName[]).flatMap((name) => {
    const use = uses[name];
    return use ? [[name, use]] : [];
  });

export const bucketsOf = (uses: Uses): [BucketName, BucketUse][] => {
  const found: [BucketName, BucketUse | undefined][] = [
    ["documents", uses.documents],
    ["reports", uses.reports],
  ];
  return found.flatMap(([name, use]) => (use ? [[name, use]] : []));
};

const allow = (actions: string[], resources: string[]) => new iam.PolicyStatement({ actions, resources });

const grantTable = (table: dynamodb.Table, name: TableName, use: TableUse): iam.PolicyStatement[] => {
  const indexes = tables[name].indexes.map((index) => `${table.tableArn}/index/${index.name}`);
  return [
    allow(
      tableActions[use].map((action) => `dynamodb:${action}`),
      [table.tableArn],
    ),
    // Each index has its own name here. A step that only appends makes no query.
    ...(use !== "append" && indexes.length > 0 ? [allow(["dynamodb:Query"], indexes)] : []),
  ];
};

const grantBucket = (data: DataStack, name: BucketName, use: BucketUse): iam.PolicyStatement[] => {
  const { objects, lists } = bucketUses[use];
  const bucket = data.buckets[name];
  return [
    allow(
      objects.map((action) => `s3:${action}`),
      [bucket.arnForObjects("*")],
    ),
    ...(lists ? [allow(["s3:ListBucket"], [bucket.bucketArn])] : []),
  ];
};

/** The step may use the key only through a service that its `uses` name, never directly. */
const grantKey = (uses: Uses, data: DataStack): iam.PolicyStatement[] => {
  const tableUses = tablesOf(uses).map(([, use]) => use);
  const bucketUses = bucketsOf(uses).map(([, use]) => use);
  const opened = [
    ...(tableUses.length > 0 ? ["dynamodb"] : []),
    ...(bucketUses.length > 0 ? ["s3"] : []),
    ...(uses.identity ? ["secretsmanager"] : []),
  ];
  const sealed = [
    ...(tableUses.some((use) => use !== "read") ? ["dynamodb"] : []),
    ...(bucketUses.some((use) => use === "receive" || use === "write" || use === "print") ? ["s3"] : []),
  ];
  const through = (actions: readonly string[], services: string[]) =>
    services.length === 0
      ? []
      : [
          new iam.PolicyStatement({
            actions: actions.map((action) => `kms:${action}`),
            resources: [data.key.keyArn],
            conditions: {
              StringEquals: {
                "kms:ViaService": services.map(
                  (service) => `${service}.${Stack.of(data).region}.amazonaws.com`,
                ),
              },
            },
          }),
        ];
  return [...through(sealingActions.opens, opened), ...through(sealingActions.seals, sealed)];
};

const grantMessages = (stack: Stack, messages: Messages): iam.PolicyStatement[] => {
  switch (messages.channel) {
    case "off":
      return [];
    case "sms":
      // A telephone number has no ARN. This allows every target except the topics, which all have an ARN.
      return [new iam.PolicyStatement({ actions: ["sns:Publish"], notResources: ["arn:aws:sns:*:*:*"] })];
    case "email": {
      const domain = messages.from.slice(messages.from.indexOf("@") + 1);
      return [
        allow(
          ["ses:SendEmail"],
          [stack.formatArn({ service: "ses", resource: "identity", resourceName: domain })],
        ),
      ];
    }
  }
};
