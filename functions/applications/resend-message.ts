import { resendMessageRoute } from "../../core/contract/routes/applications.ts";
import { publicMessageId, resend } from "../../core/domain/applications/message.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { messageKeys, readMessage, resendingWrites } from "../../core/storage/items/messages.ts";

/** Sends a failed message again. When two officers ask at once, the record accepts one request. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(resendMessageRoute).handler((_event, { call: { params, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const keys = messageKeys(params);
      const [application, found] = await applications.loadForCommandWith(
        params.reference,
        idempotency,
        meta.occurredAt,
        keys,
      );
      const { before, after, change } = resend(application, readMessage(found), meta);
      const { reference, version } = change.after;
      const reply = { reference, messageId: publicMessageId(after), state: after.state, version };
      return applications.save(change, respond(200, reply), resendingWrites(before, after));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
