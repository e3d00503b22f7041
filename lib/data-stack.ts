/** Stored data and its protection: tables, buckets, the KMS key, the identity secret, and the topic of the alarms. */
import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as guardduty from "aws-cdk-lib/aws-guardduty";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import * as sns from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import {
  type BucketName,
  everyTable,
  type Table as TableDefinition,
  type TableName,
} from "../core/storage/dynamodb/tables.ts";
import { createSecretKey } from "./constructs/secret-key.ts";
import type { Stage } from "./stages.ts";

export class DataStack extends Stack {
  readonly key: kms.Key;
  readonly tables: Record<TableName, dynamodb.Table>;
  readonly buckets: Record<BucketName, s3.Bucket>;
  readonly logBucket: s3.Bucket;
  /** The keys that encrypt and find the NIK come from this secret. If the secret is lost, every NIK is lost. */
  readonly identitySecret: Secret;
  readonly alarmTopic: sns.Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      env: { region: stage.region },
      terminationProtection: stage.keepsData,
      description: "Berdaya: tables, buckets, key",
    });
    this.#stage = stage;
    this.key = new kms.Key(this, "Key", {
      description: `Seals what Berdaya ${stage.name} keeps`,
      enableKeyRotation: true,
      removalPolicy: this.#removalPolicy,
      ...(stage.keepsData ? {} : { pendingWindow: Duration.days(7) }),
    });
    this.identitySecret = this.#createIdentitySecret();
    this.tables = Object.fromEntries(
      everyTable.map((table) => [table.name, this.#createTable(table)]),
    ) as Record<TableName, dynamodb.Table>;
    this.logBucket = this.#createLogBucket();
    this.buckets = { documents: this.#createDocuments(), reports: this.#createBucket("Reports") };
    this.alarmTopic = this.#createAlarmTopic();
    if (stage.guardDuty)
      new guardduty.CfnDetector(this, "GuardDuty", {
        enable: true,
        dataSources: { s3Logs: { enable: true } },
      });

    new CfnOutput(this, "DocumentsBucket", { value: this.buckets.documents.bucketName });
    new CfnOutput(this, "ReportsBucket", { value: this.buckets.reports.bucketName });
  }

  get #removalPolicy(): RemovalPolicy {
    return this.#stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  #createIdentitySecret(): Secret {
    return createSecretKey(this, "IdentitySecret", {
      description: "The key from which the NIK is sealed, opened and found again",
      sealedWith: this.key,
      removalPolicy: this.#removalPolicy,
      staysBecause:
        "A new key would find no NIK that is stored: it changes only together with a rewriting of all of them.",
    });
  }

  #createTable(definition: TableDefinition): dynamodb.Table {
    const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
    const name = definition.name[0]?.toUpperCase() + definition.name.slice(1);
    const table = new dynamodb.Table(this, name, {
      partitionKey: text(definition.partitionKey),
      sortKey: text(definition.sortKey),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.#stage.keepsData,
      removalPolicy: this.#removalPolicy,
      ...(definition.stream ? { stream: dynamodb.StreamViewType.NEW_IMAGE } : {}),
      ...(definition.timeToLive ? { timeToLiveAttribute: definition.timeToLive } : {}),
      ...(definition.name === "audit" ? { resourcePolicy: neitherUpdateNorDelete } : {}),
    });
    for (const { name: indexName, partitionKey, sortKey, projection } of definition.indexes)
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        ...(projection === "ALL"
          ? { projectionType: dynamodb.ProjectionType.ALL }
          : { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...projection] }),
      });
    return table;
  }

  #createLogBucket(): s3.Bucket {
    return new s3.Bucket(this, "AccessLogs", {
      ...closed,
      // S3 does not deliver access logs to a bucket that is encrypted with a customer-managed key.
      encryption: s3.BucketEncryption.S3_MANAGED,
      removalPolicy: this.#removalPolicy,
      lifecycleRules: [
        { expiration: Duration.days(this.#stage.logRetentionDays), ...abortsUploads },
        { noncurrentVersionExpiration: Duration.days(7) },
      ],
      versioned: true,
    });
  }

  #createBucket(id: string, more: s3.BucketProps = {}): s3.Bucket {
    return new s3.Bucket(this, id, {
      ...closed,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      removalPolicy: this.#removalPolicy,
      serverAccessLogsBucket: this.logBucket,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), ...abortsUploads }],
      ...more,
    });
  }

  #createDocuments(): s3.Bucket {
    const bucket = this.#createBucket("Documents", {
      cors: [
        {
          allowedMethods: [s3.HttpMethods.POST],
          // The signed policy of an upload decides who may send which file. CORS only lets the page read the
          // response.
          allowedOrigins: [this.#stage.siteUrl ?? "https://*.cloudfront.net"],
          allowedHeaders: ["*"],
          maxAge: 3600,
        },
      ],
    });
    // The construct's `eventBridgeEnabled` makes a custom resource. CloudFormation has this property without one.
    (bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return bucket;
  }

  #createAlarmTopic(): sns.Topic {
    const topic = new sns.Topic(this, "Alarms", {
      displayName: `Berdaya ${this.#stage.name}`,
      masterKey: this.key,
      enforceSSL: true,
    });
    const cloudWatch = new iam.ServicePrincipal("cloudwatch.amazonaws.com");
    const ownAccount = { StringEquals: { "aws:SourceAccount": this.account } };
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [cloudWatch],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: ownAccount,
      }),
    );
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: "AlarmsReachTheirTopic",
        principals: [cloudWatch],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions: ownAccount,
      }),
    );
    if (this.#stage.alarmEmail)
      new sns.Subscription(this, "AlarmEmail", {
        topic,
        protocol: sns.SubscriptionProtocol.EMAIL,
        endpoint: this.#stage.alarmEmail,
      });
    return topic;
  }
}

const closed = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const;

const abortsUploads = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

/**
 * Denies every call that changes or removes an audit entry, also for an administrator with rights on all tables.
 *
 * A put may still replace an entry: IAM cannot demand a condition, so a role that may add an entry may also overwrite
 * one. The hash chain shows an overwritten entry on reading. It does not show an attacker who also rewrites all later
 * entries and the chain's end in the record.
 */
const neitherUpdateNorDelete = new iam.PolicyDocument({
  statements: [
    new iam.PolicyStatement({
      sid: "NoEntryIsUpdatedOrDeleted",
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: [
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        // `BatchWriteItem` cannot carry a condition, and every put of the programme carries one.
        "dynamodb:BatchWriteItem",
        "dynamodb:PartiQLInsert",
        "dynamodb:PartiQLUpdate",
        "dynamodb:PartiQLDelete",
      ],
      // A table's policy can only name its own table.
      resources: ["*"],
    }),
  ],
});
