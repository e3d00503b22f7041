import { sha256 as hash } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * SHA-256 of text as UTF-8, in lower-case hexadecimal. The browser's own is missing where a page came by plain HTTP, as
 * it may on the machine of a small office, and answers later than a rule that hashes can wait for.
 */
export const sha256 = (text: string): string => bytesToHex(hash(utf8ToBytes(text)));
