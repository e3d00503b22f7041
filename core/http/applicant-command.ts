/**
 * A command of an applicant on their own application, opened by its reference and birth date. The rest is the
 * same as in a command of staff.
 */
import type * as z from "zod";
import type { Reference } from "../contract/params.ts";
import type { PlainForm } from "../contract/plain-form.ts";
import type { Moved } from "../contract/replies/shared.ts";
import { type Route, successOf } from "../contract/route.ts";
import type { Day, Instant } from "../domain/shared/day.ts";
import type { Applications } from "../storage/repositories/applications.ts";
import { http } from "./http.ts";
import { changeOf, type Done, type Handler, type Rule, type ToReply, toMoved } from "./judged.ts";
import { retryOnConflict } from "./retry-on-conflict.ts";

interface ApplicantRoute extends Route {
  callers: "public";
  params: typeof Reference;
  body: z.ZodType<{ birthDate: Day }>;
}

interface Services {
  applications: Pick<Applications, "openForApplicant" | "save">;
  now: () => Instant;
}

export function applicantCommand<
  const R extends ApplicantRoute & { replies: { 200: typeof Moved } },
  D extends Done,
>(route: R, plainForm: PlainForm<R>, services: Services, rule: Rule<R, D>): Handler;
export function applicantCommand<const R extends ApplicantRoute, D extends Done>(
  route: R,
  plainForm: PlainForm<R>,
  services: Services,
  rule: Rule<R, D>,
  toReply: ToReply<R, D>,
): Handler;
export function applicantCommand<D extends Done>(
  route: ApplicantRoute,
  plainForm: PlainForm<ApplicantRoute>,
  { applications, now }: Services,
  rule: Rule<ApplicantRoute, D>,
  toReply: ToReply<ApplicantRoute, D> = toMoved,
): Handler {
  return http(route, plainForm).handler((_event, { call }) =>
    retryOnConflict(async () => {
      const meta = { actor: "applicant", occurredAt: now() };
      const asked = {
        reference: call.params.reference,
        birthDate: call.body.birthDate,
        address: call.address,
      };
      const opened = await applications.openForApplicant(asked, call.idempotency, meta.occurredAt);
      const judged = { ...call, application: opened.application, meta };
      const done = await rule(judged);
      const response = call.respond(successOf(route), toReply(done, judged));
      return applications.save(changeOf(done), response, opened.extraWrites);
    }),
  );
}
