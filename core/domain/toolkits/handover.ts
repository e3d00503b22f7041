/** The handover of a toolkit (BAST): who signs, for which toolkit, at which value, under which number. */
import * as z from "zod";
import type { AuditHead } from "../privacy/audit.ts";
import type { Day, Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Line, Paragraph } from "../shared/text.ts";
import { SerialChosen, type ToolkitForm } from "./toolkit.ts";

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
        // A person who cannot draw presses a thumb, on a photo or on the printed paper before a witness.
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
  /** `{seq}/BAST/{unit}/{roman month}/{year}`. The sequence starts at 1 each year and has no gaps. */
  number: string;
  /**
   * 12 Crockford characters for this handover alone, in the QR code. The public check page takes this code.
   */
  code: string;
  serial: string;
  skill: string;
  items: ToolkitForm["items"];
  /** Whole rupiah: the value of the toolkit with the adjustment. */
  value: number;
  adjustment?: { amount: number; why: string } | undefined;
  condition: string;
  photoDocumentId?: string | undefined;
  signature: HandoverForm["signature"];
  on: Day;
  at: Instant;
  by: string;
  /**
   * The state of the toolkit's record at the handover, kept by the store. Only voiding this handover changes
   * the toolkit.
   */
  toolkit?: { version: number; audit: AuditHead };
  voided?: { at: Instant; by: string; why: string; toolkit: "in-stock" | "damaged" | "lost" };
}

export interface HandoverInForce extends Handover {
  voided?: never;
}
export const isInForce = (handover: Handover): handover is HandoverInForce => !handover.voided;
/** All handovers. The last handover is in force. */
export type HandoversInForce = [...Handover[], HandoverInForce];

export const VoidingForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    number: Line(120),
    why: Paragraph(500),
    toolkit: z.enum(["in-stock", "damaged", "lost"]),
    version: z.int(),
  }),
);
export type VoidingForm = z.infer<typeof VoidingForm>;
