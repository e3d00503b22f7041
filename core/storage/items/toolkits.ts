/** Toolkits as they stand in their table. */
import { type AuditHead, emptyChain } from "../../domain/privacy/audit.ts";
import type { Toolkit } from "../../domain/toolkits/toolkit.ts";
import type { Item, Key } from "../dynamodb/store.ts";

export const toolkitKey = (serial: string): Key => ({
  table: "toolkits",
  pk: `TOOLKIT#${serial}`,
  sk: "TOOLKIT",
});

export const toolkitItem = (toolkit: Toolkit, audit: AuditHead): Item => ({
  version: toolkit.version,
  record: toolkit,
  audit,
  listedAs: "TOOLKIT",
  entry: `${toolkit.enteredAt}#${toolkit.serial}`,
});

export const readToolkit = (item: Item | undefined): Toolkit | undefined =>
  item?.record as Toolkit | undefined;

export const readToolkitAudit = (item: Item | undefined): AuditHead =>
  (item?.audit as AuditHead | undefined) ?? emptyChain;
