/**
 * Indonesian telephone numbers. People type 08…, 628…, +628… or +62 (0)8… with any spacing. The store holds
 * E.164.
 */
import * as z from "zod";
import { schema } from "./schema.ts";

const readTelephone = (typed: string): string | undefined => {
  // A number copied from a list of contacts often contains invisible direction marks.
  const digits = typed.replace(/[\s().\-–/\p{Cf}]/gu, "");
  const national =
    /^(?:(?:\+62|0062|62)0?|0)([1-9]\d{7,11})$/.exec(digits)?.[1] ?? /^(8\d{8,11})$/.exec(digits)?.[1];
  return national && `+62${national}`;
};

/** Reads any Indonesian form and returns `+62…`. */
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
