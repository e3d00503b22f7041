/** The tables and buckets, once: CDK deploys them and the local run creates them from here. */

interface Index {
  name: string;
  partitionKey: string;
  sortKey: string;
  /** Attributes beside the keys; a list reads no more than it shows. */
  projection: "ALL" | readonly string[];
}

export interface Table {
  name: TableName;
  /** The variable of the environment that holds its deployed name. */
  variable: string;
  partitionKey: "pk";
  sortKey: "sk";
  indexes: readonly Index[];
  /** Changes start functions of `schedules.ts`. */
  stream?: true;
  /** The attribute, in epoch seconds, after which an item is removed. */
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
    // Partitions are sharded: one for a status would take all writes of an intake's first hour.
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

/** Holds the office as it stands in the numbers of its papers. */
export const unitVariable = "BERDAYA_UNIT";

/** Names the secret `{ "key": "<64 hex digits>" }` from which the keys for the NIK are derived. */
export const identitySecretVariable = "IDENTITY_SECRET";
