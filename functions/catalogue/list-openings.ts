import { listOpeningsRoute } from "../../core/contract/routes/catalogue.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { findOpenings } from "../../core/views/applications.ts";

/** What a person may apply for: coming, open, and closed of late. */
export const createHandler = ({ catalogue, now }: Pick<Services, "catalogue" | "now">) =>
  listStep(listOpeningsRoute, async () => {
    const { openings } = await findOpenings(catalogue)(dayOf(now()));
    return { items: openings };
  });

export const handler = createHandler({ catalogue: services.catalogue(), now: services.now });
