/**
 * Writes `core/contract/actions.ts`: for every route, the facts that tell whether a person may take its step
 * on an application now. A view that reads the routes themselves would load the schemas of all routes.
 */
import { join } from "node:path";
import { findActionName, statusesAllowing } from "../core/contract/route.ts";
import { everyRoute } from "../core/contract/routes.ts";

export const actionsPath = join(import.meta.dirname, "../core/contract/actions.ts");

const lineWidth = 110;

/** The same form as the formatter's. */
const property = (name: string, values: readonly string[]): string => {
  const line = `    ${name}: [${values.map((value) => `"${value}"`).join(", ")}],`;
  if (line.length <= lineWidth) return line;
  return [`    ${name}: [`, ...values.map((value) => `      "${value}",`), "    ],"].join("\n");
};

export const writeActions = (): string => {
  const entries = everyRoute.flatMap(([, route]) => {
    const name = findActionName(route);
    if (name === undefined || route.callers === "public") return [];
    return [
      "  {",
      `    name: "${name}",`,
      property("callers", route.callers),
      property("statuses", statusesAllowing(route)),
      ...(route.allowedWhen ? [`    when: "${route.allowedWhen}",`] : []),
      "  },",
    ];
  });
  return `${[
    "/** Generated from the routes by `npm run generate`: the steps that staff take on an application. */",
    'import type { ConditionName } from "../domain/applications/conditions.ts";',
    'import type { Role, Status } from "../domain/shared/codes.ts";',
    "",
    "interface Action {",
    "  /** The last word of its path. */",
    "  name: string;",
    "  callers: readonly Role[];",
    "  statuses: readonly Status[];",
    "  when?: ConditionName;",
    "}",
    "",
    "export const everyAction: readonly Action[] = [",
    ...entries,
    "];",
  ].join("\n")}\n`;
};
