import middy from "@middy/core";
import { showConsentRoute } from "../../core/contract/routes/privacy.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { http } from "../../core/http/http.ts";

export const createHandler = () =>
  middy()
    .use(http(showConsentRoute))
    .handler(async (_event, { call: { respond } }) => respond(200, currentConsent));

export const handler = createHandler();
