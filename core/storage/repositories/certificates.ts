/** Certificates as they stand beside the toolkits: written with what they prove, and never removed. */
import {
  type Certificate,
  type CertificateKind,
  readCertificateCode,
} from "../../domain/training/certificate.ts";
import { type Item, type Key, OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";

const certificateKey = (code: string): Key => ({
  table: "toolkits",
  pk: `CERTIFICATE#${code}`,
  sk: "CERTIFICATE",
});

/** Its coming starts the printing of the paper. */
export const issueCertificate = (certificate: Certificate): Write => ({
  ...certificateKey(certificate.code),
  put: { certificate },
  // A code that is taken already: the command draws another.
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

const readCertificate = (item: Item | undefined): Certificate | undefined =>
  item?.certificate as Certificate | undefined;

/** How far the papers of a kind are numbered in a year. */
export const numbersKey = (kind: CertificateKind, year: string): Key => ({
  table: "toolkits",
  pk: `${kind.toUpperCase()}NUMBERS#${year}`,
  sk: "NUMBERS",
});

export const lastNumber = (item: Item | undefined): number => (item?.last as number | undefined) ?? 0;

/** Takes the number after `last` in the transaction that uses it: none is left out where that fails. */
export const takeNumber = (key: Key, last: number): Write => ({
  ...key,
  put: { last: last + 1 },
  condition:
    last === 0
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "#last = :last", names: { "#last": "last" }, values: { ":last": last } },
  onConditionFailed: () => new OptimisticLockError(),
});

export type Certificates = ReturnType<typeof createCertificates>;

export const createCertificates = (store: Store) => ({
  /** The certificate of a code, however it was typed; undefined where there is none. */
  async find(typed: string): Promise<Certificate | undefined> {
    const code = readCertificateCode(typed);
    return code && readCertificate((await store.read([certificateKey(code)]))[0]);
  },
});
