/**
 * Schemas for the values of stored records and items. They check the form of a record, not the limits of a form. So a
 * later change of a limit does not make older records unreadable.
 */
import * as z from "zod";

const isText = (given: unknown): given is string => typeof given === "string";

/** A text with a brand. The brand was checked when the text was written. */
export const text = <Text extends string = string>(): z.ZodType<Text> =>
  z.custom<Text>(isText, { error: "no text" });

/** A list of any texts. */
export const texts = <Text extends string = string>(): z.ZodType<Text[]> => z.array(text<Text>());

/** An absent text is read as undefined, as in the forms. */
export const textOrNone = () =>
  text()
    .optional()
    .transform((given) => given);

export const textSet = (): z.ZodType<ReadonlySet<string>> =>
  z.custom<ReadonlySet<string>>((given) => given instanceof Set && [...given].every(isText), {
    error: "no set of texts",
  });

export const whole = () => z.int();

/**
 * Keeps the attributes that this release does not know. A field that a schema lacks is not lost by a read.
 */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.looseObject(shape);
