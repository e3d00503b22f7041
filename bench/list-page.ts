/**
 * The cost of a page of the staff list with a million applications, against a thousand. The unit is DynamoDB's read
 * unit.
 */

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { QueryCommandOutput } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { createStore } from "../core/storage/dynamodb/store.ts";
import {
  type ApplicationsAsked,
  createApplicationLists,
} from "../core/storage/repositories/application-lists.ts";
import { capital } from "../offices/office.ts";
import type { LargeStore } from "./large-store.ts";
import type { Measurement } from "./measurement.ts";

const most = 1.05;
const unitBytes = 4096;

/**
 * The size of a value in bytes by DynamoDB's rules: names and text in UTF-8, two digits a byte, three bytes for a
 * list or map.
 */
const bytesOf = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.L) return 3 + value.L.reduce((sum, each) => sum + 1 + bytesOf(each), 0);
  if (value.M) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  return 1;
};
const itemBytes = (item: Record<string, AttributeValue>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);

interface Read {
  queries: number;
  items: number;
  bytes: number;
  /** Half a unit for each started 4 KB that a query of an index reads. */
  units: number;
}

/** Counts the reads of one call's queries, from the responses that the SDK gets. */
const countReads = async ({ client }: LargeStore, call: () => Promise<unknown>): Promise<Read> => {
  const read: Read = { queries: 0, items: 0, bytes: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const reply = await next(args);
      const { Items = [], ScannedCount = 0, Count = 0 } = reply.output as QueryCommandOutput;
      const shown = Items.reduce((sum, item) => sum + itemBytes(marshall(item)), 0);
      // Items that a filter removed were read too, so they count with the average size of the others.
      const bytes = Count > 0 ? (shown * ScannedCount) / Count : 0;
      read.queries += 1;
      read.items += ScannedCount;
      read.bytes += Math.round(bytes);
      read.units += 0.5 * Math.ceil(bytes / unitBytes);
      return reply;
    },
    { step: "initialize", name: "countReads" },
  );
  try {
    await call();
  } finally {
    client.middlewareStack.remove("countReads");
  }
  return read;
};

const pages: Record<string, Omit<ApplicationsAsked, "limit">> = {
  "all, newest first": {},
  "of one state": { status: "submitted" },
  "of one cohort": { cohortId: "2026-1" },
  "of one cohort and state": { cohortId: "2026-1", status: "submitted" },
  "of one regency": { regency: capital },
};

const readPages = async (store: LargeStore): Promise<Record<string, Read>> => {
  const lists = createApplicationLists(createStore(store.client, { APPLICATIONS_TABLE: "applications" }));
  const found: Record<string, Read> = {};
  for (const [name, asked] of Object.entries(pages))
    found[name] = await countReads(store, () => lists.list({ ...asked, limit: 25 }));
  const { cursor } = await lists.list({ limit: 25 });
  found["all, second page"] = await countReads(store, () => lists.list({ limit: 25, cursor }));
  return found;
};

export const measureListPage = async (
  small: { applications: number; store: LargeStore },
  large: { applications: number; store: LargeStore },
): Promise<Measurement> => {
  const ofSmall = await readPages(small.store);
  const ofLarge = await readPages(large.store);
  const counted = (number: number) => number.toLocaleString("en");
  const samples: Measurement["samples"] = {};
  const rows = Object.entries(ofLarge).map(([what, read]) => {
    const peer = ofSmall[what] as Read;
    samples[`${what}, ${counted(large.applications)}`] = [read.queries, read.items, read.bytes, read.units];
    samples[`${what}, ${counted(small.applications)}`] = [peer.queries, peer.items, peer.bytes, peer.units];
    const ratio = read.units / peer.units;
    return {
      what,
      measured: `${read.units} units`,
      peer: `${peer.units} units`,
      ratio,
      withinTarget: ratio <= most,
    };
  });
  return {
    title: "A page of the staff list",
    how: `Pages of 25 from ${counted(large.applications)} applications, against the same pages from ${counted(small.applications)}. Units are computed from the bytes that each query read (4 KB a half), not taken from the engine. The rows were written straight into the engine's file.`,
    target: `at most ${most} of the peer`,
    rows,
    unit: "queries, items read, bytes read, units",
    samples,
  };
};
