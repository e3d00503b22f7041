/** Starts CDK; the only file that reads CDK context. */
import { App, Validations } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks } from "cdk-nag";
import { deployBerdaya } from "../lib/berdaya.ts";
import { bundleFunctions, bundleOf } from "../lib/bundle-functions.ts";
import { stageNamed } from "../lib/stages.ts";

const app = new App();
const siteUrl: unknown = app.node.tryGetContext("siteUrl");
const stage = stageNamed(String(app.node.tryGetContext("stage") ?? "dev"), {
  ...(siteUrl ? { siteUrl: String(siteUrl) } : {}),
});

const bundles = await bundleFunctions();
deployBerdaya(app, stage, (fileName) => lambda.Code.fromAsset(bundleOf(bundles, fileName)));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
