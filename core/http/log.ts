/**
 * One line for each call, with allowed fields only. No NIK, name, address, telephone number, text or token
 * can enter the log.
 */

import { DomainError } from "../domain/shared/domain-error.ts";
import type { Failure } from "../storage/dynamodb/some-failed.ts";
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
   * For an unknown error, or for the cause of an unavailable step: the error's class and the place of the
   * throw. The message of an error may quote typed text, so the log never holds a message.
   */
  errorName?: string;
  errorAt?: string;
  /** For an item that does not match its kind: the kind and the fields, never the values. */
  record?: string;
}

type ErrorFields = Pick<LogFields, "errorName" | "errorAt" | "record">;

let writeLine: (line: string) => void = console.log;

/** The target of the lines instead of standard output. The local run uses a file. */
export const redirectLog = (write: (line: string) => void): void => {
  writeLine = write;
};

/** A line that belongs to no call. The caller names each field, as in this file. */
export const writeLog = (line: object): void => writeLine(JSON.stringify(line));

const metrics = [
  { Name: "calls", Unit: "Count" },
  { Name: "faults", Unit: "Count" },
  { Name: "duration", Unit: "Milliseconds" },
];

/**
 * Writes the line in CloudWatch's embedded metric format: calls, faults and duration by step. A list that left
 * out an unreadable record was answered, and counts as a fault.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const logCall = ({ step, durationMilliseconds, ...rest }: LogFields, hasLeftOut = false): void => {
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: "Berdaya", Dimensions: [["service", "step"]], Metrics: metrics }],
    },
    service: "berdaya",
    step,
    calls: 1,
    faults: isFault(rest.outcome) || hasLeftOut ? 1 : 0,
    duration: durationMilliseconds,
    ...rest,
  };
  writeLine(JSON.stringify(line));
};

/** A step did not match its entry. That counts as a fault, although its call was answered. */
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

/**
 * For each record that failed in a call on many records: the record's id and a safe description of the fault.
 */
export const logFailures = (
  of: Pick<LogFields, "step" | "correlationId">,
  failures: readonly Failure[],
): void => {
  for (const { subject, error: each } of failures)
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

/** No rule refused: something failed, and an alarm counts it. */
const isFault = (outcome: string): boolean => outcome === "internal-error" || outcome === "unavailable";

/** The safe description of the fault that ended a call. Empty for a refusal. */
export const describeFault = (outcome: string, error: unknown): ErrorFields => {
  if (!isFault(outcome)) return {};
  const cause = outcome === "unavailable" && error instanceof Error ? error.cause : undefined;
  return describeError(cause ?? error);
};

/** The safe description of an unknown error. */
export const describeError = (error: unknown): ErrorFields => {
  if (!(error instanceof Error)) return { errorName: typeof error };
  // The stack begins with the message, and a line of the message may look like a frame.
  const frames = error.stack?.replace(error.message, "");
  const frame = frames?.split("\n").find((line) => /^\s+at /.test(line));
  return {
    errorName: error.name,
    ...(frame ? { errorAt: frame.trim().slice(0, 200) } : {}),
    ...(error instanceof RecordAtFault ? { record: error.message } : {}),
  };
};
