/** What a page changes: sends a form once, however often the button is pressed, and keeps what the server says of it. */
import { useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import { newIdempotencyKey, type Problem, type Reply, type Request } from "../../api-client.ts";
import { api } from "../api.ts";

export interface Command<N extends RouteName> {
  send: (request: Request<N>) => Promise<void>;
  sending: boolean;
  /** Of the last try; gone with the next. */
  problem: Problem | undefined;
}

interface Outcome<N extends RouteName> {
  onDone?: (reply: Reply<N>) => unknown;
  /** Somebody else changed the record: show it as it is now; the form keeps what was typed. */
  onStale?: () => unknown;
}

export const useCommand = <N extends RouteName>(name: N, { onDone, onStale }: Outcome<N>): Command<N> => {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const underWay = useRef(false);
  // A try that was lost on the way may have been done: the same submission goes again under the same key.
  const submission = useRef<{ request: string; key: string }>(undefined);

  const send = async (request: Request<N>) => {
    if (underWay.current) return;
    underWay.current = true;
    setSending(true);
    const said = JSON.stringify(request);
    if (submission.current?.request !== said)
      submission.current = { request: said, key: newIdempotencyKey() };
    const answer = await api.call(name, { ...request, idempotencyKey: submission.current.key });
    if (answer.reply) submission.current = undefined;
    // Whatever rule a 409 names, the page showed an older record than the one that refused.
    if (answer.problem?.status === 409) await onStale?.();
    setProblem(answer.problem);
    underWay.current = false;
    setSending(false);
    if (answer.reply) await onDone?.(answer.reply);
  };
  return { send, sending, problem };
};
