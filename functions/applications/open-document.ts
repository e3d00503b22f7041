import { openDocumentRoute } from "../../core/contract/routes/applications.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { findDocumentFor } from "../../core/views/applications.ts";

/** A link to a received document, valid for 5 minutes. The browser shows the document and keeps no copy. */
export const createHandler = ({
  applications,
  documents,
  now,
}: Pick<Services, "applications" | "documents" | "now">) =>
  http(openDocumentRoute).handler(async (_event, { call: { params, staff, respond } }) => {
    const found = findDocumentFor(staff.roles, await applications.find(params.reference), params.documentId);
    return respond(200, { url: await documents.signLink(found, now()) });
  });

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  documents: services.documents(),
});
