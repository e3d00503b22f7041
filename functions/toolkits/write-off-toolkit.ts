import { writeOffToolkitRoute } from "../../core/contract/routes/toolkits.ts";
import { writeOffToolkit } from "../../core/domain/toolkits/toolkit.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toToolkitView } from "../../core/views/toolkits.ts";

/** A toolkit leaves the stock without a handover: damaged, lost, or returned. */
export const createHandler = ({ toolkits, now }: Pick<Services, "toolkits" | "now">) =>
  http(writeOffToolkitRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const loaded = await toolkits.loadForCommand(params.serial, idempotency, meta.occurredAt);
      const left = writeOffToolkit(loaded.toolkit, body);
      return toolkits.writeOff(loaded, left, meta, respond(200, toToolkitView(left)));
    }),
  );

export const handler = createHandler({ toolkits: services.toolkits(), now: services.now });
