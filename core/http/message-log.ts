/** What the log holds of a try to send a message. */
import { type ScheduleName, schedules } from "../contract/schedules.ts";
import type { MessageTry } from "../processes/send-messages.ts";
import { describeError, writeLog } from "./log.ts";

/**
 * One line for each try to send a message, and no more of it than its id: a stream's batch that is handed back is no
 * error in Lambda's metrics.
 */
export const logMessageTry = ({ messageId, outcome, error }: MessageTry): void => {
  const counts = {
    failedTries: outcome === "try-failed" || outcome === "failed" ? 1 : 0,
    // Not somebody without an e-mail address: their officer sees it and calls, at any hour.
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
    // Of a wrapped error the provider's own says more.
    ...(error ? describeError(error instanceof Error ? (error.cause ?? error) : error) : {}),
  });
};
