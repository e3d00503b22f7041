/**
 * The data that all code of an invocation shares, above all its time limit. Every read, commit and retry ends
 * within this time, and so do the retries of the SDK. A response after the function was stopped reaches
 * nobody.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError } from "../domain/shared/domain-error.ts";
import { type Failure, SomeFailed } from "./dynamodb/some-failed.ts";

/** The time limit that Lambda gives an invocation. The local run has no limit. */
export interface TimeLimited {
  getRemainingTimeInMillis?: () => number;
}

/** A running invocation, from its start to its response. */
export interface Invocation {
  /** In milliseconds since 1970. undefined when there is no limit, and after the response. */
  endsAt: number | undefined;
  /** Set after the one read: reads only the stored response, and throws it when it exists now. */
  lookAgain?: () => Promise<void>;
  /** The unreadable records that a list left out. */
  leftOut?: readonly Failure[];
}

/** A call of a service had no response when the time was over. */
class DeadlineExceeded extends Error {
  override name = "DeadlineExceeded";
}

/** The longest time of retries when there is no request limit: in the local run and in a job. */
const patienceMilliseconds = 10_000;
/** Reserved for making the response on a shared processor. */
const answerMilliseconds = 1000;

const current = new AsyncLocalStorage<Invocation>();

const invocationOf = ({ getRemainingTimeInMillis }: TimeLimited): Invocation => ({
  endsAt: getRemainingTimeInMillis && Date.now() + getRemainingTimeInMillis() - answerMilliseconds,
});

/** Runs all work of an invocation within its time. */
export const withinTime = <Result>(context: TimeLimited, run: () => Promise<Result>): Promise<Result> =>
  current.run(invocationOf(context), run);

/**
 * Like `withinTime`, when this code does not call the work: the time runs from here until `endsAt` is
 * removed.
 */
export const startTime = (context: TimeLimited): Invocation => {
  const invocation = invocationOf(context);
  current.enterWith(invocation);
  return invocation;
};

/** The running invocation. undefined when a test or a script calls a repository directly. */
export const currentInvocation = (): Invocation | undefined => current.getStore();

/**
 * A list answers without its unreadable records. The log of the call names them and counts a fault. Throws
 * `SomeFailed` when no invocation runs, because then no log would name them.
 */
export const leaveOut = (failures: readonly Failure[]): void => {
  if (failures.length === 0) return;
  const invocation = current.getStore();
  if (!invocation) throw new SomeFailed(failures);
  invocation.leftOut = [...(invocation.leftOut ?? []), ...failures];
};

/** The time until which work that starts now may be retried. */
export const patienceEnds = (): number =>
  Math.min(Date.now() + patienceMilliseconds, current.getStore()?.endsAt ?? Number.POSITIVE_INFINITY);

/** Whether the time of the invocation is over. */
export const isTimeOver = (): boolean =>
  Date.now() >= (current.getStore()?.endsAt ?? Number.POSITIVE_INFINITY);

/** The refusal of work for which no time is left. */
export const outOfTime = () =>
  new DomainError("unavailable", {
    retryAfterSeconds: 5,
    cause: new DeadlineExceeded("no time is left"),
  });

/**
 * Returns the response of the call, or refuses when the time is over. The SDK tries three times, each try
 * with the SDK's own limits.
 */
const orOutOfTime = async <Reply>(call: () => Promise<Reply>): Promise<Reply> => {
  const endsAt = current.getStore()?.endsAt;
  if (endsAt === undefined) return call();
  const left = endsAt - Date.now();
  if (left <= 0) throw outOfTime();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(outOfTime()), left);
  });
  return Promise.race([call(), over]).finally(() => clearTimeout(timer));
};

type Next = (args: never) => Promise<object>;
/** A client of any service of the AWS SDK. */
interface Client {
  middlewareStack: {
    add(
      middleware: (next: Next) => Next,
      options: { step: "initialize"; name: string; priority: "high"; override: true },
    ): void;
  };
}

/** Wraps the client so that no call lasts longer than its invocation. */
export const endingInTime = <C>(client: C): C => {
  (client as C & Client).middlewareStack.add((next) => (args) => orOutOfTime(() => next(args)), {
    step: "initialize",
    name: "deadline",
    priority: "high",
    override: true,
  });
  return client;
};
