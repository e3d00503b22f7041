/**
 * The real client of each service, one exported function a service. So a step's bundle holds only the clients that the
 * step uses. All clients together would double the load time. A client that a step needs only sometimes is imported on
 * use, from a separate file beside the bundle.
 *
 * Every export of this file is such a function: `allServices` calls each one.
 */
import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import * as office from "../offices/office.ts";
import { createOutcomes } from "./processes/apply-outcomes.ts";
import { createSeats } from "./processes/reallocate-seats.ts";
import { createRemovals } from "./processes/remove-leftovers.ts";
import { createStore } from "./storage/dynamodb/store.ts";
import { buckets, identitySecretVariable } from "./storage/dynamodb/tables.ts";
import { createDocuments } from "./storage/files/documents.ts";
import { createPapers } from "./storage/files/papers.ts";
import { createReportFiles } from "./storage/files/report-files.ts";
import { endingInTime } from "./storage/invocation.ts";
import { createIdentity } from "./storage/items/identity.ts";
import { createApplications } from "./storage/repositories/applications.ts";
import { createAudits } from "./storage/repositories/audits.ts";
import { createCatalogue } from "./storage/repositories/catalogue.ts";
import { createCertificates } from "./storage/repositories/certificates.ts";
import { createDataRequests } from "./storage/repositories/data-requests.ts";
import { createFollowUpList } from "./storage/repositories/follow-ups.ts";
import { createMessages } from "./storage/repositories/messages.ts";
import { createOfficers } from "./storage/repositories/officers.ts";
import { createSelectionReadModel, type RecordArchive } from "./storage/repositories/selection-read-model.ts";
import { createSelections } from "./storage/repositories/selections.ts";
import { createSessions } from "./storage/repositories/sessions.ts";
import { createToolkits } from "./storage/repositories/toolkits.ts";
import { createTrainings } from "./storage/repositories/trainings.ts";

/** Clients of a machine that runs every step. Without one, a service makes its own client. */
export interface Clients {
  dynamoDb?: DynamoDBClient;
  s3?: S3Client;
}

const named = (variable: string) => (): string => {
  const name = process.env[variable];
  if (!name) throw new Error(`${variable} is not set: the step does not declare that it uses it`);
  return name;
};

// Without its own limits, a call without an answer would wait until the time of its function is over.
const limits = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true };
const store = ({ dynamoDb = new DynamoDBClient({ requestHandler: limits }) }: Clients) =>
  createStore(endingInTime(dynamoDb), process.env);
const files = ({ s3 = new S3Client({ requestHandler: { ...limits, requestTimeout: 10_000 } }) }: Clients) =>
  endingInTime(s3);

const readIdentitySecret = async (): Promise<string> =>
  (await import("./storage/items/identity-secret.ts")).readIdentitySecret(named(identitySecretVariable)());

export const applications = (clients: Clients = {}) =>
  createApplications({
    store: store(clients),
    identity: createIdentity(readIdentitySecret),
    newId: randomUUID,
  });
export const catalogue = (clients: Clients = {}) => createCatalogue(store(clients));
export const messages = (clients: Clients = {}) => createMessages(store(clients));
export const documents = (clients: Clients = {}) =>
  createDocuments(files(clients), named(buckets.documents.variable));
export const reportFiles = (clients: Clients = {}) =>
  createReportFiles(files(clients), named(buckets.reports.variable));
export const recordArchive = (): RecordArchive => {
  const bucket = named(buckets.reports.variable);
  const archive = async () =>
    (await import("./storage/files/record-archive.ts")).createRecordArchive(bucket());
  return {
    put: async (key, text) => (await archive()).put(key, text),
    get: async (key) => (await archive()).get(key),
  };
};
export const selections = (clients: Clients = {}) =>
  createSelections({ store: store(clients), applications: applications(clients), archive: recordArchive() });
export const outcomes = (clients: Clients = {}) =>
  createOutcomes({
    store: store(clients),
    applications: applications(clients),
    selections: selections(clients),
    archive: recordArchive(),
  });
export const selectionReadModel = (clients: Clients = {}) =>
  createSelectionReadModel({ store: store(clients), archive: recordArchive() });
export const seats = (clients: Clients = {}) =>
  createSeats({ store: store(clients), applications: applications(clients) });
export const audits = (clients: Clients = {}) => createAudits(store(clients));
export const dataRequests = (clients: Clients = {}) => createDataRequests(store(clients));
export const officers = (clients: Clients = {}) => createOfficers(store(clients));
export const removals = (clients: Clients = {}) =>
  createRemovals({ store: store(clients), documents: documents(clients) });
export const sessions = (clients: Clients = {}) => createSessions(store(clients));
export const trainings = (clients: Clients = {}) => createTrainings(applications(clients), office.unit);
export const certificates = (clients: Clients = {}) => createCertificates(store(clients));
export const toolkits = (clients: Clients = {}) =>
  createToolkits({
    store: store(clients),
    applications: applications(clients),
    unit: office.unit,
  });
export const papers = (clients: Clients = {}) =>
  createPapers(files(clients), named(buckets.documents.variable));
export const followUps = (clients: Clients = {}) => createFollowUpList(store(clients));
