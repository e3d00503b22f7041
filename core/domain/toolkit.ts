/** Toolkits in stock, one a serial number. */
import * as z from "zod";
import { Day, type Instant } from "./day.ts";
import { Rupiah, SkillId } from "./skill.ts";
import { Line } from "./text.ts";

export const Serial = Line(60);

export const ToolkitForm = z.strictObject({
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
    .max(60),
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
});
export type ToolkitForm = z.infer<typeof ToolkitForm>;

export const toolkitStates = ["in-stock", "handed-over", "damaged", "lost", "returned"] as const;
export type ToolkitState = (typeof toolkitStates)[number];

export interface Toolkit extends Omit<ToolkitForm, "serials"> {
  serial: string;
  /** Whole rupiah: the sum of its items. */
  value: number;
  state: ToolkitState;
  version: number;
  enteredAt: Instant;
  /** Who holds it, once it is handed over. */
  heldBy?: string | undefined;
  why?: string;
}

export const toolkitValueOf = (items: ToolkitForm["items"]): number =>
  items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
