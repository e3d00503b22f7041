/** The log line of a try to send a message. */
import { type ScheduleName, schedules } from "../contract/schedules.ts";
import type { MessageTry } from "../processes/send-messages.ts";
import { describeError, writeLog } from "./log.ts";

/**
 * Writes one line for each try to send a message, with only the id of the message. Lambda's metrics show no
 * error when a stream's batch is returned.
 */
export const logMessageTry = ({ messageId, outcome, error }: MessageTry): void => {
  const counts = {
    failedTries: outcome === "try-failed" || outcome === "failed" ? 1 : 0,
    // Does not count a person without an e-mail address. The officer sees that message and calls the person,
    // at any hour.
    [schedules.sendMessages.counts.metric]: outcome === "failed" ? 1 : 0,
  };
  const Metrics = Object.keys(counts).map((Name) => ({ Name, Unit: "Count" }));
  writeLog({
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: "Berdaya", Dimensions: [["stage", "step"]], Metrics }],
    },
    service: "berdaya",
    stage: process.env.STAGE ?? "local",
    step: "sendMessages" satisfies ScheduleName,
    messageId,
    outcome,
    ...counts,
    // For a wrapped error, the provider's own error tells more.
    ...(error ? describeError(error instanceof Error ? (error.cause ?? error) : error) : {}),
  });
};
