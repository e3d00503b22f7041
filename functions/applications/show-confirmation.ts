import { showConfirmationRoute } from "../../core/contract/routes/applications.ts";
import { readReference } from "../../core/domain/shared/reference.ts";
import { http } from "../../core/http/http.ts";
import { confirmationPage } from "../../core/pages/confirmation-page.tsx";

/** The page after the plain form. The page reads no record, so it tells nobody whether a reference exists. */
export const createHandler = () =>
  http(showConfirmationRoute).handler(async (_event, { call: { respond, language, query } }) => {
    const reference = readReference(query.reference ?? "");
    return respond(200, confirmationPage({ language, reference, about: query.about }));
  });

export const handler = createHandler();
