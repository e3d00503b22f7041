/** The stacks of a stage as CDK makes them, in this process, without bundles: a placeholder stands for each function. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { deployBerdaya } from "../../lib/berdaya.ts";
import { stageNamed } from "../../lib/stages.ts";

/** Whatever a template holds: it is read field by field. */
// biome-ignore lint/suspicious/noExplicitAny: a template has no schema here.
export type Properties = any;

export interface Resource {
  id: string;
  /** As `Berdaya-dev-Staff/verifyApplication/Step/Function/Resource`. */
  path: string;
  Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
}

export interface Synthesized {
  app: App;
  /** By the last part of the stacks' names. */
  parts: Record<string, Resource[]>;
  outputs: Record<string, string[]>;
  everyResource: Resource[];
  /** The templates as they are sent. */
  texts: string[];
}

/** A stage that keeps data is deployed with somebody who hears its alarms. */
const alarmed = (stageName: string) =>
  stageNamed(stageName).keepsData ? { alarmEmail: "alarm@office.example" } : {};

export const synthesize = (stageName: string, changes?: Parameters<typeof stageNamed>[1]): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), "berdaya-templates-"));
  try {
    const step = join(folder, "step");
    mkdirSync(step);
    writeFileSync(join(step, "index.js"), "exports.handler = async () => {};\n");
    const { context } = JSON.parse(readFileSync(join(import.meta.dirname, "../../cdk.json"), "utf8"));
    const app = new App({
      context: {
        ...context,
        "aws:cdk:enable-path-metadata": true,
        // CDK's own rules take five seconds of each synthesis; `cdk synth` has them.
        "@aws-cdk/core:validateAgainstDefaultRules": false,
      },
      outdir: join(folder, "out"),
    });
    const stage = stageNamed(stageName, { ...alarmed(stageName), ...changes });
    deployBerdaya(app, stage, () => lambda.Code.fromAsset(step));
    const { stacks } = app.synth();
    const parts: Synthesized["parts"] = {};
    const outputs: Synthesized["outputs"] = {};
    for (const { stackName, template } of stacks) {
      const part = stackName.split("-").at(-1) ?? "";
      parts[part] = Object.entries<Properties>(template.Resources).map(([id, resource]) => ({
        id,
        path: resource.Metadata?.["aws:cdk:path"] ?? "",
        ...resource,
      }));
      outputs[part] = Object.entries<Properties>(template.Outputs ?? {})
        .filter(([, { Export }]) => !Export)
        .map(([name]) => name);
    }
    return {
      app,
      parts,
      outputs,
      everyResource: Object.values(parts).flat(),
      texts: stacks.map(({ template }) => JSON.stringify(template)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const ofType = (resources: readonly Resource[] | undefined, type: string): Resource[] =>
  (resources ?? []).filter((resource) => resource.Type === type);

/** The resource that a value points to, in this stack or another: `Applications`, `DocumentsBucket`, … */
export const targetOf = (value: Properties): string => {
  const text = JSON.stringify(value);
  const [, exported] = /ExportsOutput(?:Ref|FnGetAtt)([A-Za-z]+?)[0-9A-F]{8}/.exec(text) ?? [];
  const [, own] = /"(?:Ref|Fn::GetAtt)":\[?"(\w+?)[0-9A-F]{8}"/.exec(text) ?? [];
  const [, ending = ""] = /"(\/[^"]*)"\]/.exec(text) ?? [];
  return `${exported ?? own ?? text}${ending}`;
};
