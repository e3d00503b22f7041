import middy from "@middy/core";
import { routes } from "../../core/contract/routes.ts";
import { toToolkitView } from "../../core/views/toolkits.ts";
import { http } from "../../core/http/http.ts";
import * as services from "../../core/services.ts";

/** The toolkits that there are and were, those that entered last first. */
export const createHandler = ({ toolkits }: Pick<services.Services, "toolkits">) =>
  middy()
    .use(http(routes.listToolkits))
    .handler(async (_event, { call: { query, respond } }) => {
      const { items, ...more } = await toolkits.list(query);
      return respond(200, { items: items.map(toToolkitView), ...more });
    });

export const handler = createHandler({ toolkits: services.toolkits() });
