/**
 * The NIK at rest: AES-256-GCM with a key that only its functions hold, and an HMAC-SHA-256 that finds the
 * same person. Both keys, and the key for network addresses, come from one secret by HKDF.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { PersonFingerprint, SealedNik } from "../../domain/applications/application.ts";
import type { Nik } from "../../domain/shared/nik.ts";

const format = "v1";

export type Identity = ReturnType<typeof createIdentity>;

/** `readSecret` returns `{"key": "<64 hex digits>"}`. The function is called once, on first use. */
export const createIdentity = (readSecret: () => Promise<string>) => {
  let keys: Promise<{ sealing: Buffer; marking: Buffer; addresses: Buffer }> | undefined;
  const deriveKeys = async () => {
    const { key } = JSON.parse(await readSecret()) as { key: string };
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error("The identity secret holds no key of 64 hex digits");
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync("sha256", Buffer.from(key, "hex"), "berdaya", purpose, 32));
    return { sealing: derive("seal nik"), marking: derive("mark person"), addresses: derive("mark address") };
  };
  const loaded = () => {
    keys ??= deriveKeys().catch((error) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  const mark = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest("base64url");

  return {
    /** The encryption is bound to the reference. A NIK that is copied to another record does not open. */
    async seal(nik: Nik, reference: string): Promise<SealedNik> {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", (await loaded()).sealing, nonce);
      cipher.setAAD(Buffer.from(reference));
      const sealed = Buffer.concat([nonce, cipher.update(nik, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${format}.${sealed.toString("base64url")}` as SealedNik;
    },
    async open(sealedNik: SealedNik, reference: string): Promise<Nik> {
      const [version, text = ""] = sealedNik.split(".");
      if (version !== format) throw new Error("The sealed NIK has an unknown format");
      const sealed = Buffer.from(text, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", (await loaded()).sealing, sealed.subarray(0, 12));
      decipher.setAAD(Buffer.from(reference));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString() as Nik;
    },
    fingerprintOf: async (nik: Nik): Promise<PersonFingerprint> =>
      mark((await loaded()).marking, nik) as PersonFingerprint,
    /** Network addresses are personal data too. The store keeps only their marks. */
    markAddress: async (address: string): Promise<string> => mark((await loaded()).addresses, address),
  };
};
