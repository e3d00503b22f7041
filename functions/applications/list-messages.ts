import { listMessagesRoute } from "../../core/contract/routes/applications.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { mayBeSeen } from "../../core/views/applications.ts";
import { toMessageView } from "../../core/views/messages.ts";

/** What an applicant was told, and what could not be delivered. */
export const createHandler = (services: Pick<Services, "applications" | "messages" | "now">) => {
  const { applications, messages, now } = services;
  return listStep(listMessagesRoute, async (query, { params, staff }) => {
    const application = await applications.find(params.reference);
    if (!application || !mayBeSeen(application, staff.roles)) throw new DomainError("unknown-record");
    const { items, ...more } = await messages.list(application.reference, query, now());
    return { items: items.map(toMessageView), ...more };
  });
};

export const handler = createHandler({
  applications: services.applications(),
  messages: services.messages(),
  now: services.now,
});
