/** The tables and buckets, declared once. CDK deploys them and the local run creates them from this file. */

interface Index {
  name: string;
  partitionKey: string;
  sortKey: string;
  /** Attributes besides the keys. A list reads only the attributes that it shows. */
  projection: "ALL" | readonly string[];
}

export interface Table {
  name: TableName;
  /** The environment variable that holds the deployed name. */
  variable: string;
  partitionKey: "pk";
  sortKey: "sk";
  indexes: readonly Index[];
  /** Changes of the table start functions of `schedules.ts`. */
  stream?: true;
  /** The attribute with the time, in epoch seconds, after which DynamoDB removes an item. */
  timeToLive?: "expiresAt";
}

export type TableName = "applications" | "cohorts" | "toolkits" | "audit";

const keys = { partitionKey: "pk", sortKey: "sk" } as const;

export const tables = {
  applications: {
    ...keys,
    name: "applications",
    variable: "APPLICATIONS_TABLE",
    stream: true,
    timeToLive: "expiresAt",
    // Partitions are sharded. A single partition for a status would take all writes of an intake's first
    // hour.
    indexes: [
      {
        name: "byArrival",
        partitionKey: "arrivalShard",
        sortKey: "arrival",
        projection: ["listed", "facts"],
      },
      { name: "byCohort", partitionKey: "cohortShard", sortKey: "arrival", projection: ["listed"] },
      { name: "byStatus", partitionKey: "statusShard", sortKey: "arrival", projection: ["listed"] },
      {
        name: "byCohortStatus",
        partitionKey: "cohortStatusShard",
        sortKey: "arrival",
        projection: ["listed"],
      },
      { name: "byName", partitionKey: "nameStart", sortKey: "arrival", projection: ["listed", "nameKey"] },
    ],
  },
  cohorts: {
    ...keys,
    name: "cohorts",
    variable: "COHORTS_TABLE",
    timeToLive: "expiresAt",
    indexes: [
      { name: "byCreation", partitionKey: "listedAs", sortKey: "creation", projection: "ALL" },
      { name: "byClosing", partitionKey: "listedAs", sortKey: "closing", projection: "ALL" },
    ],
  },
  toolkits: {
    ...keys,
    name: "toolkits",
    variable: "TOOLKITS_TABLE",
    stream: true,
    timeToLive: "expiresAt",
    indexes: [{ name: "byEntry", partitionKey: "listedAs", sortKey: "entry", projection: "ALL" }],
  },
  audit: { ...keys, name: "audit", variable: "AUDIT_TABLE", indexes: [] },
} as const satisfies Record<TableName, Table>;

export const everyTable: readonly Table[] = Object.values(tables);

export type BucketName = "documents" | "reports";
export const buckets = {
  documents: { variable: "DOCUMENTS_BUCKET" },
  reports: { variable: "REPORTS_BUCKET" },
} as const satisfies Record<BucketName, { variable: string }>;

/**
 * The environment variable with the name of the secret `{ "key": "<64 hex digits>" }`. The keys for the NIK
 * are derived from this secret.
 */
export const identitySecretVariable = "IDENTITY_SECRET";
