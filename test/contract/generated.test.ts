import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeApi } from "../../core/contract/openapi.ts";
import { fileNameOf } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { everySchedule } from "../../core/contract/schedules.ts";
import { openapiPath, writeOpenapi, writePages } from "../../scripts/generate.ts";
import { actionsPath, writeActions } from "../../scripts/write-actions.ts";

describe("what is generated from the code is what the code generates now (npm run generate)", () => {
  test("openapi.json", () => {
    expect(readFileSync(openapiPath, "utf8")).toBe(writeOpenapi());
  });

  test("the list of actions", () => {
    expect(readFileSync(actionsPath, "utf8")).toBe(writeActions());
  });

  test.each(writePages())("the diagrams, tables and pieces of code of $path", ({ found, made }) => {
    expect(found).toBe(made);
  });

  test("the runbook says what to do about every step that time or an event starts", () => {
    const runbook = readFileSync(new URL("../../docs/runbook.md", import.meta.url), "utf8");
    const steps = everySchedule.map(([name]) => fileNameOf(name));
    expect(steps.filter((step) => !runbook.includes(`\n### ${step}\n`))).toEqual([]);
  });
});

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Json;
}
interface Operation {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
  security?: Record<string, unknown>[];
}
const api = describeApi() as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
};
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object of a document, however deep. */
const within = (value: unknown): Json[] => {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(within);
  return Array.isArray(value) ? inner : [value as Json, ...inner];
};

describe("the description is OpenAPI 3.1", () => {
  test("it says its version, title and paths that begin with a slash", () => {
    expect(api.openapi).toMatch(/^3\.1\.\d$/);
    expect(api.info).toMatchObject({ title: "Berdaya", version: expect.any(String) });
    for (const path of Object.keys(api.paths)) expect(path).toMatch(/^\//);
  });

  test("every route is there once, under its name", () => {
    const described = operations.map(
      ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
    );
    const routes = everyRoute.map(([name, { method, path }]) => `${name} ${method} ${path}`);
    expect(described.sort()).toEqual(routes.sort());
  });

  test.each(operations)(
    "$method $path declares each parameter of its path, and no other",
    ({ path, operation }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((each) => each.in === "path");
      expect(declared.map(({ name }) => name).sort()).toEqual(named.sort());
      expect(declared.every(({ required }) => required)).toBe(true);
    },
  );

  test.each(operations)("$method $path has a well-formed request and replies", ({ method, operation }) => {
    expect(operation.summary).not.toBe("");
    for (const { name, schema, ...parameter } of operation.parameters) {
      expect(name).not.toBe("");
      expect(["path", "query", "header"]).toContain(parameter.in);
      expect(typeof schema).toBe("object");
    }
    if (method === "get") expect(operation.requestBody).toBeUndefined();
    const statuses = Object.keys(operation.responses);
    expect(statuses.some((status) => /^2\d\d$/.test(status))).toBe(true);
    for (const status of statuses) expect(status).toMatch(/^(?:[1-5]\d\d|default)$/);
    for (const { description, content } of Object.values(operation.responses)) {
      expect(description).not.toBe("");
      for (const { schema } of Object.values(content ?? {})) expect(typeof schema).toBe("object");
    }
  });

  test("every reference leads somewhere, and every scheme of security is declared", () => {
    const known = Object.keys(api.components.schemas).map((name) => `#/components/schemas/${name}`);
    for (const object of within(api.paths))
      if (typeof object.$ref === "string" && object.$ref.startsWith("#/components/"))
        expect(known).toContain(object.$ref);
    for (const { operation } of operations)
      for (const scheme of operation.security ?? [])
        expect(Object.keys(api.components.securitySchemes)).toEqual(
          expect.arrayContaining(Object.keys(scheme)),
        );
  });

  test("no schema says that it stands alone", () => {
    for (const object of within(api.paths)) expect(object).not.toHaveProperty("$schema");
  });
});
