import { showAttendanceRoute } from "../../core/contract/routes/training.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Shows the sheet of a class on a day. A day without a sheet gets the answer of a missing record. */
export const createHandler = ({ sessions }: Pick<Services, "sessions">) =>
  http(showAttendanceRoute).handler(async (_event, { call: { params, query, respond } }) => {
    const sheet = await sessions.findSheet({ ...params, ...query });
    if (!sheet) throw new DomainError("unknown-record");
    return respond(200, sheet);
  });

export const handler = createHandler({ sessions: services.sessions() });
