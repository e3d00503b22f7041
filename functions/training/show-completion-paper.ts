import { showCompletionPaperRoute } from "../../core/contract/routes/training.ts";
import { findCompletionCode } from "../../core/domain/training/paper.ts";
import { http } from "../../core/http/http.ts";
import { linkToPaper } from "../../core/papers/print-paper.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A link to the certificate of completion, valid for 5 minutes. A missing certificate is printed now. */
export const createHandler = (services: Pick<Services, "applications" | "certificates" | "papers" | "now">) =>
  http(showCompletionPaperRoute).handler(async (_event, { call: { params, respond } }) => {
    const application = await services.applications.find(params.reference);
    return respond(200, { url: await linkToPaper(services)(findCompletionCode(application)) });
  });

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  certificates: services.certificates(),
  papers: services.papers(),
});
