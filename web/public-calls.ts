/** The routes that scripts of the public pages call: the build hands them these, and no others. */
import type { RouteName } from "../core/contract/routes.ts";

export const publicCalls = [
  "listOpenings",
  "listSkills",
  "listProgrammes",
  "showConsent",
  "registerApplicant",
  "grantDocumentUpload",
  "showStatus",
  "showCertificate",
] as const satisfies readonly RouteName[];

export type PublicCall = (typeof publicCalls)[number];
