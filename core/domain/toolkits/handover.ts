/** The handover of a toolkit (BAST): who signs for what, at which value, under which number. */
import * as z from "zod";
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, type CommandMeta, moved } from "../applications/lifecycle.ts";
import type { AuditHead } from "../privacy/audit.ts";
import { type Day, dayOf, type Instant } from "../shared/day.ts";
import { checkSeen, DomainError, type FieldRefused, refuseField } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Line, Paragraph } from "../shared/text.ts";
import {
  type AsPrinted,
  type Certificate,
  type CertificateCode,
  initialsOf,
  romanMonthAndYear,
} from "../training/certificate.ts";
import { SerialChosen, type Toolkit, type ToolkitForm } from "./toolkit.ts";

export const HandoverForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    serial: SerialChosen,
    adjustment: z
      .strictObject({ amount: z.int().min(-1_000_000_000_000).max(1_000_000_000_000), why: Paragraph(500) })
      .nullish()
      .transform((given) => given ?? undefined),
    condition: Line(120),
    photoDocumentId: z
      .string()
      .max(64)
      .nullish()
      .transform((given) => given ?? undefined),
    signature: z
      .strictObject({
        method: z.enum(["drawn", "thumbprint", "witnessed"]),
        documentId: z
          .string()
          .max(64)
          .nullish()
          .transform((given) => given ?? undefined),
        witness: Line(120)
          .nullish()
          .transform((given) => given ?? undefined),
      })
      .superRefine((signature, context) => {
        if (signature.method === "witnessed" && !signature.witness)
          context.addIssue({ code: "custom", path: ["witness"], message: "required" });
        // Who cannot draw presses a thumb, on a photo or on the printed paper before a witness.
        const isSeen = signature.documentId || (signature.method === "thumbprint" && signature.witness);
        if (signature.method !== "witnessed" && !isSeen)
          context.addIssue({
            code: "custom",
            path: ["documentId"],
            message: signature.method === "drawn" ? "not-signed" : "no-thumbprint",
          });
      }),
  }),
);
export type HandoverForm = z.infer<typeof HandoverForm>;

export interface Handover {
  /** `{seq}/BAST/{unit}/{roman month}/{year}`, from 1 each year without gaps. */
  number: string;
  /** 12 Crockford characters of its own, in the QR: what the public check page is asked by. */
  code: string;
  serial: string;
  skill: string;
  items: ToolkitForm["items"];
  /** Whole rupiah: the toolkit's, with the adjustment. */
  value: number;
  adjustment?: { amount: number; why: string } | undefined;
  condition: string;
  photoDocumentId?: string | undefined;
  signature: HandoverForm["signature"];
  on: Day;
  at: Instant;
  by: string;
  /** Kept by the store: how the toolkit's record stands with this. Nothing else changes it until this is voided. */
  toolkit?: { version: number; audit: AuditHead };
  voided?: { at: Instant; by: string; why: string; toolkit: "in-stock" | "damaged" | "lost" };
}

/** What a handover is judged by, and made of. */
export interface LoadedForHandover {
  application: Application;
  toolkit: Toolkit | undefined;
  /** The skill's standard value, in whole rupiah. */
  standardValue: number;
  /** The last number given this year; 0 where none was. */
  lastNumber: number;
  /** Whom and what the paper names, as they are called now. */
  names: Omit<AsPrinted, "siteUrl">;
}

/** Up or down at most a fifth of the skill's standard value, and never below nothing. */
const checkAdjustment = (
  { adjustment }: HandoverForm,
  toolkit: Toolkit,
  standardValue: number,
): FieldRefused[] => {
  const amount = adjustment?.amount ?? 0;
  return Math.abs(amount) * 5 > standardValue || toolkit.value + amount < 0
    ? [{ pointer: "/adjustment/amount", issue: "beyond-a-fifth" }]
    : [];
};

const checkDocument = (
  { documents }: Application,
  documentId: string | undefined,
  kind: "signature" | "handover-photo",
  pointer: string,
): FieldRefused[] => {
  const isThere = documents.some(
    (each) => each.documentId === documentId && each.kind === kind && each.state === "received",
  );
  return documentId === undefined || isThere ? [] : [{ pointer, issue: "not-such-a-document" }];
};

/** What a handover makes: the application's change, the toolkit as it leaves the stock, and the paper's certificate. */
export interface HandoverMade {
  change: ApplicationChange;
  handover: Handover;
  toolkit: Toolkit;
  certificate: Certificate;
}

/** A graduate signs for a toolkit. */
export const handOverToolkit = (
  { application, toolkit, standardValue, lastNumber, names }: LoadedForHandover,
  form: HandoverForm,
  { code, unit, siteUrl }: { code: CertificateCode; unit: string; siteUrl: string },
  meta: CommandMeta,
): HandoverMade => {
  if (application.status === "equipped") throw new DomainError("already-equipped");
  if (application.status !== "completed") throw new DomainError("not-completed");
  if (toolkit?.state !== "in-stock") throw new DomainError("toolkit-not-in-stock");
  if (toolkit.skill !== application.seat?.skill) throw new DomainError("wrong-skill");
  const fields = [
    ...checkAdjustment(form, toolkit, standardValue),
    ...checkDocument(application, form.photoDocumentId, "handover-photo", "/photoDocumentId"),
    ...checkDocument(application, form.signature.documentId, "signature", "/signature/documentId"),
  ];
  if (fields.length > 0) throw new DomainError("invalid-request", { fields });

  const on = dayOf(meta.occurredAt);
  const number = `${lastNumber + 1}/BAST/${unit}/${romanMonthAndYear(on)}`;
  const { reference } = application;
  const handedOver: Toolkit = {
    ...toolkit,
    state: "handed-over",
    heldBy: reference,
    version: toolkit.version + 1,
  };
  const handover: Handover = {
    ...form,
    number,
    code,
    skill: toolkit.skill,
    items: toolkit.items,
    value: toolkit.value + (form.adjustment?.amount ?? 0),
    on,
    at: meta.occurredAt,
    by: meta.actor,
  };
  const change = moved(
    application,
    "equip",
    { handovers: [...(application.handovers ?? []), handover] },
    meta,
    "record-handover",
    { number, value: handover.value },
  );
  const certificate: Certificate = {
    code,
    kind: "handover",
    number,
    holder: initialsOf(application.fullName),
    skill: toolkit.skill,
    issuedOn: on,
    valid: true,
    reference,
    printed: { siteUrl, ...names },
  };
  return { change, handover, toolkit: handedOver, certificate };
};

/** The handover in force; undefined where there is none. */
export const handoverInForce = ({ handovers }: Pick<Application, "handovers">): Handover | undefined => {
  const last = handovers?.at(-1);
  return last?.voided ? undefined : last;
};

export const VoidingForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    number: Line(120),
    why: Paragraph(500),
    toolkit: z.enum(["in-stock", "damaged", "lost"]),
    version: z.int(),
  }),
);
export type VoidingForm = z.infer<typeof VoidingForm>;

/** A wrong handover is voided, not deleted: its number stays used, its certificate is no longer valid. */
export const voidHandover = (
  application: Application,
  { number, why, toolkit, version }: VoidingForm,
  meta: CommandMeta,
): { change: ApplicationChange; handover: Handover } => {
  const handover = handoverInForce(application);
  if (application.status !== "equipped" || !handover) throw new DomainError("not-equipped");
  checkSeen(application, version);
  if (handover.number !== number) throw refuseField("/number", "other-number");
  const voided: Handover = { ...handover, voided: { at: meta.occurredAt, by: meta.actor, why, toolkit } };
  const handovers = (application.handovers ?? []).map((each) => (each === handover ? voided : each));
  const change = moved(application, "voidHandover", { handovers }, meta, "void-handover", {
    number,
    toolkit,
  });
  return { change, handover: voided };
};
