import { changeOfficerRoute } from "../../core/contract/routes/catalogue.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager enters the name and office of an account. An access token holds no name. */
export const createHandler = ({ officers, now }: Pick<Services, "officers" | "now">) =>
  http(changeOfficerRoute).handler((_event, { call: { params, body, staff, respond } }) =>
    retryOnConflict(async () => {
      await officers.change(params.username, body, { actor: staff.id, occurredAt: now() });
      return respond(200, { username: params.username, ...body });
    }),
  );

export const handler = createHandler({ officers: services.officers(), now: services.now });
