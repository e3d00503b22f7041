import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

export interface AlarmProps {
  metric: cloudwatch.Metric;
  /** What happened. */
  what: string;
  /** Who is harmed by it, so that whoever is woken knows whether it can wait. */
  harm: string;
  topic: ITopic;
  /** The alarm sounds above it. */
  threshold?: number;
  /** How long after its own time a datapoint may come; without it, at once. */
  lateBySeconds?: number;
}

/** An alarm that says who is harmed; silence is no fault, since at night nobody applies. */
export const raiseAlarm = (scope: Construct, id: string, props: AlarmProps): void => {
  const period = Duration.minutes(5);
  const alarm = new cloudwatch.Alarm(scope, id, {
    metric: props.metric.with({ period }),
    threshold: props.threshold ?? 0,
    evaluationPeriods: 1 + Math.ceil((props.lateBySeconds ?? 0) / period.toSeconds()),
    datapointsToAlarm: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.what} ${props.harm}`,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
};
