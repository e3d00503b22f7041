/**
 * What an invocation shares without handing it on: above all its time. Every read, commit and retry ends within it, the
 * SDK's own among them, for an answer that comes after the function was stopped is none.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError } from "../domain/shared/domain-error.ts";

/** What Lambda tells of an invocation; at home nothing stops it. */
export interface TimeLimited {
  getRemainingTimeInMillis?: () => number;
}

/** An invocation under way, from its start to its answer. */
export interface Invocation {
  /** In milliseconds since 1970; undefined where nothing stops it, and once it is answered. */
  endsAt: number | undefined;
  /** Since its one read: looks at the kept reply alone, and throws it where it is there by now. */
  lookAgain?: () => Promise<void>;
}

/** A call of a service was still unanswered when the time was over. */
class DeadlineExceeded extends Error {
  override name = "DeadlineExceeded";
}

/** How long one thing is tried where there is more time than a request has: at home, and in a job. */
const patienceMilliseconds = 10_000;
/** Kept for making the answer, on a processor that is shared. */
const answerMilliseconds = 1000;

const current = new AsyncLocalStorage<Invocation>();

const invocationOf = ({ getRemainingTimeInMillis }: TimeLimited): Invocation => ({
  endsAt: getRemainingTimeInMillis && Date.now() + getRemainingTimeInMillis() - answerMilliseconds,
});

/** Runs all that an invocation does within its time. */
export const withinTime = <Result>(context: TimeLimited, run: () => Promise<Result>): Promise<Result> =>
  current.run(invocationOf(context), run);

/** The same where the work is not ours to call: from here on, until `endsAt` is taken away. */
export const startTime = (context: TimeLimited): Invocation => {
  const invocation = invocationOf(context);
  current.enterWith(invocation);
  return invocation;
};

/** The invocation under way; none where a test or a script calls a repository by itself. */
export const currentInvocation = (): Invocation | undefined => current.getStore();

/** Until when something that starts now may be tried. */
export const patienceEnds = (): number =>
  Math.min(Date.now() + patienceMilliseconds, current.getStore()?.endsAt ?? Number.POSITIVE_INFINITY);

/** Whether the time of the invocation is over. */
export const isTimeOver = (): boolean =>
  Date.now() >= (current.getStore()?.endsAt ?? Number.POSITIVE_INFINITY);

/** The refusal of what no time is left for. */
export const outOfTime = () =>
  new DomainError("unavailable", {
    retryAfterSeconds: 5,
    cause: new DeadlineExceeded("no time is left"),
  });

/** What is called, or a refusal once the time is over: the SDK tries three times, each as long as its own limits. */
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
/** A client of any service of the SDK. */
interface Client {
  middlewareStack: {
    add(
      middleware: (next: Next) => Next,
      options: { step: "initialize"; name: string; priority: "high"; override: true },
    ): void;
  };
}

/** The client, none of whose calls outlives the invocation that makes it. */
export const endingInTime = <C>(client: C): C => {
  (client as C & Client).middlewareStack.add((next) => (args) => orOutOfTime(() => next(args)), {
    step: "initialize",
    name: "deadline",
    priority: "high",
    override: true,
  });
  return client;
};
