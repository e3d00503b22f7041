import middy from "@middy/core";
import { routes } from "../../core/contract/routes.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import * as services from "../../core/services.ts";

/** Who an account stands for on the papers. */
export const createHandler = ({ officers }: Pick<services.Services, "officers">) =>
  middy()
    .use(http(routes.showOfficer))
    .handler(async (_event, { call: { params, respond } }) => {
      const officer = await officers.find(params.username);
      if (!officer) throw new DomainError("unknown-record");
      return respond(200, { username: params.username, ...officer });
    });

export const handler = createHandler({ officers: services.officers() });
