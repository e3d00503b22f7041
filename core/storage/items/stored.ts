/**
 * What values of stored items look like. These say how a record is shaped, not what a form may hold: a limit of a form
 * that changes one day makes no record of before unreadable.
 */
import * as z from "zod";
import type { AuditHead } from "../../domain/privacy/audit.ts";

const isText = (given: unknown): given is string => typeof given === "string";

/** A text of a brand, which was checked when it was written. */
export const text = <Text extends string = string>(): z.ZodType<Text> =>
  z.custom<Text>(isText, { error: "no text" });

/** A list in which any text may stand. */
export const texts = <Text extends string = string>(): z.ZodType<Text[]> => z.array(text<Text>());

export const textSet = (): z.ZodType<ReadonlySet<string>> =>
  z.custom<ReadonlySet<string>>((given) => given instanceof Set && [...given].every(isText), {
    error: "no set of texts",
  });

export const whole = () => z.int();

/** What this release does not know of an item it keeps: a field that a schema forgot is not lost by being read. */
export const fields = z.looseObject;

export const auditHead = (): z.ZodType<AuditHead> => fields({ sequence: whole(), hash: text() });
