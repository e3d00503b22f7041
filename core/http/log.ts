/** One line a call, of allowed fields alone: no NIK, name, address, telephone number, text or token can get in. */

import { DomainError } from "../domain/shared/domain-error.ts";
import { SomeFailed } from "../storage/dynamodb/some-failed.ts";
import { RecordAtFault } from "../storage/items/versioned.ts";

export interface LogFields {
  /** The step: a route or an entry of `schedules.ts`. */
  step: string;
  correlationId: string;
  /** `ok`, or the name of the rule that refused. */
  outcome: string;
  status?: number;
  role?: string;
  durationMilliseconds: number;
  /**
   * Of an unknown error, or of what made the step unavailable: its class and where it was thrown. Its message may quote
   * what a person typed, so never that.
   */
  errorName?: string;
  errorAt?: string;
  /** Of an item that is not what its kind declares: its kind and the fields, never what stands in them. */
  record?: string;
}

type ErrorFields = Pick<LogFields, "errorName" | "errorAt" | "record">;

let writeLine: (line: string) => void = console.log;

/** Where lines go instead of standard output: a file at home. */
export const redirectLog = (write: (line: string) => void): void => {
  writeLine = write;
};

/** For a line that is no call's: its maker names each field, as here. */
export const writeLog = (line: object): void => writeLine(JSON.stringify(line));

const metrics = [
  { Name: "calls", Unit: "Count" },
  { Name: "faults", Unit: "Count" },
  { Name: "duration", Unit: "Milliseconds" },
];

/**
 * Writes the line, in CloudWatch's embedded metric format: calls, faults and duration by step.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const logCall = ({ step, durationMilliseconds, ...rest }: LogFields): void => {
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: "Berdaya", Dimensions: [["service", "step"]], Metrics: metrics }],
    },
    service: "berdaya",
    step,
    calls: 1,
    faults: isFault(rest.outcome) ? 1 : 0,
    duration: durationMilliseconds,
    ...rest,
  };
  writeLine(JSON.stringify(line));
};

/** A step did what its entry does not say: a fault, though its call was answered. */
export const logEntryBroken = (line: {
  step: string;
  correlationId: string;
  outcome: string;
  names: readonly string[];
}): void =>
  writeLog({
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: "Berdaya",
          Dimensions: [["service", "step"]],
          Metrics: [{ Name: "faults", Unit: "Count" }],
        },
      ],
    },
    service: "berdaya",
    faults: 1,
    ...line,
  });

/** Of many that one call works on, each that failed: what it is known by, and what may be said of the fault. */
export const logFailures = (of: Pick<LogFields, "step" | "correlationId">, error: unknown): void => {
  if (!(error instanceof SomeFailed)) return;
  for (const { subject, error: each } of error.failures)
    writeLine(
      JSON.stringify({
        service: "berdaya",
        ...of,
        outcome: "failed",
        subject,
        ...describeFault(each instanceof DomainError ? each.code : "internal-error", each),
      }),
    );
};

/** Nobody was refused by a rule: something failed, and an alarm counts it. */
const isFault = (outcome: string): boolean => outcome === "internal-error" || outcome === "unavailable";

/** What may be said of the fault that ended a call; nothing of a refusal. */
export const describeFault = (outcome: string, error: unknown): ErrorFields => {
  if (!isFault(outcome)) return {};
  const cause = outcome === "unavailable" && error instanceof Error ? error.cause : undefined;
  return describeError(cause ?? error);
};

/** What may be said of an unknown error. */
export const describeError = (error: unknown): ErrorFields => {
  if (!(error instanceof Error)) return { errorName: typeof error };
  // The stack begins with the message, and a line of that may look like a frame.
  const frames = error.stack?.replace(error.message, "");
  const frame = frames?.split("\n").find((line) => /^\s+at /.test(line));
  return {
    errorName: error.name,
    ...(frame ? { errorAt: frame.trim().slice(0, 200) } : {}),
    ...(error instanceof RecordAtFault ? { record: error.message } : {}),
  };
};
