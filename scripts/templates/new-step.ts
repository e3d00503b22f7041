/** What a new step of staff on one application begins with: a command, or with `isQuery` a GET. */
import type { Area } from "../../core/contract/routes.ts";
import type { Language } from "../../core/domain/shared/codes.ts";
import {
  changedFile,
  importName,
  type Made,
  newFile,
  putBefore,
  putLast,
  type SourceEdit,
} from "./source-edits.ts";

export interface NewStep {
  /** In kebab-case, a verb and a noun: `plan-visit`. */
  name: string;
  area: Area;
  isQuery: boolean;
  /** Its heading in the console, and its words in the audit. */
  words: Record<Language, string>;
}

interface Names extends NewStep {
  /** `planVisit` */
  camel: string;
  /** `PlanVisit` */
  pascal: string;
}

export const camelOf = (name: string): string =>
  name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());

const pathOf = ({ name }: NewStep) => `/staff/applications/{reference}/${name}`;

const commandEntry = (step: Names) => `export const ${step.camel}Route = {
  method: "POST",
  path: "${pathOf(step)}",
  summary: "${step.words.en}",
  callers: ["manager"],
  params: Reference,
  body: ${step.pascal}Form,
  replies: { 200: Moved },
  refusals: ["changed-meanwhile"],
  allowedInStatuses: ["submitted"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;
`;

const commandFunction = ({
  area,
  camel,
  name,
  words,
}: Names) => `import { ${camel}Route } from "../../core/contract/routes/${area}.ts";
import { ${camel} } from "../../core/domain/${area}/${name}.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** ${words.en}. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(${camel}Route, services, ({ application, body, meta }) => ${camel}(application, body, meta));

export const handler = createHandler({ applications: services.applications(), now: services.now });
`;

const rules = ({ area, camel, pascal, name, words }: Names) => {
  const applications = area === "applications" ? "." : "../applications";
  return `/** ${words.en}: the schema and the rule. */
import * as z from "zod";
import type { Application } from "${applications}/application.ts";
import { type ApplicationChange, changed } from "${applications}/lifecycle.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";

export const ${pascal}Form = /* @__PURE__ */ schema(() =>
  z.strictObject({ note: Paragraph(1000), version: z.int() }),
);
export type ${pascal}Form = z.infer<typeof ${pascal}Form>;

/** The record stays as it is, and the audit says who did it. */
export const ${camel} = (
  application: Application,
  { version }: ${pascal}Form,
  meta: CommandMeta,
): ApplicationChange => {
  checkSeen(application, version);
  return changed(application, {}, meta, "${name}");
};
`;
};

const commandTest = ({ area, camel, name }: Names) => `import { expect, test } from "vitest";
import { ${camel} } from "../../core/domain/${area}/${name}.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const form = { note: "Catatan contoh.", version: 3 };

test("${name} is of the record that its officer saw", () => {
  expectRefusal(() => ${camel}(anApplication(), { ...form, version: 2 }, aMeta()), "changed-meanwhile");
});

test("${name} does what the programme promises", () => {
  expect(${camel}(anApplication(), form, aMeta()).what).toBe("${name}");
  expect.fail("Say what ${name} makes of an application, what becomes of its note, and when it refuses.");
});
`;

const consoleForm = ({ area, camel, pascal, words }: Names) => {
  const applications = area === "applications" ? "." : "../applications";
  return `import { type ActionProps, ApplicationAction } from "${applications}/application-action.tsx";
import { TextArea } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";

/** The form of the step "${words.en}". */
export const ${pascal} = (props: ActionProps) => {
  const { ${camel}: texts } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="${camel}"
      heading={texts.heading}
      submit={texts.submit}
      folded
      draft={{ note: "" }}
      body={(typed, { version }) => ({ ...typed, version })}
    >
      {(form) => <TextArea form={form} at="/note" label={texts.note} />}
    </ApplicationAction>
  );
};
`;
};

const consoleWords = (step: Names, language: Language) => {
  const { note, submit } = {
    id: { note: "Catatan", submit: "Simpan" },
    en: { note: "Note", submit: "Save" },
  }[language];
  return `\n  ${step.camel}: { heading: "${step.words[language]}", note: "${note}", submit: "${submit}" },`;
};

const commandEdits = (step: Names): SourceEdit[] => {
  const { area, name, camel, pascal, words } = step;
  const form = area === "applications" ? `./${name}.tsx` : `../${area}/${name}.tsx`;
  return [
    changedFile(
      `core/contract/routes/${area}.ts`,
      importName(`${pascal}Form`, `../../domain/${area}/${name}.ts`),
      importName("Reference", "../params.ts"),
      importName("Moved", "../replies/shared.ts"),
      putLast(commandEntry(step)),
    ),
    newFile(`core/domain/${area}/${name}.ts`, rules(step)),
    newFile(`functions/${area}/${name}.ts`, commandFunction(step)),
    changedFile("core/domain/privacy/audit-act.ts", putBefore("] as const;", `  "${name}",\n`)),
    changedFile(
      "core/i18n/privacy/console.ts",
      putBefore(
        "    } satisfies Record<AuditAct, string>",
        `      "${name}": "${words.id}",\n`,
        `      "${name}": "${words.en}",\n`,
      ),
    ),
    changedFile(
      `core/i18n/${area}/console.ts`,
      putBefore("\n};\n", consoleWords(step, "id"), consoleWords(step, "en")),
    ),
    newFile(`web/console/${area}/${name}.tsx`, consoleForm(step)),
    changedFile(
      "web/console/applications/application-actions.tsx",
      importName(pascal, form),
      putBefore("\n];\n", `\n  ["${camel}", ${pascal}],`),
    ),
    changedFile(
      "test/support/examples.ts",
      putBefore(
        "};\n\n/** A valid request for a route.",
        `  "POST ${pathOf(step)}": () => ({ note: "Catatan contoh.", version: 1 }),\n`,
      ),
    ),
    changedFile(
      "test/faults/commands.ts",
      putBefore(
        "  };\n  const first:",
        `    ${camel}: () =>
      onApplication("manager", (version) => ({ note: "Catatan contoh.", version })),\n`,
      ),
    ),
    newFile(`test/${area}/${name}.test.ts`, commandTest(step)),
  ];
};

const queryEntry = (step: Names) => `export const ${step.camel}Route = {
  method: "GET",
  path: "${pathOf(step)}",
  summary: "${step.words.en}",
  callers: ["manager"],
  params: Reference,
  replies: { 200: ${step.pascal}Reply },
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;
`;

const queryFunction = ({
  area,
  camel,
  words,
}: Names) => `import { ${camel}Route } from "../../core/contract/routes/${area}.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { mayBeSeen } from "../../core/views/applications.ts";

/** ${words.en}. */
export const createHandler = ({ applications }: Pick<Services, "applications">) =>
  http(${camel}Route).handler(async (_event, { call: { params, staff, respond } }) => {
    const application = await applications.find(params.reference);
    if (!application || !mayBeSeen(application, staff.roles)) throw new DomainError("unknown-record");
    return respond(200, { reference: application.reference });
  });

export const handler = createHandler({ applications: services.applications() });
`;

const queryTest = ({ name }: Names) => `import { expect, test } from "vitest";

test("${name} shows what the programme promises", () => {
  expect.fail("Say what ${name} shows of an application, to which role, and what it hides.");
});
`;

const queryEdits = (step: Names): SourceEdit[] => {
  const { area, name, pascal } = step;
  return [
    changedFile(
      `core/contract/routes/${area}.ts`,
      importName("Reference", "../params.ts"),
      importName(`${pascal}Reply`, `../replies/${area}.ts`),
      putLast(queryEntry(step)),
    ),
    changedFile(
      `core/contract/replies/${area}.ts`,
      putLast(
        `export const ${pascal}Reply = /* @__PURE__ */ schema(() => z.object({ reference: z.string() }));\n`,
      ),
    ),
    newFile(`functions/${area}/${name}.ts`, queryFunction(step)),
    newFile(`test/${area}/${name}.test.ts`, queryTest(step)),
  ];
};

const editsForStep = (step: NewStep): SourceEdit[] => {
  const camel = camelOf(step.name);
  const names = { ...step, camel, pascal: `${camel[0]?.toUpperCase()}${camel.slice(1)}` };
  return step.isQuery ? queryEdits(names) : commandEdits(names);
};

const leftForBoth = ({ area, name }: NewStep) => [
  `core/contract/routes/${area}.ts: the summary, the path, and who may call (now the manager alone)`,
  "test/http/order.test.ts: who may call, said a second time on purpose",
  "test/http/uses.test.ts: a call that shows that the step needs each of its `uses`",
  `test/${area}/${name}.test.ts: what the step promises; the test is red until then`,
  "test/fixtures/templates: `npx vitest run test/lib/templates.test.ts -u`, and read what changed",
];

/** What the templates cannot know. */
const leftToDecide = (step: NewStep): string[] => {
  const { area, name, isQuery } = step;
  if (isQuery)
    return [
      ...leftForBoth(step),
      `core/contract/replies/${area}.ts: all that leaves`,
      `web/console: the page or section that calls "${camelOf(name)}"`,
    ];
  return [
    ...leftForBoth(step),
    `core/contract/routes/${area}.ts: \`moves\`, or the statuses in which the step is allowed (now submitted)`,
    `core/domain/${area}/${name}.ts: the fields of the form, and what the record keeps (now nothing)`,
    "If the record keeps something: the schema in a file apart from the rule (as contact.ts and contact-rules.ts)",
    "  and docs/architecture.md, Day one: the files that an attribute of the record touches",
    `core/i18n/${area}/console.ts, core/i18n/privacy/console.ts: the words, in both languages`,
    "web/console/applications/application-actions.tsx: the place of the form among the others (now the last)",
    "test/faults/commands.ts: the person whom the step finds there (now one who applied), and what is sent",
    "test/http: the step under races and a repeated key",
  ];
};

export const makeStep = (step: NewStep): Made => ({
  edits: editsForStep(step),
  left: leftToDecide(step),
  generates: true,
});
