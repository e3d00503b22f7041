/** The handover of a toolkit (BAST): who signs for what, at which value, under which number. */
import * as z from "zod";
import type { Day, Instant } from "./day.ts";
import { Line, Paragraph } from "./text.ts";
import { Serial, type ToolkitForm } from "./toolkit.ts";

export const HandoverForm = z.strictObject({
  serial: Serial,
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
      if (signature.method !== "witnessed" && !signature.documentId)
        context.addIssue({ code: "custom", path: ["documentId"], message: "required" });
    }),
});
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
  voided?: { at: Instant; by: string; why: string; toolkit: "in-stock" | "damaged" | "lost" };
}
