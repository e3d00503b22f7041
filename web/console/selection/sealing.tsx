/**
 * Seals the selection that a preview showed. The form says what happens to whom and asks for confirmation, because
 * nobody can undo a sealing.
 */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { Checkboxes, TextField } from "../components/form/field.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { type Unconfirmed, useConfirmed } from "../hooks/use-confirmed.ts";
import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import { sha256 } from "../sha256.ts";
import { useWords } from "../words.ts";
import type { bodyOfRules } from "./selection-rules.tsx";

type Cohort = Reply<"showCohort">;
type Preview = Reply<"previewSelection">;

/** The input of a preview. The sealing sends the same input. */
export interface Tried {
  rules: ReturnType<typeof bodyOfRules> | undefined;
  seed: string;
  preview: Preview;
  turn: number;
}

/** Reads a number with the dots and spaces that people type between thousands. */
const numberTyped = (typed: string): number | undefined => {
  const digits = typed.replace(/[.\s]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
};

const PassedOver = ({ cohortId, preview }: { cohortId: string; preview: Preview }) => {
  const { selection: texts } = useTexts();
  const { notSelected, notAssessed } = preview;
  const listed = (status: string, count: number) =>
    count === 0 ? (
      0
    ) : (
      <a class="govuk-link" href={hrefOf(`/pendaftaran?cohortId=${cohortId}&status=${status}`)}>
        {count}
      </a>
    );
  return (
    <>
      <h3 class="govuk-heading-s">{texts.passedOver}</h3>
      <SummaryList
        facts={[
          [texts.notVerified, listed("submitted", notAssessed.submitted)],
          [texts.returned, listed("returned", notAssessed.returned)],
          [texts.notYetAssessed, listed("verified", notAssessed.verified)],
          [texts.noClassFits, notSelected.filter(({ reason }) => reason === "no-class-fits").length],
          [texts.passedOverTotal, <strong>{notSelected.length}</strong>],
        ]}
      />
    </>
  );
};

const Facts = ({ cohort, tried }: { cohort: Cohort; tried: Tried }) => {
  const { selection: texts } = useTexts();
  const words = useWords();
  const { offered, waitlisted, inputDigest, intake } = tried.preview;
  const seats = Math.min(
    cohort.quota,
    cohort.classes.reduce((sum, each) => sum + each.seats, 0),
  );
  const announced = !cohort.seedHash
    ? texts.notAnnounced
    : cohort.seedHash === sha256(tried.seed)
      ? texts.announcedSame
      : texts.announcedOther;
  const days = { opensOn: words.day(cohort.opensOn), closesOn: words.day(cohort.closesOn) };
  return (
    <SummaryList
      facts={[
        [texts.seed, <span class="console-digest">{tried.seed}</span>],
        [texts.announced, announced],
        [texts.inputDigest, <span class="console-digest">{inputDigest}</span>],
        [texts.usedRules, tried.rules ? texts.changedRules : texts.cohortRules],
        [texts.intake, fillIn(texts.intakeStates[intake], days)],
        [texts.offered, offered.length],
        [texts.waitlisted, waitlisted.length],
        [texts.emptySeats, fillIn(texts.emptyOf, { empty: seats - offered.length, seats })],
      ]}
    />
  );
};

export const Sealing = ({
  cohort,
  tried,
  onSealed,
}: {
  cohort: Cohort;
  tried: Tried;
  onSealed: () => unknown;
}) => {
  const { selection: texts } = useTexts();
  const words = useWords();
  const { notSelected, intake } = tried.preview;
  const first = { close: [] as string[], passedOver: "" };
  const command = useCommandForm("sealSelection", {
    draft: first,
    request: ({ close }) => ({
      params: { cohortId: cohort.cohortId },
      body: { rules: tried.rules, seed: tried.seed, ...(close.length > 0 ? { closeIntake: true } : {}) },
    }),
    onDone: onSealed,
    onStale: onSealed,
  });
  // Another manager may have extended the intake since the preview.
  const isOpen = intake !== "closed" || command.problem?.type === "intake-open";
  const closesOn = words.day(cohort.closesOn);
  const form = useConfirmed(
    command,
    ({ close, passedOver }): Unconfirmed<typeof first> => [
      ...(isOpen && close.length === 0
        ? [{ pointer: "/close" as const, detail: fillIn(texts.confirmClose, { closesOn }) }]
        : []),
      ...(numberTyped(passedOver) === notSelected.length
        ? []
        : [{ pointer: "/passedOver" as const, detail: texts.confirmPassedOver }]),
    ],
  );
  if (!tried.seed)
    return (
      <Section title={texts.seal}>
        <p class="govuk-inset-text">{texts.sealNeedsSeed}</p>
      </Section>
    );
  return (
    <Section title={texts.seal}>
      <p class="govuk-body">{texts.sealLead}</p>
      <Facts cohort={cohort} tried={tried} />
      <PassedOver cohortId={cohort.cohortId} preview={tried.preview} />
      <CommandForm form={form} submit={texts.submit} warns>
        {isOpen && (
          <Checkboxes
            form={form}
            at="/close"
            label={texts.intakeOpen}
            choices={[{ value: "yes", label: texts.closeIntake }]}
          />
        )}
        <TextField
          form={form}
          at="/passedOver"
          label={texts.typePassedOver}
          hint={texts.typePassedOverHint}
          width={5}
          inputmode="numeric"
        />
      </CommandForm>
    </Section>
  );
};
