/** What may stand in a field that a person types. */
import * as z from "zod";

// A lone surrogate is no character: UTF-8 cannot hold it, and DynamoDB would store something else than was typed.
// U+FFFD stands where that has happened on the way here.
const isPlain = (text: string) => text.isWellFormed() && !text.includes("\ufffd");
/** Something that a reader sees: blanks, joiners and marks alone are no answer. */
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
 * One line, trimmed, in Unicode's composed form; at most `most` UTF-16 units. `whenEmpty` names what is said where
 * nothing stands in it: another thing of what is chosen than of what is written.
 */
export const Line = (most: number, whenEmpty: "required" | "not-chosen" = "required") =>
  typed(most, controlInLine).pipe(z.string().refine(isVisible, { error: whenEmpty }));

/** A code that another record has; `whenEmpty` as for a line. */
export const Code = (pattern: RegExp, whenEmpty: "required" | "not-chosen" = "not-chosen") =>
  z.string().regex(pattern, { error: ({ input }) => (input === "" ? whenEmpty : "not-a-slug") });

/** Several lines. */
export const Paragraph = (most: number) =>
  typed(most, controlInText).pipe(z.string().refine(isVisible, { error: "required" }));

/** Several lines, or nothing. */
export const Remark = (most: number) => typed(most, controlInText);
