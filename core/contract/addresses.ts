/**
 * The addresses of the site's pages in each language. Pages link these, and the edge serves only these as
 * pages.
 */
import type { Language } from "../domain/shared/codes.ts";

export interface Addresses {
  home: string;
  apply: string;
  plainForm: string;
  status: string;
  certificate: string;
  help: string;
}

export const addresses: Record<Language, Addresses> = {
  id: {
    home: "/",
    apply: "/daftar/",
    plainForm: "/api/form",
    status: "/status/",
    certificate: "/sertifikat/",
    help: "/bantuan/",
  },
  en: {
    home: "/en/",
    apply: "/en/apply/",
    plainForm: "/api/form?lang=en",
    status: "/en/status/",
    certificate: "/en/certificate/",
    help: "/en/help/",
  },
};

/** The address of the console. Every address of the console below is one page. */
export const consoleAddress = "/petugas/";

/** Every built page, by the address that people see. Each address is a folder with an `index.html`. */
export const sitePages: readonly string[] = [
  ...Object.values(addresses).flatMap((at) =>
    Object.values(at).filter((address) => !address.startsWith("/api/")),
  ),
  consoleAddress,
];
