import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

export interface AlarmProps {
  metric: cloudwatch.Metric;
  /** What happened. The first sentence of the alarm's description. */
  what: string;
  /** Who is harmed. The reader of the alarm decides by it whether the alarm can wait until morning. */
  harm: string;
  topic: ITopic;
  /** The alarm starts above this value. Default 0. */
  threshold?: number;
  /** How many seconds after its own timestamp a datapoint may arrive. Default 0. */
  lateBySeconds?: number;
}

/** An alarm whose description says who is harmed. Missing data does not trigger it: nobody applies at night. */
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
