/** `npm run generate`: writes `openapi.json` and the generated parts of the documentation from the code. */
import "../offices/default-office.ts";

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeApi } from "../core/contract/openapi.ts";
import { fileNameOf, type Route, type Uses } from "../core/contract/route.ts";
import { everyRoute } from "../core/contract/routes.ts";
import { everySchedule, type Schedule } from "../core/contract/schedules.ts";
import { functionFileOf } from "../core/contract/steps.ts";
import { fieldNamed, personFieldNames } from "../core/domain/applications/fields/declared.ts";
import { askedFromTheFirst, type PersonField } from "../core/domain/applications/fields/person-field.ts";
import { canMove, type Move, moveNames, moves } from "../core/domain/applications/moves.ts";
import { recordAttributes } from "../core/domain/applications/record-attributes.ts";
import { isActive, statusTable } from "../core/domain/applications/statuses.ts";
import { roles, statuses } from "../core/domain/shared/codes.ts";
import { textsOf } from "../core/i18n/applications/read-field-texts.ts";
import { importRules, type Layer } from "./import-rules.ts";
import { actionsPath, writeActions } from "./write-actions.ts";

const root = join(import.meta.dirname, "..");
export const openapiPath = join(root, "openapi.json");

export const writeOpenapi = (): string => `${JSON.stringify(describeApi(), null, 2)}\n`;

const mermaid = (lines: readonly string[]) => ["```mermaid", ...lines, "```"].join("\n");
const nodeOf = (folder: string) => folder.replaceAll(/[^a-z]/g, "_");

/** Draws every existing layer, with an arrow to each layer that it may import from. */
export const drawLayers = (): string => {
  const layers = importRules.filter(({ folder }) => existsSync(join(root, folder)));
  const box = ({ folder, what }: Layer) =>
    `${nodeOf(folder)}["<b>${folder}</b><br>${what.replaceAll("`", "")}"]`;
  const isInCore = ({ folder }: Layer) => folder.startsWith("core/");
  const arrows = layers.flatMap(({ folder, mayImport }) =>
    mayImport.flatMap((allowed) => {
      if (allowed === "core") return [`  ${nodeOf(folder)} --> core`];
      const layer = layers.find((each) => allowed === each.folder || allowed.startsWith(`${each.folder}/`));
      if (!layer) return [];
      const part = allowed === layer.folder ? "" : `|"${allowed.slice(layer.folder.length + 1)} only"|`;
      return [`  ${nodeOf(folder)} -->${part} ${nodeOf(layer.folder)}`];
    }),
  );
  return mermaid([
    "flowchart TD",
    ...layers.filter((layer) => !isInCore(layer)).map((layer) => `  ${box(layer)}`),
    '  subgraph core["core: what the programme means"]',
    ...layers.filter(isInCore).map((layer) => `    ${box(layer)}`),
    "  end",
    ...arrows,
  ]);
};

export const listImports = (): string => {
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ") || "nothing";
  return [
    "| layer | what it holds | may import | and these packages |",
    "|---|---|---|---|",
    ...importRules
      .filter(({ folder }) => existsSync(join(root, folder)))
      .map(
        ({ folder, what, mayImport, packages }) =>
          `| \`${folder}\` | ${what} | ${code(mayImport)} | ${code(packages)} |`,
      ),
  ].join("\n");
};

/**
 * Draws every move of `moves.ts`, from the first status of an application to the statuses that are no longer
 * active.
 */
export const drawMoves = (): string => {
  const named = Object.entries(moves) as [string, Move][];
  const states = [...new Set(named.flatMap(([, { from, to }]) => [...from, to]))];
  return mermaid([
    "stateDiagram-v2",
    ...states
      .filter((status) => status.includes("-"))
      .map((status) => `  state "${status}" as ${nodeOf(status)}`),
    "  [*] --> submitted: apply",
    ...named.flatMap(([name, { from, to }]) =>
      from.map((status) => `  ${nodeOf(status)} --> ${nodeOf(to)}: ${name}`),
    ),
    ...states.filter((status) => !isActive(status)).map((status) => `  ${nodeOf(status)} --> [*]`),
  ]);
};

/** Lists the answer to each question for each status. */
export const listStatuses = (): string => {
  const said = (answer: string | boolean | undefined) =>
    answer === true ? "yes" : answer === false || answer === undefined ? "–" : answer;
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row([
      "status",
      "active",
      "training",
      "who acts next",
      "counted as",
      "sealing",
      "erasable",
      "moves on by",
    ]),
    row(Array.from({ length: 8 }, () => "---")).replaceAll(" ", ""),
    ...statuses.map((status) => {
      const { isActive, training, actsNext, countedAs, uponSealing, isErasable } = statusTable[status];
      const answers = [isActive, training, actsNext, countedAs, uponSealing, isErasable].map(said);
      return row([
        `\`${status}\``,
        ...answers,
        moveNames.filter((name) => canMove(name, status)).join(", ") || "–",
      ]);
    }),
  ].join("\n");
};

const usesOf = (uses: Uses) =>
  Object.entries(uses)
    .map(([what, use]) => (use === true ? what : `${what}: ${use}`))
    .join(", ") || "nothing";

const callersOf = ({ callers }: Pick<Route, "callers">) => {
  if (callers === "public") return "public";
  return callers.length === roles.length ? "all staff" : callers.join(", ");
};

const startOf = ({ start }: Schedule) => {
  if (start.by === "clock") return `clock, \`${start.cron}\``;
  if (start.by === "object-created") return `a file arrives in \`${start.bucket}\``;
  const added = start.added.map((prefix) => `\`${prefix}…\``).join(", ");
  return `a new item ${added} in \`${start.table}\``;
};

/** Lists every step: its trigger, its callers, its `uses` and its summary. */
export const listSteps = (): string =>
  [
    "| file in `functions/` | started by | who | uses | what it does |",
    "|---|---|---|---|---|",
    ...everyRoute.map(
      ([name, route]) =>
        `| \`${functionFileOf(name)}\` | ${route.method} \`${route.path}\` | ${callersOf(route)} | ${usesOf(route.uses)} | ${route.summary} |`,
    ),
    ...everySchedule.map(
      ([name, schedule]) =>
        `| \`${functionFileOf(name)}\` | ${startOf(schedule)} | – | ${usesOf(schedule.uses)} | ${schedule.summary} |`,
    ),
  ].join("\n");

/**
 * A part of a file, from the text `from` to the end of the text `to`. Throws an `Error` if the file no longer has
 * this part.
 */
const quote = (file: string, from: string, to?: string): string => {
  const text = readFileSync(join(root, file), "utf8");
  const start = text.indexOf(from);
  const end = to === undefined ? text.length : text.indexOf(to, start) + to.length;
  if (start < 0 || end <= start)
    throw new Error(`${file} no longer holds what the documentation quotes of it`);
  return ["```ts", `// ${file}`, text.slice(start, end).trimEnd(), "```"].join("\n");
};

/** Lists the alarms of the steps in `schedules.ts`, with the harm that each alarm names. */
export const listAlarms = (): string =>
  [
    "| step | started by | who is harmed |",
    "|---|---|---|",
    ...everySchedule.map(
      ([name, schedule]) =>
        `| [\`${fileNameOf(name)}\`](#${fileNameOf(name)}) | ${startOf(schedule)} | ${schedule.harm} |`,
    ),
  ].join("\n");

const seenByOf = ({ seenBy, maskedForOthers }: Pick<PersonField, "seenBy" | "maskedForOthers">) => {
  if (seenBy.length === roles.length) return "all staff";
  const missing = roles.filter((role) => !seenBy.includes(role));
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  if (seenBy.length === 0) return "nobody";
  if (maskedForOthers) return `${named(seenBy)}; masked for others`;
  return missing.length < seenBy.length ? `all but ${named(missing)}` : named(seenBy);
};

const leftBy = (erasure: PersonField["erasure"]) => {
  if (erasure === "keep") return "all of it";
  return erasure === "remove" ? "nothing" : erasure.leaves;
};

const corrections = {
  anew: "yes",
  "stays-when-empty": "yes; stays where left empty",
  never: "no",
} as const satisfies Record<PersonField["correction"], string>;

const beforeOf = ({ before }: Pick<PersonField, "before">) => {
  if (before === askedFromTheFirst) return "–";
  return before === null ? "none" : Array.isArray(before) ? "nothing chosen" : `\`${String(before)}\``;
};

/** Lists the declaration of every field of a person. */
export const listPersonFields = (): string =>
  [
    "| field | what it is | who sees it | what erasure leaves | reports count | can be corrected | records from before |",
    "|---|---|---|---|---|---|---|",
    ...personFieldNames.map((name) => {
      const field = fieldNamed(name);
      const counted = field.inReports ? `\`${field.inReports.column}\`` : "–";
      return `| \`${name}\` | ${textsOf("en", name).label} | ${seenByOf(field)} | ${leftBy(field.erasure)} | ${counted} | ${corrections[field.correction]} | ${beforeOf(field)} |`;
    }),
  ].join("\n");

/** Lists the other attributes of an application's record. */
export const listRecordAttributes = (): string =>
  [
    "| attribute | who sees it | what erasure leaves |",
    "|---|---|---|",
    ...Object.entries<Pick<PersonField, "seenBy" | "erasure">>(recordAttributes).map(
      ([name, attribute]) => `| \`${name}\` | ${seenByOf(attribute)} | ${leftBy(attribute.erasure)} |`,
    ),
  ].join("\n");

/** The pages with generated parts, and the function that makes each part. */
const pages: Record<string, Record<string, () => string>> = {
  "docs/architecture.md": {
    layers: drawLayers,
    imports: listImports,
    moves: drawMoves,
    statuses: listStatuses,
    entry: () =>
      quote("core/contract/routes/applications.ts", "export const verifyApplicationRoute", "Route;"),
    rule: () => quote("core/domain/applications/verification.ts", "/** The decision, refused", "\n};"),
    step: () => quote("functions/applications/verify-application.ts", "/**"),
    steps: listSteps,
  },
  "docs/runbook.md": { alarms: listAlarms },
  "docs/data-protection.md": { fields: listPersonFields, attributes: listRecordAttributes },
};

/** Each page with generated parts: its present text, and its text with newly made parts. */
export const writePages = (): { path: string; found: string; made: string }[] =>
  Object.entries(pages).map(([path, parts]) => {
    const found = readFileSync(join(root, path), "utf8");
    const made = Object.entries(parts).reduce((text, [name, write]) => {
      const marked = new RegExp(`(<!-- generated: ${name} -->\\n)[^]*?(\\n<!-- end -->)`);
      if (!marked.test(text)) throw new Error(`${path} has no place for the ${name}`);
      return text.replace(marked, (_found, before: string, after: string) => before + write() + after);
    }, found);
    return { path, found, made };
  });

if (import.meta.main) {
  writeFileSync(openapiPath, writeOpenapi());
  writeFileSync(actionsPath, writeActions());
  for (const { path, made } of writePages()) writeFileSync(join(root, path), made);
}
