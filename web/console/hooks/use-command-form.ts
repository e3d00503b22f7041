/** The state of a form that sends one step: the draft, the server's errors per field, and the submission. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import type { Problem, Reply, Request } from "../../api-client.ts";
import { readAt, writeAt } from "../components/form/pointer.ts";
import { unsaved } from "../router.tsx";
import { useCommand } from "./use-command.ts";

interface ShownField {
  label: string;
  /** Turns a value into words for the reader. */
  word?: (value: string) => string;
}

export interface Form<D> {
  /** The prefix of the fields' ids, so that one page may hold two forms. */
  id: string;
  draft: D;
  /** Whether the officer typed anything since the form was last empty or saved. */
  typedIn: boolean;
  read: (pointer: string) => unknown;
  set: (pointer: string, value: unknown) => void;
  /** Empties the form, or fills it with `draft`. */
  restart: (draft?: D) => void;
  errorAt: (pointer: string) => string | undefined;
  /** The visible fields, by pointer. The error summary names these fields and links to them. */
  shown: Map<string, ShownField>;
  /**
   * Work that a field must finish before the form is sent, by pointer. It returns the field's value. If the work
   * fails, it returns undefined and the field says why.
   */
  unfinished: Map<string, () => Promise<unknown>>;
  problem: Problem | undefined;
  /** How many submissions succeeded. Zero after new typing or a problem. */
  saved: number;
  sending: boolean;
  submit: () => Promise<void>;
}

interface Settings<N extends RouteName, D> {
  id?: string;
  draft: D;
  request: (draft: D) => Request<N>;
  /** The draft after a successful submission. Default: the first draft. */
  draftAfter?: (reply: Reply<N>, sent: D) => D;
  onDone?: (reply: Reply<N>) => unknown;
  /** Reloads the record. The form keeps the typed text. */
  onStale?: () => unknown;
  /** Changes the server's problem into the words of this form. */
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
