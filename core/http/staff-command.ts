/**
 * A command of staff on one application: one read, the rule, one write. The command is judged again when
 * another writer came first. Such commands differ only in the rule, and sometimes in the response.
 */
import type { Reference } from "../contract/params.ts";
import type { Moved } from "../contract/replies/shared.ts";
import { type Route, successOf } from "../contract/route.ts";
import type { Role } from "../domain/shared/codes.ts";
import type { Instant } from "../domain/shared/day.ts";
import type { Applications } from "../storage/repositories/applications.ts";
import { http } from "./http.ts";
import { changeOf, type Done, type Handler, type Rule, type ToReply, toMoved } from "./judged.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";

interface StaffRoute extends Route {
  callers: readonly Role[];
  params: typeof Reference;
}

interface Services {
  applications: Pick<Applications, "loadForCommand" | "save">;
  now: () => Instant;
}

export function staffCommand<const R extends StaffRoute & { replies: { 200: typeof Moved } }, D extends Done>(
  route: R,
  services: Services,
  rule: Rule<R, D>,
): Handler;
export function staffCommand<const R extends StaffRoute, D extends Done>(
  route: R,
  services: Services,
  rule: Rule<R, D>,
  toReply: ToReply<R, D>,
): Handler;
export function staffCommand<D extends Done>(
  route: StaffRoute,
  { applications, now }: Services,
  rule: Rule<StaffRoute, D>,
  toReply: ToReply<StaffRoute, D> = toMoved,
): Handler {
  return http(route).handler((_event, { call }) =>
    retryOnConflict(async () => {
      const meta = { actor: call.staff.id, occurredAt: now() };
      const { reference } = call.params;
      const application = await applications.loadForCommand(reference, call.idempotency, meta.occurredAt);
      const judged = { ...call, application, meta };
      const done = await rule(judged);
      return applications.save(changeOf(done), call.respond(successOf(route), toReply(done, judged)));
    }),
  );
}
