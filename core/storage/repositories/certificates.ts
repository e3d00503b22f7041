/** Certificates, found by the code that is printed on them. */
import { type Certificate, readCertificateCode } from "../../domain/training/certificate.ts";
import type { Store } from "../dynamodb/store.ts";
import { certificateKey, readCertificate } from "../items/certificates.ts";

export const createCertificates = (store: Store) => ({
  /** The certificate of a code that a person typed in any form. undefined when there is none. */
  async find(typed: string): Promise<Certificate | undefined> {
    const code = readCertificateCode(typed);
    return code && readCertificate((await store.read([certificateKey(code)]))[0]);
  },
});
