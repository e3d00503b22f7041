/**
 * The layers of the code and the imports that each layer may have. The architecture test reads this table, and the
 * documentation draws it.
 */

export interface Layer {
  folder: string;
  what: string;
  /** Folders or files. */
  mayImport: readonly string[];
  /** The beginnings of package names. `node:` allows Node's own modules. */
  packages: readonly string[];
}

export const importRules: readonly Layer[] = [
  {
    folder: "offices",
    what: "what differs between provinces: a settings file and a list of areas each",
    mayImport: [
      "core/domain/catalogue/programme-form.ts",
      "core/domain/catalogue/skill.ts",
      "core/domain/shared/languages.ts",
      "core/domain/shared/schema.ts",
      "core/papers/can-be-drawn.ts",
    ],
    packages: ["zod", "esbuild", "sass", "node:"],
  },
  {
    folder: "core/domain",
    what: "rules and schemas, a file a noun; pure",
    mayImport: ["offices"],
    packages: ["zod"],
  },
  {
    folder: "core/i18n",
    what: "every sentence, in two languages",
    mayImport: ["core/domain", "offices"],
    packages: ["zod"],
  },
  {
    folder: "core/contract",
    what: "routes and schedules: one entry a step",
    mayImport: ["core/domain", "core/i18n"],
    packages: ["zod"],
  },
  {
    folder: "core/views",
    what: "what each role sees of a record",
    mayImport: ["core/contract", "core/domain", "core/i18n"],
    packages: [],
  },
  {
    folder: "core/storage",
    what: "DynamoDB, items, repositories, files",
    mayImport: ["core/domain"],
    packages: ["@aws-sdk/", "node:", "zod"],
  },
  {
    folder: "core/messaging",
    what: "how a message reaches a person: channels behind one port",
    mayImport: ["core/domain"],
    packages: ["@aws-sdk/"],
  },
  {
    folder: "core/processes",
    what: "what works over many records",
    mayImport: ["core/domain", "core/i18n", "core/storage", "core/messaging", "core/reports", "core/papers"],
    packages: ["node:"],
  },
  {
    folder: "core/http",
    what: "the middlewares around every step",
    mayImport: ["core/contract", "core/domain", "core/i18n", "core/storage", "core/processes"],
    packages: ["@middy/core", "zod", "aws-lambda", "node:"],
  },
  {
    folder: "core/pages",
    what: "public pages as components; the fields of every form",
    mayImport: ["core/contract", "core/domain", "core/i18n", "offices"],
    packages: ["preact", "preact-render-to-string"],
  },
  {
    folder: "core/papers",
    what: "the PDFs, as streams from data to bytes",
    mayImport: ["core/domain", "core/i18n", "offices"],
    packages: ["pdfkit", "uqr", "@expo-google-fonts/", "@develoka/", "node:"],
  },
  {
    folder: "core/reports",
    what: "the report's files, as streams from rows to bytes",
    mayImport: ["core/domain", "core/i18n"],
    packages: ["yazl", "node:"],
  },
  {
    folder: "core/service-creators.ts",
    what: "the real client of each service, one function a service",
    mayImport: ["core/storage", "core/processes", "offices"],
    packages: ["@aws-sdk/", "node:"],
  },
  {
    folder: "core/services.ts",
    what: "what the steps are given, once a cold start: clients, clock, ids",
    mayImport: ["core/service-creators.ts", "core/domain", "core/messaging"],
    packages: ["node:"],
  },
  {
    folder: "functions",
    what: "what runs: one file a step",
    mayImport: ["core"],
    packages: ["aws-lambda"],
  },
  {
    folder: "lib",
    what: "what is deployed",
    mayImport: ["core/contract", "core/domain/shared/codes.ts", "core/storage/dynamodb/tables.ts", "offices"],
    packages: ["aws-cdk-lib", "constructs", "cdk-nag", "esbuild", "node:"],
  },
  {
    folder: "bin",
    what: "starts CDK",
    mayImport: ["lib", "offices"],
    packages: ["aws-cdk-lib", "cdk-nag", "constructs", "node:"],
  },
  {
    folder: "web",
    what: "builds the public pages; the staff console",
    mayImport: ["core/contract", "core/domain", "core/i18n", "core/pages", "offices"],
    packages: ["preact", "@noble/hashes", "vite", "esbuild", "sass", "govuk-frontend", "zod", "node:"],
  },
  {
    folder: "local",
    what: "`npm start`: the same handlers on one port",
    mayImport: ["functions", "core", "offices"],
    packages: ["aws-jwt-verify", "busboy", "@aws-sdk/", "aws-lambda", "node:"],
  },
];
