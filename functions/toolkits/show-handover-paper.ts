import { showHandoverPaperRoute } from "../../core/contract/routes/toolkits.ts";
import { findHandover } from "../../core/domain/training/paper.ts";
import { http } from "../../core/http/http.ts";
import { linkToPaper } from "../../core/papers/print-paper.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A link to the paper of a handover, valid for 5 minutes. A missing paper is printed now. */
export const createHandler = (services: Pick<Services, "applications" | "certificates" | "papers" | "now">) =>
  http(showHandoverPaperRoute).handler(async (_event, { call: { params, query, respond } }) => {
    const application = await services.applications.find(params.reference);
    return respond(200, { url: await linkToPaper(services)(findHandover(application, query.code).code) });
  });

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  certificates: services.certificates(),
  papers: services.papers(),
});
