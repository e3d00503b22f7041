/** A form that sends one step: what was typed, what the server says of each field, and the sending itself. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import type { Problem, Reply, Request } from "../../api-client.ts";
import { unsaved } from "../router.tsx";
import { useCommand } from "../use-command.ts";
import { readAt, writeAt } from "./pointer.ts";

export interface Form<D> {
  /** Begins the ids of its fields, so that two forms may stand on a page. */
  id: string;
  draft: D;
  /** Whether anything was typed since it was last empty or saved. */
  typedIn: boolean;
  read: (pointer: string) => unknown;
  set: (pointer: string, value: unknown) => void;
  /** Empties it, or fills it anew. */
  restart: (draft?: D) => void;
  errorAt: (pointer: string) => string | undefined;
  /** The labels of the fields that are shown, by pointer: a summary names them and links to them. */
  shown: Map<string, string>;
  problem: Problem | undefined;
  /** How often it was sent with success, and nothing typed since. */
  saved: number;
  sending: boolean;
  submit: () => Promise<void>;
}

interface Settings<N extends RouteName, D> {
  id?: string;
  draft: D;
  request: (draft: D) => Request<N>;
  /** What the form holds after it was sent; without it, what it began with. */
  draftAfter?: (reply: Reply<N>) => D;
  onDone?: (reply: Reply<N>) => unknown;
  /** Shows the record as it is now; what was typed stays. */
  onStale?: () => unknown;
}

export const useCommandForm = <N extends RouteName, D extends object>(
  name: N,
  { id = name, draft: first, request, draftAfter, onDone, onStale }: Settings<N, D>,
): Form<D> => {
  const [draft, setDraft] = useState(first);
  const [typedIn, setTypedIn] = useState(false);
  const [saved, setSaved] = useState(0);
  const shown = useRef(new Map<string, string>());
  const restart = (next: D = first) => {
    setDraft(next);
    setTypedIn(false);
  };
  const command = useCommand(name, {
    onDone: async (reply) => {
      restart(draftAfter?.(reply));
      setSaved((before) => before + 1);
      unsaved.delete(shown.current);
      await onDone?.(reply);
    },
    ...(onStale ? { onStale } : {}),
  });
  useEffect(() => {
    const mark = shown.current;
    if (typedIn) unsaved.add(mark);
    else unsaved.delete(mark);
    return () => {
      unsaved.delete(mark);
    };
  }, [typedIn]);
  return {
    id,
    draft,
    typedIn,
    read: (pointer) => readAt(draft, pointer),
    set: (pointer, value) => {
      setDraft((before) => writeAt(before, pointer, value));
      setTypedIn(true);
    },
    restart,
    errorAt: (pointer) => command.problem?.errors?.find((error) => error.pointer === pointer)?.detail,
    shown: shown.current,
    problem: command.problem,
    saved: typedIn || command.problem ? 0 : saved,
    sending: command.sending,
    submit: () => command.send(request(draft)),
  };
};
