/**
 * Writes graduates into the store directly, without their earlier steps. For tests of the steps after a
 * training.
 */
import type { Application, ApplicationIn } from "../../core/domain/applications/application.ts";
import type { ApplicationDocument } from "../../core/domain/applications/document.ts";
import type { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import { foundingProgrammes } from "../../core/domain/catalogue/founding.ts";
import { emptyChain } from "../../core/domain/privacy/audit.ts";
import type { Services } from "../../core/services.ts";
import { issueCertificate } from "../../core/storage/items/certificates.ts";
import { aForm, aNik } from "./forms.ts";
import { aCertificate } from "./papers.ts";

const at = "2026-11-20T02:00:00.000Z";
let people = 0;

type Document = Pick<ApplicationDocument, "documentId" | "kind"> & Partial<ApplicationDocument>;

const received = (document: Document): ApplicationDocument => ({
  contentType: "image/png",
  bytes: 2000,
  grantedAt: "2026-11-24T01:00:00.000Z",
  state: "received",
  ...document,
});

/** A seat in a training that is over, as a selection would have given it. */
export const aSeat = (overrides: object = {}) => ({
  cohortId: "2026-1",
  classId: "A",
  skill: "sewing",
  venue: "BLKI Balikpapan",
  startsOn: "2026-10-01",
  endsOn: "2026-11-01",
  replyBy: "2026-09-20",
  offeredAt: at,
  minimumAttendance: 0.8,
  ...overrides,
});

/** A person who completed a sewing training. Each call makes another person. */
export const aGraduate = async (
  { applications, newReference, newCertificateCode }: Services,
  {
    skill = "sewing",
    documents = [],
    certified = false,
    ...overrides
  }: Partial<Omit<Application, "documents">> & {
    skill?: string;
    documents?: Document[];
    /** With the certificate of completion. Its paper is then printed. */
    certified?: boolean;
  } = {},
): Promise<ApplicationIn<"completed">> => {
  people += 1;
  const reference = newReference();
  const nik = aNik({ serial: people, region: "647101" }) as ApplicationForm["nik"];
  const code = newCertificateCode();
  const after = {
    ...aForm({ phone: "+6281255550101" }),
    reference,
    programme: "skills-training",
    status: "completed",
    version: 1,
    submittedAt: at,
    appliedOn: "2026-11-20",
    language: "id",
    nik: await applications.sealNik(nik, reference),
    person: await applications.fingerprintOf(nik),
    flags: [],
    history: [{ at, status: "completed" }],
    documents: documents.map(received),
    registryChecks: [],
    seat: aSeat({ skill }),
    completion: { on: "2026-11-01", result: "completed", code, at, by: "manager" },
    judgedBy: {
      cohortVersion: 1,
      programmeVersion: 1,
      taught: ["sewing"],
      regencies: [],
      rules: foundingProgrammes[0]?.rules,
    },
    audit: emptyChain,
    ...overrides,
  } as unknown as ApplicationIn<"completed">;
  const change = {
    before: { ...after, version: 0 },
    after,
    meta: { actor: "system", occurredAt: at },
    what: "register-applicant" as const,
    details: {},
  };
  const certificate = {
    ...aCertificate({ kind: "completion", code, reference }),
    number: `${people}/SERTIFIKAT/XI/2026`,
  };
  await applications.record(change, certified ? [issueCertificate(certificate)] : []);
  return after;
};
