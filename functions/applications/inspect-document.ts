import { readDocumentKey } from "../../core/domain/applications/document.ts";
import { receiveDocument } from "../../core/domain/applications/document-steps.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { step } from "../../core/http/step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** The event of S3 as EventBridge delivers it: at least once, in any order. */
interface ObjectCreated {
  detail: { object: { key: string } };
}

/**
 * Checks an arrived file before it counts as received. Checks again when the same grant replaced the file.
 */
export const createHandler = ({
  applications,
  documents,
  now,
}: Pick<Services, "applications" | "documents" | "now">) =>
  step("inspectDocument", ({ detail }: ObjectCreated) =>
    retryOnConflict(async () => {
      const named = readDocumentKey(detail.object.key);
      const application = named && (await applications.find(named.reference));
      const document = application?.documents.find(({ documentId }) => documentId === named?.documentId);
      if (!application || !document) return;
      const fault = await documents.inspect(application.reference, document);
      const change = receiveDocument(application, document.documentId, fault, {
        actor: "system",
        occurredAt: now(),
      });
      if (change) await applications.record(change);
    }),
  );

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  documents: services.documents(),
});
