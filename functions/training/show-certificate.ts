import { showCertificateRoute } from "../../core/contract/routes/training.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toCertificateView } from "../../core/views/applications.ts";

/**
 * Tells a person who holds a paper whether the programme issued it and whether it is in force. Shows
 * initials, no name.
 */
export const createHandler = ({ certificates }: Pick<Services, "certificates">) =>
  http(showCertificateRoute).handler(async (_event, { call: { params, respond } }) =>
    respond(200, toCertificateView(await certificates.find(params.code))),
  );

export const handler = createHandler({ certificates: services.certificates() });
