import { changeProgrammeRoute } from "../../core/contract/routes/catalogue.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A manager adds, changes or retires a programme. The change counts from the next application on, without a release.
 */
export const createHandler = ({ catalogue, now }: Pick<Services, "catalogue" | "now">) =>
  http(changeProgrammeRoute).handler((_event, { call: { params, body, staff, respond } }) =>
    retryOnConflict(async () => {
      const { version, ...form } = body;
      const meta = { actor: staff.id, occurredAt: now() };
      return respond(200, await catalogue.changeProgramme({ ...form, ...params }, version, meta));
    }),
  );

export const handler = createHandler({ catalogue: services.catalogue(), now: services.now });
