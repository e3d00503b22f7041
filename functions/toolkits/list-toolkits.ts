import { listToolkitsRoute } from "../../core/contract/routes/toolkits.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toToolkitView } from "../../core/views/toolkits.ts";

/** The toolkits that there are and were, those that entered last first. */
export const createHandler = ({ toolkits }: Pick<Services, "toolkits">) =>
  listStep(listToolkitsRoute, async (query) => {
    const { items, ...more } = await toolkits.list(query);
    return { items: items.map(toToolkitView), ...more };
  });

export const handler = createHandler({ toolkits: services.toolkits() });
