/** A verifier accepts an application, returns it for correction, or rejects it. */
import * as z from "zod";
import type { CommandMeta } from "../shared/command-meta.ts";
import { dayOf } from "../shared/day.ts";
import { checkSeen, DomainError, refuseField } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Line, Paragraph } from "../shared/text.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, changed, moved } from "./lifecycle.ts";
import { withRoomFor } from "./record-room.ts";
import type { RegistryCheckForm } from "./registry-check.ts";

export const Verification = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      decision: z.enum(["accept", "return", "reject"]),
      reasons: z
        .array(z.strictObject({ rule: Line(60, "not-chosen"), note: Paragraph(1000) }))
        .max(20)
        .default([]),
      version: z.int(),
    })
    .refine(({ decision, reasons }) => decision === "accept" || reasons.length > 0, {
      path: ["reasons"],
      error: "reason-needed",
    }),
);
export type Verification = z.infer<typeof Verification>;

/** A registration alone selects nobody. The latest check must find the person, within the highest decile. */
const checkRegistry = ({ registry, registryChecks }: Application) => {
  if (!registry) return;
  const latest = registryChecks.at(-1);
  if (!latest) throw new DomainError("registry-check-missing");
  const { highestDecile } = registry;
  const within = highestDecile === undefined || (latest.decile !== null && latest.decile <= highestDecile);
  if (!latest.registered || !within) throw new DomainError("not-in-registry");
};

/**
 * The rules for the audit. The audit holds no typed text, so this function omits every reason that is not a
 * rule.
 */
const namesOfRules = (reasons: readonly { rule: string }[]): string =>
  reasons
    .map(({ rule }) => rule)
    .filter((rule) => /^[a-z][a-z0-9-]*$/.test(rule))
    .join(" ");

/** The decision, refused for an older version, another status, or a registry that forbids it. */
export const verify = (
  application: Application,
  { decision, reasons, version }: Verification,
  meta: CommandMeta,
): ApplicationChange => {
  if (application.status !== "submitted") throw new DomainError("not-submitted");
  checkSeen(application, version);
  if (decision === "accept") checkRegistry(application);
  const what = "verify-application";
  const details = { decision, rules: namesOfRules(reasons) };
  const note = reasons.map((each) => each.note).join("\n") || undefined;
  return decision === "accept"
    ? moved(application, decision, { reasons: undefined }, meta, what, details, note)
    : moved(application, decision, { reasons }, meta, what, details, note);
};

/** Adds a dated check in the welfare registry. Earlier checks stay. */
export const recordRegistryCheck = (
  application: Application,
  check: RegistryCheckForm,
  meta: CommandMeta,
): ApplicationChange => {
  if (check.checkedOn > dayOf(meta.occurredAt)) throw refuseField("/checkedOn", "day-to-come");
  const made = { ...check, at: meta.occurredAt, by: meta.actor };
  return changed(
    application,
    { registryChecks: withRoomFor("registryChecks", application.registryChecks, made) },
    meta,
    "record-registry-check",
    { source: check.source, registered: check.registered, decile: check.decile ?? "none" },
  );
};
