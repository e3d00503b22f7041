import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showToolkit } from "../core/contract/shown-toolkits.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** The toolkits that there are and were, those that entered last first. */
export const createHandler = ({ toolkits }: Pick<live.Services, "toolkits">) =>
  middy()
    .use(http(routes.listToolkits))
    .handler(async (_event, { call: { query, answer } }) => {
      const { items, ...more } = await toolkits.list(query);
      return answer(200, { items: items.map(showToolkit), ...more });
    });

export const handler = createHandler({ toolkits: live.toolkits() });
