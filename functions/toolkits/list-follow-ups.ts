import { listFollowUpsRoute } from "../../core/contract/routes/toolkits.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** The follow-ups that are due by a day, today unless said otherwise; whoever has waited longest comes first. */
export const createHandler = ({ followUps, now }: Pick<Services, "followUps" | "now">) =>
  listStep(listFollowUpsRoute, (query) =>
    followUps.listDue({ ...query, dueBy: query.dueBy ?? dayOf(now()) }),
  );

export const handler = createHandler({ followUps: services.followUps(), now: services.now });
