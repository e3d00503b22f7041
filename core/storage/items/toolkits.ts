/** The items of toolkits. */
import * as z from "zod";
import { type AuditHead, emptyChain } from "../../domain/privacy/audit.ts";
import { auditHead } from "../../domain/privacy/audit-head.ts";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import { type Toolkit, toolkitStates } from "../../domain/toolkits/toolkit.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const toolkitKey = (serial: string): Key => ({
  table: "toolkits",
  pk: `TOOLKIT#${serial}`,
  sk: "TOOLKIT",
});

const storedToolkit = (): z.ZodType<Toolkit> =>
  fields({
    serial: text(),
    skill: text<Toolkit["skill"]>(),
    items: z.array(
      fields({ name: text(), brand: text(), unit: text(), quantity: z.number(), unitPrice: z.number() }),
    ),
    source: text(),
    receivedOn: text<Toolkit["receivedOn"]>(),
    value: z.number(),
    state: z.enum(toolkitStates),
    version: whole(),
    enteredAt: text(),
    heldBy: text().optional(),
    why: text().optional(),
  });

interface StoredToolkit {
  version: number;
  record: Toolkit;
  audit: AuditHead;
  listedAs: "TOOLKIT";
  entry: string;
}

export const toolkitKind = /* @__PURE__ */ declareKind<StoredToolkit>({
  kind: "toolkit",
  table: "toolkits",
  pk: /^TOOLKIT#/,
  sk: /^TOOLKIT$/,
  version: 1,
  schema: () =>
    fields({
      version: whole(),
      record: storedToolkit(),
      audit: auditHead(),
      listedAs: z.literal("TOOLKIT"),
      entry: text(),
    }),
});

/** The place of a toolkit in the list by entry. */
export const entryOf = ({ enteredAt, serial }: Toolkit): string => `${enteredAt}#${serial}`;

export const toolkitItem = (toolkit: Toolkit, audit: AuditHead): Item =>
  toolkitKind.write({
    version: toolkit.version,
    record: toolkit,
    audit,
    listedAs: "TOOLKIT",
    entry: entryOf(toolkit),
  });

export const readToolkit = (item: Item | undefined): Toolkit | undefined => toolkitKind.read(item)?.record;

export const readToolkitAudit = (item: Item | undefined): AuditHead =>
  toolkitKind.read(item)?.audit ?? emptyChain;
