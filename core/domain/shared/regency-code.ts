/** The schemas of a regency's code. */
import * as z from "zod";
import { isRegency } from "./regencies.ts";
import { schema } from "./schema.ts";

/** The form of a regency's code, for what is stored. */
export const RegencyCode = /* @__PURE__ */ schema(() =>
  z.string().regex(/^\d{2}\.\d{2}$/, { error: "not-a-regency" }),
);

/** A regency that the office's list has, for what is sent. An ended code is in the list too. */
export const ListedRegency = /* @__PURE__ */ schema(() =>
  RegencyCode.refine(isRegency, { error: "not-a-regency" }),
);
