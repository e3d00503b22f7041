/** What the steps are given, made once in a cold start: the clients of the services, the clock and new ids. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "./domain/shared/day.ts";
import { type Reference, newReference as referenceOf } from "./domain/shared/reference.ts";
import {
  type CertificateCode,
  newCertificateCode as certificateCodeOf,
} from "./domain/training/certificate.ts";
import { createMessenger, type Messenger } from "./messaging/messenger.ts";
import * as creators from "./service-creators.ts";

export * from "./service-creators.ts";

export const now = (): Instant => new Date().toISOString();
export const newReference = (): Reference => referenceOf(randomBytes(11));
export const newId = (): string => randomUUID();
export const newCertificateCode = (): CertificateCode => certificateCodeOf(randomBytes(12));
export const messenger = (): Messenger => createMessenger(process.env);

type Creators = typeof creators;
type Created = { [Name in keyof Creators]: ReturnType<Creators[Name]> };

/**
 * All services, for a machine that runs every step. That machine brings its own clock and its own messenger. No step
 * calls this function, so no bundle holds every client.
 */
export const allServices = (
  brought: { now: () => Instant; messenger: Messenger },
  clients: Required<creators.Clients>,
) => ({
  newReference,
  newId,
  newCertificateCode,
  ...(Object.fromEntries(
    Object.entries(creators).map(([name, create]) => [name, create(clients)]),
  ) as Created),
  ...brought,
});

export type Services = ReturnType<typeof allServices>;
