import { changeAttendanceRoute } from "../../core/contract/routes/training.ts";
import { changeAttendance } from "../../core/domain/training/attendance.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A trainer writes the day's whole sheet of a class. The same transaction updates the tally of each
 * participant.
 */
export const createHandler = ({ sessions, now }: Pick<Services, "sessions" | "now">) =>
  http(changeAttendanceRoute).handler((_event, { call: { params, body, staff, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const loaded = await sessions.loadForSheet({ ...params, classId: body.classId });
      const changed = changeAttendance(params.date, body, loaded, meta.occurredAt);
      await sessions.saveSheet(loaded, changed, meta);
      return respond(200, changed.sheet);
    }),
  );

export const handler = createHandler({ sessions: services.sessions(), now: services.now });
