/** The printed papers of an application, and the place of each paper in the bucket. */
import type { Application } from "../applications/application.ts";
import { DomainError } from "../shared/domain-error.ts";
import type { Handover } from "../toolkits/handover.ts";
import { handoverInForce } from "../toolkits/handover-rules.ts";
import type { Certificate } from "./certificate.ts";

/** A voided paper is another file. The earlier file stays as it was signed. */
export const paperKey = ({
  reference,
  code,
  valid,
}: Pick<Certificate, "reference" | "code" | "valid">): string =>
  `papers/${reference}/${code}${valid ? "" : "-dibatalkan"}.pdf`;

/** Numbers contain slashes, and a file name must not contain a slash. */
export const paperFileName = ({ kind, number, valid }: Certificate): string =>
  `${kind === "handover" ? "bast" : "sertifikat"}-${number.replace(/[^A-Za-z0-9]+/g, "-")}${valid ? "" : "-dibatalkan"}.pdf`;

/**
 * The handover with the given code. Without a code, the handover in force, or else the last voided handover.
 */
export const findHandover = (application: Application | undefined, code: string | undefined): Handover => {
  const handovers = application?.handovers ?? [];
  const found = code
    ? handovers.find((each) => each.code === code)
    : ((application && handoverInForce(application)) ?? handovers.at(-1));
  if (!found) throw new DomainError("unknown-record");
  return found;
};

/**
 * The code of the certificate of completion. Without a certificate, the answer is the same as for an unknown
 * record.
 */
export const findCompletionCode = (application: Application | undefined): string => {
  const completion = application?.completion;
  if (completion?.result !== "completed") throw new DomainError("unknown-record");
  return completion.code;
};
