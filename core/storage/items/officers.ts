/** Officers beside the catalogue, one an account. */
import type { Officer } from "../../domain/catalogue/officer.ts";
import type { Item, Key } from "../dynamodb/store.ts";

export const officerKey = (username: string): Key => ({
  table: "cohorts",
  pk: `OFFICER#${username}`,
  sk: "OFFICER",
});

export const readOfficer = (item: Item | undefined): Officer | undefined =>
  item?.officer as Officer | undefined;
