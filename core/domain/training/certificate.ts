/** The proof of a printed paper: its number, and a code with which anyone can check the paper. */
import type * as z from "zod";
import type { Officer } from "../catalogue/officer.ts";
import { readCrockford, writeCrockford } from "../shared/crockford.ts";
import type { Day } from "../shared/day.ts";
import type { Reference } from "../shared/reference.ts";

/**
 * 12 Crockford characters from a cryptographic source. Sequential numbers would let anyone list the persons
 * served.
 */
export type CertificateCode = string & z.$brand<"CertificateCode">;

export const certificateKinds = ["completion", "handover"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What a paper shows of the office. The settings of the office may change; a paper that was made does not. */
export interface OfficeAsPrinted {
  name: string;
  provinceName: string;
  letterhead: {
    government: string;
    office: string;
    /** The SHA-256 of the picture of the province's arms. Absent when the paper carries no arms. */
    arms?: string | undefined;
  };
  /** Who signs certificates. A paper leaves an absent name or NIP open. */
  signer: { title: string; name?: string | undefined; nip?: string | undefined };
  /** The town in front of the date: `Samarinda`. The first papers name none. */
  place?: string | undefined;
}

/** What the paper shows besides the record, kept as it was, so that a second print is the same. */
export interface AsPrinted {
  /** The address of the check page, in the QR code. */
  siteUrl: string;
  /** The Indonesian names of the codes. */
  skillName: string;
  programmeName: string;
  /** The first party of a handover. Absent when nobody entered a name for the account. */
  officer?: Officer | undefined;
  /** Absent on the first papers, which show `firstPapers` of the office's settings. */
  office?: OfficeAsPrinted | undefined;
  /** The names of the areas in the receiver's address, on the paper of a handover. Absent on the first papers. */
  areas?: { district: string; regency: string } | undefined;
}

export interface Certificate {
  code: CertificateCode;
  kind: CertificateKind;
  number: string;
  /** Only initials: a person who holds the paper knows the name. */
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

/**
 * The code that a person typed, read with the same tolerance as a reference. undefined when the text is no
 * code.
 */
export const readCertificateCode = (typed: string): CertificateCode | undefined => {
  const cleaned = readCrockford(typed) ?? "";
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(cleaned) ? (cleaned as CertificateCode) : undefined;
};

/** The code in groups, as papers print it and people say it: `7F3K 9Q2M 4XTD`. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join(" ") ?? code;

/** `Siti Rahmah` becomes `S. R.`. A single name becomes `S.`. */
export const initialsOf = (fullName: string): string =>
  fullName
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(" ");

/** The public page that checks a code. The code stands behind the `#`, so that no log holds the code. */
export const checkAddress = (siteUrl: string, code: string): string => `${siteUrl}/sertifikat/#${code}`;

const romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** The month and year in the number of an Indonesian paper: `XII/2026`. */
export const romanMonthAndYear = (day: Day): string =>
  `${romanMonths[Number(day.slice(5, 7)) - 1]}/${day.slice(0, 4)}`;
