import { enterToolkitsRoute } from "../../core/contract/routes/toolkits.ts";
import { enterToolkits } from "../../core/domain/toolkits/toolkit.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toToolkitView } from "../../core/views/toolkits.ts";

/**
 * Enters the toolkits of a delivery into the stock, one for each serial number. When one serial number is
 * known already, no toolkit enters.
 */
export const createHandler = ({ toolkits, now }: Pick<Services, "toolkits" | "now">) =>
  http(enterToolkitsRoute).handler((_event, { call: { body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const entered = enterToolkits(
        body,
        await toolkits.loadForEntry(body.serials, idempotency, meta.occurredAt),
        meta,
      );
      return toolkits.enter(entered, meta, respond(201, { items: entered.map(toToolkitView) }));
    }),
  );

export const handler = createHandler({ toolkits: services.toolkits(), now: services.now });
