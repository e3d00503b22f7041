/** Starts CDK. No other file reads CDK context. */
import { App, Validations } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks } from "cdk-nag";
import { defaultOffice } from "../offices/default-office.ts";
import { orExit } from "../offices/or-exit.ts";
import { officeInEnvironment, readOffice } from "../offices/read-office.ts";

const app = new App();
const contextOf = (name: string): string | undefined => {
  const said: unknown = app.node.tryGetContext(name);
  return said === undefined ? undefined : String(said);
};
// What is imported below holds the settings of this office.
process.env.BERDAYA_OFFICE = contextOf("office") ?? defaultOffice;
await orExit(() => readOffice(officeInEnvironment()));
const { deployBerdaya } = await import("../lib/berdaya.ts");
const { bundleFunctions, bundleOf } = await import("../lib/bundle-functions.ts");
const { stageNamed } = await import("../lib/stages.ts");

const siteUrl = contextOf("siteUrl");
const alarmEmail = contextOf("alarmEmail");
const stage = stageNamed(contextOf("stage") ?? "dev", {
  ...(siteUrl ? { siteUrl } : {}),
  ...(alarmEmail === undefined ? {} : { alarmEmail }),
});

const bundles = await bundleFunctions();
deployBerdaya(app, stage, (fileName) => lambda.Code.fromAsset(bundleOf(bundles, fileName)));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
