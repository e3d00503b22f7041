import { showOfficerRoute } from "../../core/contract/routes/catalogue.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Shows the name and office of an account, as papers print them. */
export const createHandler = ({ officers }: Pick<Services, "officers">) =>
  http(showOfficerRoute).handler(async (_event, { call: { params, respond } }) => {
    const officer = await officers.find(params.username);
    if (!officer) throw new DomainError("unknown-record");
    return respond(200, { username: params.username, ...officer });
  });

export const handler = createHandler({ officers: services.officers() });
