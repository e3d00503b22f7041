/** Makes `openapi.json` from the routes. No part of that file is written by hand. */
import * as z from "zod";
import { refusalsOf } from "./refusals.ts";
import { Problem } from "./replies/shared.ts";
import { isCommand, type Route } from "./route.ts";
import { everyRoute } from "./routes.ts";

type Json = Record<string, unknown>;

const asSchema = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return json;
};

const parameters = (route: Route): Json[] => {
  const of = (where: "path" | "query", schema: z.ZodObject | undefined) => {
    const { properties = {}, required = [] } = schema ? asSchema(schema, "input") : {};
    return Object.entries(properties as Json).map(([name, type]) => ({
      name,
      in: where,
      required: where === "path" || (required as string[]).includes(name),
      schema: type,
    }));
  };
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    schema: { type: "string", maxLength: 255 },
  };
  return [
    ...of("path", route.params),
    ...of("query", route.query),
    ...(route.method === "POST" && isCommand(route) ? [key] : []),
  ];
};

const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const responses = (route: Route): Json => {
  const successes = Object.entries(route.replies).map(([status, reply]) => [
    status,
    {
      description: "As asked",
      content:
        reply === "html"
          ? { "text/html": { schema: { type: "string" } } }
          : { "application/json": { schema: asSchema(reply, "input") } },
    },
  ]);
  return {
    ...Object.fromEntries(successes),
    ...(route.body || route.query ? { 400: refused("Fields that are refused, each by its pointer") } : {}),
    ...(route.callers === "public"
      ? {}
      : { 401: refused("No access token, or a bad one"), 403: refused("Another role") }),
    default: refused(`One of: ${refusalsOf(route).join(", ")}`),
  };
};

export const describeApi = (): Json => {
  const paths: Record<string, Json> = {};
  for (const [name, route] of everyRoute) {
    const content = route.body && {
      "application/json": { schema: asSchema(route.body, "input") },
      ...(route.form ? { "application/x-www-form-urlencoded": { schema: { type: "object" } } } : {}),
    };
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: {
        operationId: name,
        summary: route.summary,
        ...(route.callers === "public" ? {} : { security: [{ accessToken: [] }], "x-roles": route.callers }),
        parameters: parameters(route),
        ...(content ? { requestBody: { required: true, content } } : {}),
        responses: responses(route),
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Berdaya",
      version: "1",
      description: "Skills training for people with disabilities",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api" }],
    paths,
    components: {
      schemas: { Problem: asSchema(Problem, "input") },
      securitySchemes: { accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  };
};
