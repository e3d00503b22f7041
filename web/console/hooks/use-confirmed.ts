/**
 * Asks the officer for confirmations before a form is sent. A missing confirmation looks like an error from the
 * server.
 */
import { useState } from "preact/hooks";
import type { Problem } from "../../api-client.ts";
import type { PointerTo } from "../components/form/pointer.ts";
import type { Form } from "./use-command-form.ts";

export type Unconfirmed<D> = readonly { pointer: PointerTo<D>; detail: string }[];

export const useConfirmed = <D>(form: Form<D>, findUnconfirmed: (draft: D) => Unconfirmed<D>): Form<D> => {
  const [held, setHeld] = useState<Problem>();
  const problem = held ?? form.problem;
  return {
    ...form,
    problem,
    errorAt: (pointer) => problem?.errors?.find((error) => error.pointer === pointer)?.detail,
    submit: async () => {
      const errors = findUnconfirmed(form.draft);
      if (errors.length > 0) {
        setHeld({ type: "not-confirmed", title: "", detail: "", status: 0, errors: [...errors] });
        return;
      }
      setHeld(undefined);
      await form.submit();
    },
  };
};
