import { showConsentRoute } from "../../core/contract/routes/privacy.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { http } from "../../core/http/http.ts";

export const createHandler = () =>
  http(showConsentRoute).handler(async (_event, { call: { respond } }) => respond(200, currentConsent));

export const handler = createHandler();
