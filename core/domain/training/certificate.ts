/** What proves a paper of ours: its number, and a code of its own under which anyone can check it. */
import type * as z from "zod";
import type { Officer } from "../catalogue/officer.ts";
import { readCrockford, writeCrockford } from "../shared/crockford.ts";
import type { Day } from "../shared/day.ts";
import type { Reference } from "../shared/reference.ts";

/** 12 Crockford characters of a cryptographic source: numbers in sequence would let anyone list who was served. */
export type CertificateCode = string & z.$brand<"CertificateCode">;

export const certificateKinds = ["completion", "handover"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What stands on the paper beside the record, kept as it was then, so that the paper is printed again the same. */
export interface AsPrinted {
  /** Where it can be checked: in the QR. */
  siteUrl: string;
  /** Indonesian names of what the codes mean. */
  skillName: string;
  programmeName: string;
  /** The first party of a handover; absent where nobody has entered who the account is. */
  officer?: Officer | undefined;
}

export interface Certificate {
  code: CertificateCode;
  kind: CertificateKind;
  number: string;
  /** Initials alone: whoever holds the paper knows the name. */
  holder: string;
  skill: string;
  issuedOn: Day;
  valid: boolean;
  reference: Reference;
  printed: AsPrinted;
}

/** A new code from 12 bytes of a cryptographic source, 5 bits of each. */
export const newCertificateCode = (random: Uint8Array): CertificateCode =>
  writeCrockford(random.slice(0, 12)) as CertificateCode;

/** The code that was typed, as forgiving as a reference's; undefined where it is none. */
export const readCertificateCode = (typed: string): CertificateCode | undefined => {
  const cleaned = readCrockford(typed) ?? "";
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(cleaned) ? (cleaned as CertificateCode) : undefined;
};

/** In groups, as it is printed and read out: `7F3K 9Q2M 4XTD`. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join(" ") ?? code;

/** `Siti Rahmah` is `S. R.`; a single name `S.`. */
export const initialsOf = (fullName: string): string =>
  fullName
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(" ");

/** The public page where a code is checked; behind the `#`, so that no log holds the code. */
export const checkAddress = (siteUrl: string, code: string): string => `${siteUrl}/sertifikat/#${code}`;

const romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** How Indonesian papers are dated within their number: `XII/2026`. */
export const romanMonthAndYear = (day: Day): string =>
  `${romanMonths[Number(day.slice(5, 7)) - 1]}/${day.slice(0, 4)}`;
