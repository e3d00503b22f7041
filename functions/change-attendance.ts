import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { changeAttendance } from "../core/domain/attendance.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A trainer writes the day's sheet of a class, whole; what it changes is counted for each participant with it. */
export const createHandler = ({ sessions, now }: Pick<live.Services, "sessions" | "now">) =>
  middy()
    .use(http(routes.changeAttendance))
    .handler((_event, { call: { params, body, staff, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await sessions.forSheet({ ...params, classId: body.classId });
        const changed = changeAttendance(params.date, body, found, deed.at);
        await sessions.saveSheet(found, changed, deed);
        return answer(200, changed.sheet);
      }),
    );

export const handler = createHandler({ sessions: live.sessions(), now: live.now });
