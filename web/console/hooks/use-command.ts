/** Sends a step once, however often the officer presses the button, and keeps the server's problem. */
import { useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import { newIdempotencyKey, type Problem, type Reply, type Request } from "../../api-client.ts";
import { api } from "../api.ts";

export interface Command<N extends RouteName> {
  send: (request: Request<N>) => Promise<void>;
  sending: boolean;
  /** The problem of the last attempt. The next attempt replaces it. */
  problem: Problem | undefined;
}

interface Outcome<N extends RouteName> {
  onDone?: (reply: Reply<N>) => unknown;
  /**
   * Called when another officer changed the record. The page reloads the record, and the form keeps the typed text.
   */
  onStale?: () => unknown;
}

export const useCommand = <N extends RouteName>(name: N, { onDone, onStale }: Outcome<N>): Command<N> => {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const underWay = useRef(false);
  // The server may have done an attempt whose response was lost. So the same request is sent again with the same
  // idempotency key.
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
    // Every 409 means that the page showed an older record than the server's, whichever rule refused.
    if (answer.problem?.status === 409) await onStale?.();
    setProblem(answer.problem);
    underWay.current = false;
    setSending(false);
    if (answer.reply) await onDone?.(answer.reply);
  };
  return { send, sending, problem };
};
