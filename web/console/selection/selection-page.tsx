/** The selection of a cohort: managers preview and seal it, and every reader may recompute it. */
import { useRef, useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { ChoiceItem, Choices } from "../../../core/pages/fields/choices.tsx";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CohortMenu } from "../catalogue/cohort-menu.tsx";
import { CommandForm } from "../components/form/command-form.tsx";
import { TextField } from "../components/form/field.tsx";
import { Reading } from "../components/loaded.tsx";
import { Notice } from "../components/notice.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { sha256 } from "../sha256.ts";
import { NewSeed } from "./new-seed.tsx";
import { PreviewResult } from "./preview-result.tsx";
import { SealedRecord } from "./sealed-record.tsx";
import { Sealing, type Tried } from "./sealing.tsx";
import { bodyOfRules, draftOfRules, RulesFields } from "./selection-rules.tsx";

type Cohort = Reply<"showCohort">;

const SeedHash = ({ seed, announced }: { seed: string; announced: string | undefined }) => {
  const { selection: texts } = useTexts();
  if (!seed.trim()) return null;
  const hash = sha256(seed.trim().normalize("NFC"));
  return (
    <SummaryList
      facts={[
        [texts.hashOfSeed, <span class="console-digest">{hash}</span>],
        [
          texts.announced,
          announced && (
            <>
              <span class="console-digest">{announced}</span>{" "}
              <strong class={`govuk-tag govuk-tag--${announced === hash ? "green" : "red"}`}>
                {announced === hash ? texts.sameHash : texts.otherHash}
              </strong>
            </>
          ),
        ],
      ]}
    />
  );
};

const Preview = ({
  cohort,
  onTried,
  onSealed,
}: {
  cohort: Cohort;
  onTried: (tried: Tried) => unknown;
  onSealed: () => unknown;
}) => {
  const { selection: texts } = useTexts();
  const asPlanned = draftOfRules(cohort.rules);
  const [changesRules, setChangesRules] = useState(false);
  const turn = useRef(0);
  const asked = (draft: { rules: typeof asPlanned; seed: string }) => ({
    rules: changesRules ? bodyOfRules(draft.rules) : undefined,
    seed: draft.seed.trim() || undefined,
  });
  const sent = useRef({ rules: asPlanned, seed: "" });
  const form = useCommandForm("previewSelection", {
    draft: { rules: asPlanned, seed: "" },
    request: (draft) => {
      sent.current = draft;
      return { params: { cohortId: cohort.cohortId }, body: asked(draft) };
    },
    draftAfter: (_reply, draft) => draft,
    onDone: (preview) => {
      turn.current += 1;
      const { rules, seed } = asked(sent.current);
      onTried({ rules, seed: seed ?? "", preview, turn: turn.current });
    },
    onStale: onSealed,
  });
  return (
    <Section title={texts.tryOut}>
      <p class="govuk-body">{texts.tryOutLead}</p>
      <CommandForm form={form} submit={texts.preview} saved={texts.previewed}>
        <Choices kind="checkboxes" isSmall>
          <ChoiceItem
            kind="checkboxes"
            id="changes-rules"
            choice={{ value: "yes", label: texts.changeRules }}
            checked={changesRules}
            onChange={() => setChangesRules(!changesRules)}
          />
        </Choices>
        {changesRules && <RulesFields form={form} />}
        <TextField form={form} at="/seed" label={texts.seed} hint={texts.seedHint} />
        <SeedHash seed={form.draft.seed} announced={cohort.seedHash} />
        <NewSeed onMade={(seed) => form.set("/seed", seed)} />
      </CommandForm>
    </Section>
  );
};

const Unsealed = ({ cohort, onSealed }: { cohort: Cohort; onSealed: () => unknown }) => {
  const { selection: texts } = useTexts();
  const { roles } = useSession();
  const [tried, setTried] = useState<Tried>();
  if (!mayCall("previewSelection", roles)) return <p class="govuk-body">{texts.notSealed}</p>;
  return (
    <>
      <Preview cohort={cohort} onTried={setTried} onSealed={onSealed} />
      {tried && (
        <>
          <PreviewResult preview={tried.preview} />
          <Sealing key={tried.turn} cohort={cohort} tried={tried} onSealed={onSealed} />
        </>
      )}
    </>
  );
};

const SelectionView = ({ params }: PageProps) => {
  const { selection: texts, back } = useTexts();
  const cohortId = params.cohortId ?? "";
  const cohort = useQuery("showCohort", { params: { cohortId } });
  const record = useQuery("showSelection", { params: { cohortId } });
  const [sealedNow, setSealedNow] = useState(false);
  const notSealed = record.problem?.status === 404;
  const onSealed = async () => {
    // The cohort shows the state of its selection, so reload both.
    const [sealed] = await Promise.all([record.reload(), cohort.reload()]);
    if (sealed) setSealedNow(true);
  };
  return (
    <>
      <a class="govuk-back-link" href={hrefOf("/angkatan")}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.heading, { cohortId })}</PageHeading>
      <CohortMenu cohortId={cohortId} />
      {sealedNow && <Notice success>{fillIn(texts.sealed, { cohortId })}</Notice>}
      <Reading query={cohort}>
        {(shown) =>
          notSealed && !record.reply ? (
            <Unsealed cohort={shown} onSealed={onSealed} />
          ) : (
            <Reading query={record}>
              {(sealed) => <SealedRecord record={sealed} notAssessed={shown.sealed?.notAssessed} />}
            </Reading>
          )
        }
      </Reading>
    </>
  );
};

export const selectionPage: Page = {
  path: "/angkatan/{cohortId}/seleksi",
  needs: "showSelection",
  View: SelectionView,
};
