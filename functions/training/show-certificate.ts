import middy from "@middy/core";
import { routes } from "../../core/contract/routes.ts";
import { toCertificateView } from "../../core/views/applications.ts";
import { http } from "../../core/http/http.ts";
import * as services from "../../core/services.ts";

/** Whether a paper is ours and in force, for whoever holds it: initials, no name. */
export const createHandler = ({ certificates }: Pick<services.Services, "certificates">) =>
  middy()
    .use(http(routes.showCertificate))
    .handler(async (_event, { call: { params, respond } }) =>
      respond(200, toCertificateView(await certificates.find(params.code))),
    );

export const handler = createHandler({ certificates: services.certificates() });
