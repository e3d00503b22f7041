/** The handlers of the deployed bundles, instead of the handlers of the source. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction, constants } from "node:vm";
import type { Uses } from "../../core/contract/route.ts";
import { fileNameOf } from "../../core/contract/route.ts";
import { routes } from "../../core/contract/routes.ts";
import { type ScheduleName, schedules } from "../../core/contract/schedules.ts";
import type { StepName } from "../../core/contract/steps.ts";
import { buckets, identitySecretVariable, tables } from "../../core/storage/dynamodb/tables.ts";
import { bundleOf } from "../../lib/bundle-functions.ts";
import { bucketsOf, tablesOf } from "../../lib/constructs/grants.ts";
import type { Clock } from "../../local/clock.ts";
import type { HandlerSource } from "../../local/run.ts";

type AnyHandler = (...given: unknown[]) => unknown;
type Bundle = { handler: AnyHandler; createHandler(services: unknown): AnyHandler };

const usesOf = (name: StepName): Uses =>
  name in schedules ? schedules[name as ScheduleName].uses : routes[name as keyof typeof routes].uses;

/**
 * The environment of a step's function in Lambda: the variables that its entry declares, and the addresses of
 * the services.
 */
const environmentOf = (name: StepName): NodeJS.ProcessEnv => {
  const uses = usesOf(name);
  const declared = [
    ...tablesOf(uses).map(([table]) => tables[table].variable),
    ...bucketsOf(uses).map(([bucket]) => buckets[bucket].variable),
    ...(uses.identity ? [identitySecretVariable] : []),
  ];
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => key.startsWith("AWS_") || declared.includes(key)),
  );
};

/** `Date` by the local clock. A deployed bundle reads the time only from `Date`. */
const dateOf = (clock: Clock): DateConstructor =>
  new Proxy(Date, {
    construct: (target, given: [], newTarget) =>
      Reflect.construct(target, given.length > 0 ? given : [clock.now()], newTarget),
    get: (target, key) => (key === "now" ? () => Date.parse(clock.now()) : Reflect.get(target, key)),
  });

const load = async (file: string, environment: NodeJS.ProcessEnv, clock: Clock): Promise<Bundle> => {
  const names = ["module", "exports", "require", "__filename", "__dirname", "process", "Date", "console"];
  const run = compileFunction(await readFile(file, "utf8"), names, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} as Bundle };
  const itsProcess = Object.create(process, { env: { value: environment } });
  // The log lines of these bundles are like those of a function in the cloud. Their warnings and errors are
  // printed here too.
  const quiet = { ...console, log: () => {} };
  run(module, module.exports, createRequire(file), file, dirname(file), itsProcess, dateOf(clock), quiet);
  return module.exports;
};

/**
 * Each step with its own services, as its bundle wires them: its clients, credentials, fonts and late
 * imports. A step that sends messages gets the local messenger, because its own messenger would send nothing.
 * A bundle is loaded on its first call, as in the cloud.
 */
export const builtHandlers =
  (folder: string): HandlerSource =>
  async (name, services, clock) => {
    const file = join(bundleOf(folder, fileNameOf(name)), "index.js");
    const start = async () => {
      const bundle = await load(file, environmentOf(name), clock);
      return usesOf(name).messages ? bundle.createHandler(services) : bundle.handler;
    };
    let started: Promise<AnyHandler> | undefined;
    return async (...given: unknown[]) => {
      started ??= start();
      return (await started)(...given);
    };
  };
