/**
 * The frame of a step on one application: it shows the form, sends it and reloads the application afterwards. The
 * file of a step then only declares its fields and its request body.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { IsAction } from "../../../core/contract/route.ts";
import type { RouteName, Routes } from "../../../core/contract/routes.ts";
import type { Reply, Request } from "../../api-client.ts";
import { actionOf } from "../api.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { type Form, useCommandForm } from "../hooks/use-command-form.ts";
import { type Unconfirmed, useConfirmed } from "../hooks/use-confirmed.ts";
import { useTexts } from "../language.ts";

/** The names of the steps that act on one application. */
export type ActionName = {
  [N in RouteName]: IsAction<Routes[N]> extends true ? N : never;
}[RouteName];

export interface ActionProps {
  application: Reply<"showApplication">;
  onDone: () => Promise<unknown>;
  onStale: () => Promise<unknown>;
  /** Reloads the application without a notice, after a document arrives. */
  onSilentChange: () => Promise<unknown>;
  /**
   * Tells the page that the officer typed something. The page then keeps the form, whatever status the application
   * gets.
   */
  onTyped: (typedIn: boolean) => void;
}

interface FrameProps<N extends ActionName, D extends object> extends ActionProps {
  name: N;
  heading: string;
  submit: string;
  draft: D;
  /** The fields hold stored values. If another officer changes them meanwhile, the form shows both values. */
  changesRecord?: true;
  /** The form opens when the officer clicks its heading. For a step that officers seldom take. */
  folded?: true;
  /** For a step that an officer cannot easily take back. */
  warns?: true;
  /** Returns the fields that the officer must confirm before the form is sent. */
  findUnconfirmed?: (draft: D, application: ActionProps["application"]) => Unconfirmed<D>;
  body: (draft: D, application: ActionProps["application"]) => Request<N>["body"];
  children: (form: Form<D>) => ComponentChildren;
}

export const ApplicationAction = <N extends ActionName, D extends object>({
  name,
  heading,
  submit,
  draft,
  changesRecord,
  folded,
  warns,
  findUnconfirmed,
  body,
  children,
  application,
  onDone,
  onStale,
  onTyped,
}: FrameProps<N, D>) => {
  const { application: texts } = useTexts();
  const { reference } = application;
  const [open, setOpen] = useState(!folded);
  const command = useCommandForm(name, {
    draft,
    request: (typed: D) =>
      ({ params: { reference }, body: body(typed, application) }) as unknown as Request<N>,
    ...(changesRecord ? { draftAfter: (_reply: unknown, sent: D) => sent } : {}),
    onDone: () => {
      if (folded) setOpen(false);
      return onDone();
    },
    onStale,
  });
  const form = useConfirmed(command, (typed) => findUnconfirmed?.(typed, application) ?? []);
  const tell = useRef(onTyped);
  tell.current = onTyped;
  useEffect(() => tell.current(form.typedIn), [form.typedIn]);
  const stored = JSON.stringify(draft);
  useEffect(() => {
    if (changesRecord && !form.typedIn) form.restart(draft);
  }, [stored]);
  const possible = application.allowedActions.includes(actionOf(name));
  return (
    <section class="console-action" aria-labelledby={`${name}-heading`}>
      <h3 class="govuk-heading-m" id={`${name}-heading`}>
        {folded ? (
          <button type="button" class="console-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            {heading}
          </button>
        ) : (
          heading
        )}
      </h3>
      {open && !possible && <p class="govuk-inset-text">{texts.noLongerPossible}</p>}
      {open && (
        <CommandForm
          form={form}
          submit={possible ? submit : undefined}
          {...(warns ? { warns } : {})}
          {...(changesRecord ? { stored: draft } : {})}
        >
          {children(form)}
        </CommandForm>
      )}
    </section>
  );
};
