/** The routes that the public pages' scripts call. The build gives the scripts these routes and no others. */
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
