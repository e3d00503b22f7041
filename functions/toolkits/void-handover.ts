import { voidHandoverRoute } from "../../core/contract/routes/toolkits.ts";
import { voidHandover } from "../../core/domain/toolkits/handover-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager voids a wrong handover. Its number stays used. The toolkit is in stock again, or written off. */
export const createHandler = ({
  applications,
  toolkits,
  now,
}: Pick<Services, "applications" | "toolkits" | "now">) =>
  http(voidHandoverRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const { change, handover } = voidHandover(application, body, meta);
      const { reference, status, version } = change.after;
      return toolkits.saveVoiding(change, handover, meta, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  toolkits: services.toolkits(),
});
