/**
 * The real clients, made once in a cold start. Each client has its own function, so that a step's bundle
 * holds only the clients that the step uses. All clients together would double the load time. A client that a
 * step needs only sometimes is imported on use, from a separate file beside the bundle.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import * as office from "../offices/office.ts";
import type { Instant } from "./domain/shared/day.ts";
import { type Reference, newReference as referenceOf } from "./domain/shared/reference.ts";
import {
  type CertificateCode,
  newCertificateCode as certificateCodeOf,
} from "./domain/training/certificate.ts";
import { createMessenger, type Messenger } from "./messaging/messenger.ts";
import { createOutcomes, type Outcomes } from "./processes/apply-outcomes.ts";
import { createSeats, type Seats } from "./processes/reallocate-seats.ts";
import { createRemovals, type Removals } from "./processes/remove-leftovers.ts";
import { createStore } from "./storage/dynamodb/store.ts";
import { buckets, identitySecretVariable } from "./storage/dynamodb/tables.ts";
import { createDocuments, type Documents } from "./storage/files/documents.ts";
import { createPapers, type Papers } from "./storage/files/papers.ts";
import { createReportFiles, type ReportFiles } from "./storage/files/report-files.ts";
import { endingInTime } from "./storage/invocation.ts";
import { createIdentity } from "./storage/items/identity.ts";
import { type Applications, createApplications } from "./storage/repositories/applications.ts";
import { type Audits, createAudits } from "./storage/repositories/audits.ts";
import { type Catalogue, createCatalogue } from "./storage/repositories/catalogue.ts";
import { type Certificates, createCertificates } from "./storage/repositories/certificates.ts";
import { createDataRequests, type DataRequests } from "./storage/repositories/data-requests.ts";
import { createFollowUpList, type FollowUpList } from "./storage/repositories/follow-ups.ts";
import { createMessages, type Messages } from "./storage/repositories/messages.ts";
import { createOfficers, type Officers } from "./storage/repositories/officers.ts";
import {
  createSelectionReadModel,
  type RecordArchive,
  type SelectionReadModel,
} from "./storage/repositories/selection-read-model.ts";
import { createSelections, type Selections } from "./storage/repositories/selections.ts";
import { createSessions, type Sessions } from "./storage/repositories/sessions.ts";
import { createToolkits, type Toolkits } from "./storage/repositories/toolkits.ts";
import { createTrainings, type Trainings } from "./storage/repositories/trainings.ts";

const named = (variable: string) => (): string => {
  const name = process.env[variable];
  if (!name) throw new Error(`${variable} is not set: the step does not declare that it uses it`);
  return name;
};

export const now = (): Instant => new Date().toISOString();
export const newReference = (): Reference => referenceOf(randomBytes(11));
export const newId = (): string => randomUUID();
export const newCertificateCode = (): CertificateCode => certificateCodeOf(randomBytes(12));

// Without its own limits, a call without an answer would wait until the time of its function is over.
const limits = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true };
const store = (client: DynamoDBClient = new DynamoDBClient({ requestHandler: limits })) =>
  createStore(endingInTime(client), process.env);
const files = (client: S3Client = new S3Client({ requestHandler: { ...limits, requestTimeout: 10_000 } })) =>
  endingInTime(client);

const readIdentitySecret = async (): Promise<string> =>
  (await import("./storage/items/identity-secret.ts")).readIdentitySecret(named(identitySecretVariable)());

export const applications = (client?: DynamoDBClient): Applications =>
  createApplications({ store: store(client), identity: createIdentity(readIdentitySecret), newId });
export const catalogue = (client?: DynamoDBClient): Catalogue => createCatalogue(store(client));
export const messages = (client?: DynamoDBClient): Messages => createMessages(store(client));
export const documents = (client?: S3Client): Documents =>
  createDocuments(files(client), named(buckets.documents.variable));
export const reportFiles = (client?: S3Client): ReportFiles =>
  createReportFiles(files(client), named(buckets.reports.variable));
export const recordArchive = (): RecordArchive => {
  const bucket = named(buckets.reports.variable);
  const archive = async () =>
    (await import("./storage/files/record-archive.ts")).createRecordArchive(bucket());
  return {
    put: async (key, text) => (await archive()).put(key, text),
    get: async (key) => (await archive()).get(key),
  };
};
export const selections = (client?: DynamoDBClient): Selections =>
  createSelections({ store: store(client), applications: applications(client), archive: recordArchive() });
export const outcomes = (client?: DynamoDBClient): Outcomes =>
  createOutcomes({
    store: store(client),
    applications: applications(client),
    selections: selections(client),
    archive: recordArchive(),
  });
export const selectionReadModel = (client?: DynamoDBClient): SelectionReadModel =>
  createSelectionReadModel({ store: store(client), archive: recordArchive() });
export const seats = (client?: DynamoDBClient): Seats =>
  createSeats({ store: store(client), applications: applications(client) });
export const audits = (client?: DynamoDBClient): Audits => createAudits(store(client));
export const dataRequests = (client?: DynamoDBClient): DataRequests => createDataRequests(store(client));
export const officers = (client?: DynamoDBClient): Officers => createOfficers(store(client));
export const removals = (client?: DynamoDBClient, s3?: S3Client): Removals =>
  createRemovals({ store: store(client), documents: documents(s3) });
export const sessions = (client?: DynamoDBClient): Sessions => createSessions(store(client));
export const trainings = (client?: DynamoDBClient): Trainings =>
  createTrainings(applications(client), office.unit);
export const certificates = (client?: DynamoDBClient): Certificates => createCertificates(store(client));
export const toolkits = (client?: DynamoDBClient): Toolkits =>
  createToolkits({
    store: store(client),
    applications: applications(client),
    unit: office.unit,
  });
export const papers = (client?: S3Client): Papers =>
  createPapers(files(client), named(buckets.documents.variable));
export const followUps = (client?: DynamoDBClient): FollowUpList => createFollowUpList(store(client));
export const messenger = (): Messenger => createMessenger(process.env);

/**
 * All services, for a machine that runs every step. That machine brings its own clock and its own messenger.
 */
export const allServices = (
  brought: { now: () => Instant; messenger: Messenger },
  { dynamoDb, s3 }: { dynamoDb: DynamoDBClient; s3: S3Client },
) => ({
  newReference,
  newId,
  newCertificateCode,
  applications: applications(dynamoDb),
  catalogue: catalogue(dynamoDb),
  documents: documents(s3),
  reportFiles: reportFiles(s3),
  messages: messages(dynamoDb),
  selections: selections(dynamoDb),
  outcomes: outcomes(dynamoDb),
  selectionReadModel: selectionReadModel(dynamoDb),
  seats: seats(dynamoDb),
  audits: audits(dynamoDb),
  dataRequests: dataRequests(dynamoDb),
  officers: officers(dynamoDb),
  removals: removals(dynamoDb, s3),
  sessions: sessions(dynamoDb),
  trainings: trainings(dynamoDb),
  certificates: certificates(dynamoDb),
  toolkits: toolkits(dynamoDb),
  papers: papers(s3),
  followUps: followUps(dynamoDb),
  ...brought,
});

export type Services = ReturnType<typeof allServices>;
