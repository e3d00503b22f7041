/**
 * Opens the gateway after its routes exist: a stage refuses throttling for a route that does not exist yet.
 *
 * The access log says which route answered, with which status and how fast. It holds no path, query or address,
 * because those would identify a person.
 */
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { everyRoute } from "../core/contract/routes.ts";
import type { ApiStack } from "./api-stack.ts";
import { raiseAlarm } from "./constructs/alarm.ts";
import { routeKeyOf } from "./constructs/programme-route.ts";
import type { DataStack } from "./data-stack.ts";
import { kindOf, type Stage, type Throttling } from "./stages.ts";

const accessLogFields = {
  requestId: "$context.requestId",
  requestTimeEpoch: "$context.requestTimeEpoch",
  routeKey: "$context.routeKey",
  status: "$context.status",
  responseLatency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  responseLength: "$context.responseLength",
};

export class EntranceStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, data: DataStack, { api }: ApiStack) {
    super(scope, id, { env: { region: stage.region }, description: "Berdaya: the stage of the API" });
    const log = new logs.LogGroup(this, "AccessLog", {
      retention: stage.logRetentionDays,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // The logical id stays: another id would make a second stage of the same name before the first one goes.
    new gateway.CfnStage(this, "Doors", {
      apiId: api.ref,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(accessLogFields) },
      defaultRouteSettings: throttled(stage.throttling.read),
      routeSettings: Object.fromEntries(
        everyRoute.map(([, route]) => [
          routeKeyOf(route),
          capitalised(throttled(stage.throttling[kindOf(route)])),
        ]),
      ),
    });

    const forStaff = '"*/api/staff/*"';
    this.#watch(log, data, "StaffFaults", `$.routeKey = ${forStaff}`, {
      what: "A step of staff ended in a fault.",
      harm: "Officers cannot go on, and the applicants behind that step wait.",
    });
    this.#watch(log, data, "ApplicantFaults", `$.routeKey != ${forStaff}`, {
      what: "A step of the public ended in a fault.",
      harm: "A person who applies, or asks how it stands, is turned away.",
    });
  }

  /** Reads the gateway's log and not the function's log, so that crashes and timeouts count too. */
  #watch(
    log: logs.LogGroup,
    data: DataStack,
    id: string,
    routes: string,
    alarm: { what: string; harm: string },
  ): void {
    const filter = new logs.MetricFilter(this, id, {
      logGroup: log,
      filterPattern: logs.FilterPattern.literal(`{ ($.status = "5*") && (${routes}) }`),
      metricNamespace: "Berdaya",
      metricName: `${this.stackName}-${id}`,
      metricValue: "1",
    });
    raiseAlarm(this, `${id}Alarm`, {
      metric: filter.metric({ statistic: "Sum" }),
      topic: data.alarmTopic,
      ...alarm,
    });
  }
}

const throttled = ({ requestsPerSecond, burst }: Throttling) => ({
  throttlingRateLimit: requestsPerSecond,
  throttlingBurstLimit: burst,
});

/** CloudFormation takes `routeSettings` as free JSON, and CDK does not capitalise its keys. */
const capitalised = (settings: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, value]),
  );
