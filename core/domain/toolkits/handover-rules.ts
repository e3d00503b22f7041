/** Rules for handing a toolkit over, and for voiding a handover. */
import type { Application, ApplicationIn } from "../applications/application.ts";
import { type ApplicationChange, moved } from "../applications/lifecycle.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { dayOf } from "../shared/day.ts";
import { checkSeen, DomainError, type FieldRefused, refuseField } from "../shared/domain-error.ts";
import {
  type AsPrinted,
  type Certificate,
  type CertificateCode,
  initialsOf,
  romanMonthAndYear,
} from "../training/certificate.ts";
import { areasOfToday, officeOfToday } from "../training/office-as-printed.ts";
import {
  type Handover,
  type HandoverForm,
  type HandoverInForce,
  type HandoversInForce,
  isInForce,
  type VoidingForm,
} from "./handover.ts";
import type { Toolkit } from "./toolkit.ts";

/** The data from which a handover is checked and made. */
export interface LoadedForHandover {
  application: Application;
  toolkit: Toolkit | undefined;
  /** The skill's standard value, in whole rupiah. */
  standardValue: number;
  /** The last handover number of this year. 0 when the year has none. */
  lastNumber: number;
  /** The names on the paper, as they are at the handover. */
  names: Pick<AsPrinted, "skillName" | "programmeName" | "officer">;
}

/**
 * The adjustment is at most a fifth of the skill's standard value, up or down. The value never goes below 0.
 */
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

/**
 * The result of a handover: the change of the application, the toolkit that left the stock, and the
 * certificate of the paper.
 */
export interface HandoverMade {
  change: ApplicationChange<ApplicationIn<"equipped">>;
  handover: HandoverInForce;
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
  if (toolkit.skill !== application.seat.skill) throw new DomainError("wrong-skill");
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
  const handover: HandoverInForce = {
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
    printed: { siteUrl, ...names, office: officeOfToday(), areas: areasOfToday(application.address) },
  };
  return { change, handover, toolkit: handedOver, certificate };
};

/** The handover in force. An equipped application always has one; undefined when there is none. */
export function handoverInForce(application: { handovers: HandoversInForce }): HandoverInForce;
export function handoverInForce(application: Pick<Application, "handovers">): HandoverInForce | undefined;
export function handoverInForce({ handovers }: Pick<Application, "handovers">): HandoverInForce | undefined {
  const last = handovers?.at(-1);
  return last && isInForce(last) ? last : undefined;
}

/** A wrong handover is voided, not deleted. Its number stays used, and its certificate is no longer valid. */
export const voidHandover = (
  application: Application,
  { number, why, toolkit, version }: VoidingForm,
  meta: CommandMeta,
): { change: ApplicationChange; handover: Handover } => {
  if (application.status !== "equipped") throw new DomainError("not-equipped");
  const handover = handoverInForce(application);
  checkSeen(application, version);
  if (handover.number !== number) throw refuseField("/number", "other-number");
  const voided: Handover = { ...handover, voided: { at: meta.occurredAt, by: meta.actor, why, toolkit } };
  const handovers = application.handovers.map((each) => (each === handover ? voided : each));
  const change = moved(application, "voidHandover", { handovers }, meta, "void-handover", {
    number,
    toolkit,
  });
  return { change, handover: voided };
};
