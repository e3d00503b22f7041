/** Indonesian telephone numbers: written as 08…, 628…, +628… or +62 (0)8… with any spacing, stored as E.164. */
import * as z from "zod";
import { schema } from "./schema.ts";

const readTelephone = (typed: string): string | undefined => {
  // A number copied from a list of contacts often brings invisible marks of direction along.
  const digits = typed.replace(/[\s().\-–/\p{Cf}]/gu, "");
  const national =
    /^(?:(?:\+62|0062|62)0?|0)([1-9]\d{7,11})$/.exec(digits)?.[1] ?? /^(8\d{8,11})$/.exec(digits)?.[1];
  return national && `+62${national}`;
};

/** Any Indonesian form in, `+62…` out. */
export const Telephone = /* @__PURE__ */ schema(() =>
  z
    .string()
    .max(40, { error: "not-a-telephone" })
    .transform((typed, context) => {
      const number = readTelephone(typed);
      if (number) return number;
      context.addIssue({ code: "custom", message: "not-a-telephone" });
      return z.NEVER;
    }),
);
