/** The printed papers of an application: which there are, and where each is kept. */
import type { Application } from "../applications/application.ts";
import { DomainError } from "../shared/domain-error.ts";
import type { Handover } from "../toolkits/handover.ts";
import { handoverInForce } from "../toolkits/handover-rules.ts";
import type { Certificate } from "./certificate.ts";

/** A voided paper is another file: the one that was in force stays as it was signed. */
export const paperKey = ({
  reference,
  code,
  valid,
}: Pick<Certificate, "reference" | "code" | "valid">): string =>
  `papers/${reference}/${code}${valid ? "" : "-dibatalkan"}.pdf`;

/** Numbers are written with slashes, which no file's name may hold. */
export const paperFileName = ({ kind, number, valid }: Certificate): string =>
  `${kind === "handover" ? "bast" : "sertifikat"}-${number.replace(/[^A-Za-z0-9]+/g, "-")}${valid ? "" : "-dibatalkan"}.pdf`;

/** The handover that is asked for by its code; without one that in force, else the one voided last. */
export const findHandover = (application: Application | undefined, code: string | undefined): Handover => {
  const handovers = application?.handovers ?? [];
  const found = code
    ? handovers.find((each) => each.code === code)
    : ((application && handoverInForce(application)) ?? handovers.at(-1));
  if (!found) throw new DomainError("unknown-record");
  return found;
};

/** The code of the certificate of completion; answered like an unknown record where there is none. */
export const findCompletionCode = (application: Application | undefined): string => {
  const completion = application?.completion;
  if (completion?.result !== "completed") throw new DomainError("unknown-record");
  return completion.code;
};
