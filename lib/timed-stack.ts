/** A loop over schedules: what the clock, an arriving file or a change in a table starts. */
import { Annotations, Duration, Stack } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as events from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { everySchedule, type Schedule, type ScheduleName } from "../core/contract/schedules.ts";
import * as office from "../offices/office.ts";
import { zones } from "../offices/zones.ts";
import { acceptFinding, exportNameOf } from "./accept-finding.ts";
import { raiseAlarm } from "./constructs/alarm.ts";
import { type CodeOf, ProgrammeFunction } from "./constructs/programme-function.ts";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stages.ts";

const timeZone = zones[office.zone].name;

export interface TimedStackProps {
  stage: Stage;
  data: DataStack;
  codeOf: CodeOf;
}

export class TimedStack extends Stack {
  constructor(scope: Construct, id: string, props: TimedStackProps) {
    super(scope, id, {
      env: { region: props.stage.region },
      description: "Berdaya: what time and events start",
    });
    const clock = new Clock(this, "Clock", props.data);
    for (const [name, schedule] of everySchedule)
      new TimedStep(this, name, { name, schedule, clock, ...props });
    if (props.stage.messages.channel === "off") this.#warnOfSilence(props.stage);
  }

  #warnOfSilence({ name }: Stage): void {
    Annotations.of(this).addWarningV2(
      "berdaya:messages-off",
      `Messages are off in "${name}": no applicant hears of a decision by SMS or e-mail, so officers must call. ` +
        'To turn them on, do what docs/runbook.md says under "Turning messages on", then set messages in lib/stages.ts.',
    );
  }
}

/** The group that all clocks of the stage are in. */
class Clock extends Construct {
  readonly group: scheduler.CfnScheduleGroup;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.group = new scheduler.CfnScheduleGroup(this, "Group");
    raiseAlarm(this, "MissedAlarm", {
      metric: new cloudwatch.Metric({
        namespace: "AWS/Scheduler",
        metricName: "InvocationDroppedCount",
        dimensionsMap: { ScheduleGroup: this.group.ref },
        statistic: "Sum",
      }),
      what: "A step that the clock starts was given up.",
      harm: "Its dead letters say which; whoever waits for what it does waits on.",
      topic: data.alarmTopic,
    });
  }
}

interface TimedStepProps extends TimedStackProps {
  name: ScheduleName;
  schedule: Schedule;
  clock: Clock;
}

class TimedStep extends Construct {
  readonly #props: TimedStepProps;
  readonly #deadLetters: sqs.Queue;
  readonly #step: ProgrammeFunction;

  constructor(scope: Construct, id: string, props: TimedStepProps) {
    super(scope, id);
    this.#props = props;
    this.#deadLetters = this.#createDeadLetters();
    this.#step = new ProgrammeFunction(this, "Step", {
      ...props,
      summary: props.schedule.summary,
      uses: props.schedule.uses,
      profile: props.schedule.profile,
      grants: [this.#mayLeaveLetters(), ...this.#mayReadStream()],
    });
    this.#watchFaults();
    const { start, counts } = props.schedule;
    if (counts) this.#watchCounts(counts);
    switch (start.by) {
      case "clock":
        this.#startByClock(start.cron);
        break;
      case "object-created":
        this.#startByObject(start.bucket);
        break;
      case "stream":
        this.#startByStream(start);
        break;
    }
  }

  /** What could not be done stays here for two weeks, to be looked at and done again. */
  #createDeadLetters(): sqs.Queue {
    const { schedule, data } = this.#props;
    const queue = new sqs.Queue(this, "DeadLetters", {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acceptFinding(queue, "SQS3", "This queue is the dead-letter queue of what starts this step.");
    raiseAlarm(this, "DeadLettersAlarm", {
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum" }),
      what: `"${schedule.summary}" was given up.`,
      harm: schedule.harm,
      topic: data.alarmTopic,
    });
    return queue;
  }

  #watchFaults(): void {
    const { schedule, data, stage } = this.#props;
    raiseAlarm(this, "FaultsAlarm", {
      metric: this.#step.function.metricErrors({ statistic: "Sum" }),
      // Lambda dates an error by the start of its invocation.
      lateBySeconds: stage.limits[schedule.profile].timeoutSeconds,
      what: `"${schedule.summary}" failed and is tried again.`,
      harm: schedule.harm,
      topic: data.alarmTopic,
    });
  }

  /** What the step's own log counts, by its stage: two stages may share an account. */
  #watchCounts({ metric, what }: { metric: string; what: string }): void {
    const { name, schedule, stage, data } = this.#props;
    raiseAlarm(this, "CountsAlarm", {
      metric: new cloudwatch.Metric({
        namespace: "Berdaya",
        metricName: metric,
        dimensionsMap: { stage: stage.name, step: name },
        statistic: "Sum",
      }),
      what,
      harm: schedule.harm,
      topic: data.alarmTopic,
    });
  }

  #mayLeaveLetters(): iam.PolicyStatement {
    return new iam.PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.#deadLetters.queueArn] });
  }

  #mayReadStream(): iam.PolicyStatement[] {
    const { start } = this.#props.schedule;
    if (start.by !== "stream") return [];
    const table = this.#props.data.tables[start.table];
    return [
      new iam.PolicyStatement({
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        resources: [streamOf(table.tableStreamArn)],
      }),
      new iam.PolicyStatement({
        actions: ["dynamodb:ListStreams"],
        resources: [`${table.tableArn}/stream/*`],
      }),
    ];
  }

  #startByClock(cron: string): void {
    const { clock } = this.#props;
    const role = new iam.Role(this, "ClockRole", {
      assumedBy: new iam.ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
      inlinePolicies: {
        start: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ["lambda:InvokeFunction"],
              resources: [this.#step.function.functionArn],
            }),
            this.#mayLeaveLetters(),
          ],
        }),
      },
    });
    new scheduler.CfnSchedule(this, "Schedule", {
      description: this.#props.schedule.summary,
      groupName: clock.group.ref,
      scheduleExpression: cron,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: this.#step.function.functionArn,
        roleArn: role.roleArn,
        // The time that was meant, so that a late or repeated start does the same.
        input: JSON.stringify({ at: "<aws.scheduler.scheduled-time>" }),
        retryPolicy: { maximumEventAgeInSeconds: 6 * 60 * 60, maximumRetryAttempts: 20 },
        deadLetterConfig: { arn: this.#deadLetters.queueArn },
      },
    });
    this.#keepWhatFails();
  }

  #startByObject(bucketName: "documents" | "reports"): void {
    const rule = new events.CfnRule(this, "Arrival", {
      description: this.#props.schedule.summary,
      eventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: [this.#props.data.buckets[bucketName].bucketName] } },
      },
      targets: [
        {
          id: "Step",
          arn: this.#step.function.functionArn,
          retryPolicy: { maximumEventAgeInSeconds: 6 * 60 * 60, maximumRetryAttempts: 20 },
          deadLetterConfig: { arn: this.#deadLetters.queueArn },
        },
      ],
    });
    new lambda.CfnPermission(this, "Permission", {
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      functionName: this.#step.function.functionArn,
      sourceArn: rule.attrArn,
    });
    this.#deadLetters.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.#deadLetters.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": rule.attrArn } },
      }),
    );
    this.#keepWhatFails();
  }

  #startByStream(start: Extract<Schedule["start"], { by: "stream" }>): void {
    const { table: tableName, added } = start;
    const table = this.#props.data.tables[tableName];
    new lambda.CfnEventSourceMapping(this, "Stream", {
      functionName: this.#step.function.functionArn,
      eventSourceArn: streamOf(table.tableStreamArn),
      startingPosition: "TRIM_HORIZON",
      filterCriteria: { filters: [{ pattern: JSON.stringify(newItems(added)) }] },
      batchSize: 25,
      maximumBatchingWindowInSeconds: 1,
      // One that cannot be done must not hold back the others for a day.
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // Without an end but by age where the step counts its own tries: the two must not race.
      maximumRetryAttempts: start.retriesWhileYoung ? -1 : 10,
      maximumRecordAgeInSeconds: 6 * 60 * 60,
      destinationConfig: { onFailure: { destination: this.#deadLetters.queueArn } },
    });
    acceptFinding(
      this.#step.role,
      `IAM5[Resource::${exportNameOf(table.tableArn, this.#props.data)}/stream/*]`,
      "The streams of this one table: listing them is asked of every reader of a stream.",
    );
  }

  /** Both start the function and leave: what then fails in it is Lambda's to keep. */
  #keepWhatFails(): void {
    new lambda.CfnEventInvokeConfig(this, "Retries", {
      functionName: this.#step.function.functionName,
      qualifier: "$LATEST",
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: this.#deadLetters.queueArn } },
    });
  }
}

/** What a command left to be done, written together with what it changed. */
const newItems = (added: readonly string[]) => ({
  eventName: ["INSERT"],
  dynamodb: { Keys: { sk: { S: added.map((prefix) => ({ prefix })) } } },
});

const streamOf = (arn: string | undefined): string => {
  if (!arn) throw new Error("A schedule starts by the stream of a table that has none in tables.ts.");
  return arn;
};
