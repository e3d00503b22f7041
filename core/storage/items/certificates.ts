/**
 * Certificates beside the toolkits. A certificate is written together with the fact that it proves, and is
 * never removed.
 */
import * as z from "zod";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import {
  type Certificate,
  type CertificateKind,
  certificateKinds,
  type OfficeAsPrinted,
} from "../../domain/training/certificate.ts";
import { type Item, type Key, OptimisticLockError, type Write } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const certificateKey = (code: string): Key => ({
  table: "toolkits",
  pk: `CERTIFICATE#${code}`,
  sk: "CERTIFICATE",
});

const storedOffice = (): z.ZodType<OfficeAsPrinted> =>
  fields({
    name: text(),
    provinceName: text(),
    letterhead: fields({ government: text(), office: text(), arms: text().optional() }),
    signer: fields({ title: text(), name: text().optional(), nip: text().optional() }),
    place: text().optional(),
  });

const storedCertificate = (): z.ZodType<Certificate> =>
  fields({
    code: text<Certificate["code"]>(),
    kind: z.enum(certificateKinds),
    number: text(),
    holder: text(),
    skill: text(),
    issuedOn: text<Certificate["issuedOn"]>(),
    valid: z.boolean(),
    reference: text<Certificate["reference"]>(),
    printed: fields({
      siteUrl: text(),
      skillName: text(),
      programmeName: text(),
      officer: fields({ name: text(), nip: text(), office: text() }).optional(),
      office: storedOffice().optional(),
      areas: fields({ district: text(), regency: text() }).optional(),
    }),
  });

export const certificateKind = /* @__PURE__ */ declareKind<{ certificate: Certificate }>({
  kind: "certificate",
  table: "toolkits",
  pk: /^CERTIFICATE#/,
  sk: /^CERTIFICATE$/,
  version: 1,
  schema: () => fields({ certificate: storedCertificate() }),
});

/** The new item starts the printing of the paper. */
export const issueCertificate = (certificate: Certificate): Write => ({
  ...certificateKey(certificate.code),
  put: certificateKind.write({ certificate }),
  // When the code is taken already, the command draws another code.
  condition: { expression: "attribute_not_exists(pk)" },
  onConditionFailed: () => new OptimisticLockError(),
});

export const voidCertificate = (code: string): Write => ({
  ...certificateKey(code),
  update: {
    expression: "SET certificate.#valid = :no",
    names: { "#valid": "valid" },
    values: { ":no": false },
  },
  condition: { expression: "attribute_exists(pk)" },
});

export const readCertificate = (item: Item | undefined): Certificate | undefined =>
  certificateKind.read(item)?.certificate;

/** The last number of the papers of a kind in a year. */
export const numbersKey = (kind: CertificateKind, year: string): Key => ({
  table: "toolkits",
  pk: `${kind.toUpperCase()}NUMBERS#${year}`,
  sk: "NUMBERS",
});

export const numbersKind = /* @__PURE__ */ declareKind<{ last: number }>({
  kind: "numbers",
  table: "toolkits",
  pk: /^(?:COMPLETION|HANDOVER)NUMBERS#/,
  sk: /^NUMBERS$/,
  version: 1,
  schema: () => fields({ last: whole() }),
});

export const lastNumber = (item: Item | undefined): number => numbersKind.read(item)?.last ?? 0;

/**
 * Takes the number after `last` in the transaction that uses the number. A failed transaction skips no
 * number.
 */
export const takeNumber = (key: Key, last: number): Write => ({
  ...key,
  put: numbersKind.write({ last: last + 1 }),
  condition:
    last === 0
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "#last = :last", names: { "#last": "last" }, values: { ":last": last } },
  onConditionFailed: () => new OptimisticLockError(),
});
