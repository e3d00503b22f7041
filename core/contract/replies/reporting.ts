/** Responses of the steps of the reports. */

import * as z from "zod";
import { schema } from "../../domain/shared/schema.ts";
import { instant } from "./applications.ts";

export const ReportShown = /* @__PURE__ */ schema(() =>
  z.object({
    programme: z.string(),
    period: z.string(),
    writtenAt: instant,
    files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string(), url: z.string() })),
  }),
);

export const ReportList = /* @__PURE__ */ schema(() =>
  z.object({ items: z.array(ReportShown), cursor: z.string().optional() }),
);
