/**
 * The real clients, wired once a cold start. A function each, so that a step's bundle holds only the clients that it
 * uses: all of them together would double the time to load it.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Instant } from "./domain/day.ts";
import { type Reference, newReference as referenceOf } from "./domain/reference.ts";
import { type Applications, createApplications } from "./storage/applications.ts";
import { type Catalogue, createCatalogue } from "./storage/catalogue.ts";
import { createDocuments, type Documents } from "./storage/documents.ts";
import { createIdentity } from "./storage/identity.ts";
import { createMessages, type Messages } from "./storage/messages.ts";
import { createMessenger, type Messenger } from "./storage/messenger.ts";
import { createReportFiles, type ReportFiles } from "./storage/report-files.ts";
import { createStore } from "./storage/store.ts";
import { buckets, identitySecretVariable } from "./storage/tables.ts";

export interface Services {
  now: () => Instant;
  newReference: () => Reference;
  newId: () => string;
  applications: Applications;
  catalogue: Catalogue;
  documents: Documents;
  reportFiles: ReportFiles;
  messages: Messages;
  messenger: Messenger;
}

const named = (variable: string) => (): string => {
  const name = process.env[variable];
  if (!name) throw new Error(`${variable} is not set: the step does not declare that it uses it`);
  return name;
};

export const now = (): Instant => new Date().toISOString();
export const newReference = (): Reference => referenceOf(randomBytes(11));
export const newId = (): string => randomUUID();

const store = (client: DynamoDBClient = new DynamoDBClient()) => createStore(client, process.env);

const readIdentitySecret = async (): Promise<string> => {
  const SecretId = named(identitySecretVariable)();
  const { SecretString = "" } = await new SecretsManagerClient().send(
    new GetSecretValueCommand({ SecretId }),
  );
  return SecretString;
};

export const applications = (client?: DynamoDBClient): Applications =>
  createApplications({ store: store(client), identity: createIdentity(readIdentitySecret), newId });
export const catalogue = (client?: DynamoDBClient): Catalogue => createCatalogue(store(client));
export const messages = (client?: DynamoDBClient): Messages => createMessages(store(client));
export const documents = (client: S3Client = new S3Client()): Documents =>
  createDocuments(client, named(buckets.documents.variable));
export const reportFiles = (client: S3Client = new S3Client()): ReportFiles =>
  createReportFiles(client, named(buckets.reports.variable));
export const messenger = (): Messenger => createMessenger(process.env);

/** All of them, for a machine that runs every step: it brings its own clock, and its way to tell people. */
export const allServices = (
  brought: Pick<Services, "now" | "messenger">,
  { dynamoDb, s3 }: { dynamoDb: DynamoDBClient; s3: S3Client },
): Services => ({
  newReference,
  newId,
  applications: applications(dynamoDb),
  catalogue: catalogue(dynamoDb),
  documents: documents(s3),
  reportFiles: reportFiles(s3),
  messages: messages(dynamoDb),
  ...brought,
});
