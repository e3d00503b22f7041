/** A client of DynamoDB or S3 that fails where a test says: before a call reaches the service, or after, its reply lost. */
import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

export interface Fault {
  when: "before" | "after";
  error: () => Error;
  /** As the service itself would, once an attempt, so that the SDK tries again; else past the SDK. */
  withinSdk?: true;
}

const named =
  (name: string, status?: number, more: object = {}) =>
  (): Error =>
    Object.assign(new Error(`${name}, said by a test`), {
      name,
      $metadata: status ? { httpStatusCode: status } : {},
      ...more,
    });

const cancelled = (code: string) => (): Error =>
  new TransactionCanceledException({
    message: "said by a test",
    $metadata: {},
    CancellationReasons: [{ Code: "None" }, { Code: code }],
  });

/** Faults that pass: whoever tries again is served. */
export const passingFaults: Record<string, Fault> = {
  "is throttled": { when: "before", error: named("ProvisionedThroughputExceededException", 400) },
  "is throttled by its account": { when: "before", error: named("ThrottlingException", 400) },
  "finds the service broken": { when: "before", error: named("InternalServerError", 500) },
  "finds nobody there": { when: "before", error: named("Error", undefined, { code: "ECONNREFUSED" }) },
  "is cut off": { when: "before", error: named("Error", undefined, { code: "ECONNRESET" }), withinSdk: true },
  "loses its reply": { when: "after", error: named("TimeoutError") },
  "loses its reply within the SDK": { when: "after", error: named("TimeoutError"), withinSdk: true },
  "is answered by a broken proxy": { when: "after", error: named("UnknownError", 502) },
};

/** Those that only a transaction meets. */
export const transactionFaults: Record<string, Fault> = {
  "collides with another": { when: "before", error: cancelled("TransactionConflict") },
  "is throttled as a whole": { when: "before", error: cancelled("ThrottlingError") },
  "meets itself still under way": { when: "after", error: named("TransactionInProgressException", 400) },
};

/** The condition of a transaction's second write does not hold: another writer came first. */
export const overtakenFault: Fault = { when: "before", error: cancelled("ConditionalCheckFailed") };

/** Faults that nobody here can mend. */
export const lastingFaults: Record<string, Fault> = {
  "may not do it": { when: "before", error: named("AccessDeniedException", 400) },
  "is answered with what nobody knows": { when: "after", error: named("Error") },
};

interface AnyClient {
  middlewareStack: { add(middleware: unknown, options: unknown): void };
}

/** Lets each call be counted, and the one that the plan names fail. */
export const injectFaults = <C extends AnyClient>(client: C) => {
  let calls: string[] = [];
  let plan: (call: number, name: string) => Fault | undefined = () => undefined;
  let beforeReply: ((call: number, name: string) => Promise<void> | undefined) | undefined;
  let underway: Fault | undefined;
  type Next = (args: unknown) => Promise<unknown>;
  const around = async (fault: Fault | undefined, run: () => Promise<unknown>) => {
    if (fault?.when === "before") throw fault.error();
    const reply = await run();
    if (fault) throw fault.error();
    return reply;
  };
  client.middlewareStack.add(
    (next: Next, context: { commandName: string }) => async (args: unknown) => {
      calls.push(context.commandName);
      const number = calls.length;
      const fault = plan(number, context.commandName);
      underway = fault?.withinSdk ? fault : undefined;
      const reply = await around(fault?.withinSdk ? undefined : fault, () => next(args));
      await beforeReply?.(number, context.commandName);
      return reply;
    },
    { step: "initialize", name: "faults" },
  );
  client.middlewareStack.add(
    (next: Next) => async (args: unknown) => {
      const fault = underway;
      underway = undefined;
      return around(fault, () => next(args));
    },
    { step: "finalizeRequest", name: "faultsWithinSdk", priority: "low" },
  );
  return {
    client,
    calls: () => calls,
    /** From here on calls are counted anew, from 1. */
    start(next: typeof plan = () => undefined, hold?: typeof beforeReply) {
      calls = [];
      plan = next;
      beforeReply = hold;
    },
  };
};

export const faultyDynamoDb = () => injectFaults(new DynamoDBClient());
