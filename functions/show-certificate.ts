import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showCertificate } from "../core/contract/shown.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** Whether a paper is ours and in force, for whoever holds it: initials, no name. */
export const createHandler = ({ certificates }: Pick<live.Services, "certificates">) =>
  middy()
    .use(http(routes.showCertificate))
    .handler(async (_event, { call: { params, answer } }) =>
      answer(200, showCertificate(await certificates.find(params.code))),
    );

export const handler = createHandler({ certificates: live.certificates() });
