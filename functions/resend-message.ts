import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { publicMessageId, resend } from "../core/domain/message.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";
import { messageKeys, readMessage, resendingWrites } from "../core/storage/message-items.ts";

/** A message that failed goes out again; of two officers who ask at once the record takes one. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.resendMessage))
    .handler((_event, { call: { params, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const keys = messageKeys(params);
        const [application, found] = await applications.forStepWith(params.reference, once, deed.at, keys);
        const { before, after, change } = resend(application, readMessage(found), deed);
        const { reference, version } = change.after;
        const reply = { reference, messageId: publicMessageId(after), state: after.state, version };
        return applications.save(change, answer(200, reply), resendingWrites(before, after));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
