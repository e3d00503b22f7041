/** A form that sends one step: what was typed, what the server says of each field, and the sending itself. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import type { Problem, Reply, Request } from "../../api-client.ts";
import { readAt, writeAt } from "../components/form/pointer.ts";
import { unsaved } from "../router.tsx";
import { useCommand } from "./use-command.ts";

interface ShownField {
  label: string;
  /** A value as a reader knows it. */
  word?: (value: string) => string;
}

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
  /** The fields that are shown, by pointer: a summary names them and links to them. */
  shown: Map<string, ShownField>;
  /**
   * What a field still has to do before the form is sent, by pointer: it gives the field's value, or undefined where it
   * failed and the field says why.
   */
  unfinished: Map<string, () => Promise<unknown>>;
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
  draftAfter?: (reply: Reply<N>, sent: D) => D;
  onDone?: (reply: Reply<N>) => unknown;
  /** Shows the record as it is now; what was typed stays. */
  onStale?: () => unknown;
  /** Puts what the server refused into the words of this form. */
  readProblem?: (problem: Problem) => Problem;
}

export const useCommandForm = <N extends RouteName, D extends object>(
  name: N,
  { id = name, draft: first, request, draftAfter, onDone, onStale, readProblem }: Settings<N, D>,
): Form<D> => {
  const [draft, setDraft] = useState(first);
  const [typedIn, setTypedIn] = useState(false);
  const [saved, setSaved] = useState(0);
  const [finishing, setFinishing] = useState(false);
  const shown = useRef(new Map<string, ShownField>());
  const unfinished = useRef<Form<D>["unfinished"]>(new Map());
  const restart = (next: D = first) => {
    setDraft(next);
    setTypedIn(false);
  };
  const command = useCommand(name, {
    onDone: async (reply) => {
      restart(draftAfter?.(reply, draft));
      setSaved((before) => before + 1);
      unsaved.delete(shown.current);
      await onDone?.(reply);
    },
    ...(onStale ? { onStale } : {}),
  });
  const problem = useMemo(
    () => command.problem && (readProblem?.(command.problem) ?? command.problem),
    [command.problem],
  );
  useEffect(() => {
    const mark = shown.current;
    if (typedIn) unsaved.add(mark);
    else unsaved.delete(mark);
    return () => {
      unsaved.delete(mark);
    };
  }, [typedIn]);
  const finish = async (): Promise<D | undefined> => {
    let whole = draft;
    for (const [pointer, finishField] of [...unfinished.current]) {
      const value = await finishField();
      if (value === undefined) return undefined;
      whole = writeAt(whole, pointer, value);
    }
    return whole;
  };
  const submit = async () => {
    if (finishing) return;
    setFinishing(true);
    const whole = await finish();
    setFinishing(false);
    if (whole) await command.send(request(whole));
  };
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
    errorAt: (pointer) => problem?.errors?.find((error) => error.pointer === pointer)?.detail,
    shown: shown.current,
    unfinished: unfinished.current,
    problem,
    saved: typedIn || problem ? 0 : saved,
    sending: finishing || command.sending,
    submit,
  };
};
