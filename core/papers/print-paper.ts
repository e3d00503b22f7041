/**
 * Makes one paper from its records. The schedule that prints new certificates and the routes that link to papers both
 * use it.
 */
import { arms as everyArms } from "../../offices/arms.ts";
import type { Application } from "../domain/applications/application.ts";
import type { Instant } from "../domain/shared/day.ts";
import { DomainError } from "../domain/shared/domain-error.ts";
import type { Certificate } from "../domain/training/certificate.ts";
import { officeOn } from "../domain/training/office-as-printed.ts";
import { paperFileName, paperKey } from "../domain/training/paper.ts";
import { printCompletion } from "./completion-paper.ts";
import { printHandover } from "./handover-paper.ts";

interface ToPrint {
  applications: { find(reference: string): Promise<Application | undefined> };
  certificates: { find(code: string): Promise<Certificate | undefined> };
  papers: {
    isPrinted(key: string): Promise<boolean>;
    keep(key: string, pdf: Uint8Array): Promise<void>;
    readDocument(reference: string, documentId: string): Promise<Uint8Array | undefined>;
    signLink(key: string, fileName: string, at: Instant): Promise<string>;
  };
}

/** The picture of the arms with which the paper was made. Throws if the office no longer has this picture. */
const armsOf = ({ printed }: Certificate): Uint8Array | undefined => {
  const { arms: sha256 } = officeOn(printed).letterhead;
  if (!sha256) return undefined;
  const arms = everyArms[sha256];
  if (!arms) throw new Error(`The folder of the arms has no picture with the SHA-256 ${sha256}`);
  return arms;
};

/**
 * The bytes of a certificate's paper. Returns undefined if the application no longer has this completion or handover.
 */
const printed = async (
  { papers }: ToPrint,
  application: Application,
  certificate: Certificate,
): Promise<Buffer | undefined> => {
  const { completion, seat, fullName, reference } = application;
  if (certificate.kind === "completion") {
    if (completion?.result !== "completed" || completion.code !== certificate.code || !seat) return undefined;
    return printCompletion({ fullName, seat, completion, certificate, arms: armsOf(certificate) });
  }
  const handover = application.handovers?.find(({ code }) => code === certificate.code);
  if (!handover) return undefined;
  const { documentId } = handover.signature;
  const signature = documentId === undefined ? undefined : await papers.readDocument(reference, documentId);
  // Somebody may void the handover after the certificate was read. This file still shows the paper as signed.
  const asCertified = certificate.valid ? { ...handover, voided: undefined } : handover;
  return printHandover({
    application,
    handover: asCertified,
    certificate,
    signature,
    arms: armsOf(certificate),
  });
};

/**
 * Prints the paper unless it is printed already. Returns the key and the file name, or undefined if nothing can be
 * printed.
 */
export const paperOf = (services: ToPrint) => async (code: string) => {
  const certificate = await services.certificates.find(code);
  if (!certificate) return undefined;
  const key = paperKey(certificate);
  if (!(await services.papers.isPrinted(key))) {
    const application = await services.applications.find(certificate.reference);
    const pdf = application && (await printed(services, application, certificate));
    if (!pdf) return undefined;
    await services.papers.keep(key, pdf);
  }
  return { key, fileName: paperFileName(certificate) };
};

/** A link to the paper, valid for 5 minutes. Throws `DomainError("unknown-record")` if nothing can be printed. */
export const linkToPaper =
  (services: ToPrint & { now(): Instant }) =>
  async (code: string): Promise<string> => {
    const paper = await paperOf(services)(code);
    if (!paper) throw new DomainError("unknown-record");
    return services.papers.signLink(paper.key, paper.fileName, services.now());
  };
