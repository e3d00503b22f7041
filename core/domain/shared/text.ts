/** The text that a person may type into a field. */
import * as z from "zod";

// A lone surrogate is not a character: UTF-8 cannot hold it, and DynamoDB would store a different text.
// U+FFFD shows that this happened before the text arrived.
const isPlain = (text: string) => text.isWellFormed() && !text.includes("\ufffd");
/** The text has a visible character. Blanks, joiners and marks alone are no answer. */
const isVisible = (text: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out
const controlInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: tab and the ends of lines may stand in a longer text
const controlInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const typed = (most: number, control: RegExp) =>
  z
    .string()
    .max(most * 4, { error: "too-long" })
    .refine(isPlain, { error: "not-plain-text" })
    .refine((text) => !control.test(text), { error: "not-plain-text" })
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().max(most, { error: "too-long" }));

/**
 * One line, trimmed, in Unicode's composed form, with at most `most` UTF-16 units. `whenEmpty` names the
 * message for an empty line: a chosen value and a typed value need different messages.
 */
export const Line = (most: number, whenEmpty: "required" | "not-chosen" = "required") =>
  typed(most, controlInLine).pipe(z.string().refine(isVisible, { error: whenEmpty }));

/** A code that another record has. `whenEmpty` works as in `Line`. */
export const Code = (pattern: RegExp, whenEmpty: "required" | "not-chosen" = "not-chosen") =>
  z.string().regex(pattern, { error: ({ input }) => (input === "" ? whenEmpty : "not-a-slug") });

/** Several lines. */
export const Paragraph = (most: number) =>
  typed(most, controlInText).pipe(z.string().refine(isVisible, { error: "required" }));

/** Several lines, or nothing. */
export const Remark = (most: number) => typed(most, controlInText);
