import middy from "@middy/core";
import { routes } from "../../core/contract/routes.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { http } from "../../core/http/http.ts";

export const createHandler = () =>
  middy()
    .use(http(routes.showConsent))
    .handler(async (_event, { call: { respond } }) => respond(200, currentConsent));

export const handler = createHandler();
