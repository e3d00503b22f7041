/** Toolkits in stock, each with one serial number. */
import * as z from "zod";
import { Rupiah, SkillId } from "../catalogue/skill.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { Day, dayOf, type Instant } from "../shared/day.ts";
import { DomainError, refuseField } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Line, Paragraph } from "../shared/text.ts";

const longestSerial = 60;
const Serial = /* @__PURE__ */ schema(() => Line(longestSerial));
/** The serial number of a toolkit in stock, chosen from a list. */
export const SerialChosen = /* @__PURE__ */ schema(() => Line(longestSerial, "not-chosen"));

/** More than the value of any toolkit. Sums of toolkits below this value stay exact integers. */
const highestValue = 1_000_000_000_000;

export const ToolkitForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    skill: SkillId,
    items: z
      .array(
        z.strictObject({
          name: Line(120),
          brand: Line(120),
          unit: Line(30),
          quantity: z.int().min(1).max(10_000),
          unitPrice: Rupiah,
        }),
      )
      .min(1, { error: "choose-one" })
      .max(60)
      .refine((items) => toolkitValueOf(items) <= highestValue, { error: "value-too-high" }),
    serials: z
      .array(Serial)
      .min(1, { error: "choose-one" })
      .max(40)
      .superRefine((serials, context) => {
        serials.forEach((serial, index) => {
          if (serials.indexOf(serial) < index)
            context.addIssue({ code: "custom", path: [index], message: "said-twice" });
        });
      }),
    source: Line(120),
    receivedOn: Day,
  }),
);
export type ToolkitForm = z.infer<typeof ToolkitForm>;

export const toolkitStates = ["in-stock", "handed-over", "damaged", "lost", "returned"] as const;
export type ToolkitState = (typeof toolkitStates)[number];

export interface Toolkit extends Omit<ToolkitForm, "serials"> {
  serial: string;
  /** Whole rupiah: the sum of the toolkit's items. */
  value: number;
  state: ToolkitState;
  version: number;
  enteredAt: Instant;
  /** The person who holds the toolkit after the handover. */
  heldBy?: string | undefined;
  why?: string;
}

function toolkitValueOf(items: readonly { quantity: number; unitPrice: number }[]): number {
  return items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/**
 * Enters toolkits with one serial number each. When one serial number is known already, no toolkit enters.
 */
export const enterToolkits = (
  { serials, ...form }: ToolkitForm,
  found: { known: ReadonlySet<string>; skills: readonly { skill: string }[] },
  meta: CommandMeta,
): Toolkit[] => {
  if (!found.skills.some(({ skill }) => skill === form.skill)) throw refuseField("/skill", "unknown-skill");
  if (form.receivedOn > dayOf(meta.occurredAt)) throw refuseField("/receivedOn", "day-to-come");
  const fields = serials.flatMap((serial, index) =>
    found.known.has(serial) ? [{ pointer: `/serials/${index}`, issue: "serial-known" }] : [],
  );
  if (fields.length > 0) throw new DomainError("serial-known", { fields });
  const value = toolkitValueOf(form.items);
  return serials.map((serial) => ({
    ...form,
    serial,
    value,
    state: "in-stock",
    version: 1,
    enteredAt: meta.occurredAt,
  }));
};

export const WriteOffForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    state: z.enum(["damaged", "lost", "returned"]),
    why: Paragraph(500),
  }),
);
export type WriteOffForm = z.infer<typeof WriteOffForm>;

/** A toolkit leaves the stock without a handover: damaged, lost, or returned to the supplier. */
export const writeOffToolkit = (toolkit: Toolkit, { state, why }: WriteOffForm): Toolkit => {
  if (toolkit.state !== "in-stock") throw new DomainError("toolkit-not-in-stock");
  return { ...toolkit, state, why, version: toolkit.version + 1 };
};
