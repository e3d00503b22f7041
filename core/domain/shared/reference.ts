/**
 * The reference of an application (`XX-7F3K-9Q2M-4XTD`): the office's prefix, 11 random Crockford characters and a check
 * character.
 *
 * People say a reference on the telephone and type it. So the reader accepts lower case, missing dashes, O
 * for 0, I and L for 1. The check is a sum over GF(32) with powers of its generator as weights. The check
 * detects any single wrong character and any two exchanged characters.
 */
import type * as z from "zod";
import { referencePrefix } from "../../../offices/office.ts";
import { crockfordAlphabet, readCrockford, writeCrockford } from "./crockford.ts";

export type Reference = string & z.$brand<"Reference">;

/** Multiplication by x in GF(32) = GF(2)[x] / (x⁵ + x² + 1). */
const timesX = (value: number) => (value & 16 ? ((value << 1) & 31) ^ 5 : value << 1);

/** Horner's scheme: the weight of each value is x to the power of its distance from the end. */
const checkValue = (values: readonly number[]) =>
  timesX(values.reduce((sum, value) => timesX(sum) ^ value, 0));

const printed = (characters: string) =>
  `${referencePrefix}-${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}` as Reference;

/** A new reference from 11 bytes of a cryptographic source, 5 bits of each. */
export const newReference = (random: Uint8Array): Reference => {
  const values = [...random.slice(0, 11)].map((byte) => byte & 31);
  return printed(writeCrockford([...values, checkValue(values)]));
};

/** The printed form of a typed reference, or undefined when the text is no reference. */
export const readReference = (typed: string): Reference | undefined => {
  const cleaned = readCrockford(typed) ?? "";
  const characters =
    cleaned.length === 14 && cleaned.startsWith(referencePrefix) ? cleaned.slice(2) : cleaned;
  if (characters.length !== 12) return undefined;
  const values = [...characters].map((character) => crockfordAlphabet.indexOf(character));
  if (values.includes(-1) || checkValue(values.slice(0, 11)) !== values[11]) return undefined;
  return printed(characters);
};
