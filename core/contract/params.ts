/** Parameters that many routes have in their paths and queries. */
import * as z from "zod";
import { Day } from "../domain/shared/day.ts";
import { schema } from "../domain/shared/schema.ts";

/** The reference as typed. An invalid reference gets the same answer as an unknown reference. */
export const reference = /* @__PURE__ */ schema(() => z.string().max(200));

export const Reference = /* @__PURE__ */ schema(() => z.strictObject({ reference }));

export const ReferenceAndDocument = /* @__PURE__ */ schema(() =>
  z.strictObject({ reference, documentId: z.string().max(64) }),
);

export const ReferenceAndMessage = /* @__PURE__ */ schema(() =>
  z.strictObject({ reference, messageId: z.string().max(100) }),
);

export const CohortNamed = /* @__PURE__ */ schema(() => z.strictObject({ cohortId: z.string().max(100) }));

export const Session = /* @__PURE__ */ schema(() => CohortNamed.extend({ date: Day }));

export const Page = /* @__PURE__ */ schema(() => ({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: "not-a-limit" })
    .transform(Number)
    .pipe(z.int().min(1, { error: "not-a-limit" }).max(100, { error: "not-a-limit" }))
    .default(25),
  cursor: z.string().max(2000, { error: "not-a-cursor" }).optional(),
}));

export const Username = /* @__PURE__ */ schema(() =>
  z.strictObject({ username: z.string().min(1).max(128) }),
);

export const inLanguage = /* @__PURE__ */ schema(() => ({ lang: z.string().max(20).optional() }));
