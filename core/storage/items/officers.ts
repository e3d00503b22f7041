/** Officers beside the catalogue, one item for each account. */
import type { Officer } from "../../domain/catalogue/officer.ts";
import type { AuditHead } from "../../domain/privacy/audit.ts";
import { auditHead } from "../../domain/privacy/audit-head.ts";
import { fields, text } from "../../domain/shared/stored.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const officerKey = (username: string): Key => ({
  table: "cohorts",
  pk: `OFFICER#${username}`,
  sk: "OFFICER",
});

export const officerKind = /* @__PURE__ */ declareKind<{ officer: Officer; audit: AuditHead }>({
  kind: "officer",
  table: "cohorts",
  pk: /^OFFICER#/,
  sk: /^OFFICER$/,
  version: 1,
  schema: () =>
    fields({ officer: fields({ name: text(), nip: text(), office: text() }), audit: auditHead() }),
});

export const readOfficer = (item: Item | undefined): Officer | undefined => officerKind.read(item)?.officer;
