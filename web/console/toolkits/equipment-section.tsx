/** The time after the training: the handover of the toolkit and the follow-ups. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { mayCall } from "../api.ts";
import type { ShownApplication } from "../applications/shown-application.ts";
import { ListTable } from "../components/list-table.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { useSession } from "../session/session.ts";
import { PaperButton } from "../training/paper-button.tsx";
import { useWords } from "../words.ts";

interface Shown {
  application: ShownApplication;
}

export const Handover = ({ application }: Shown) => {
  const { handover: texts } = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
  const { roles } = useSession();
  const { handover, reference } = application;
  if (!handover) return null;
  const { adjustment, signature } = handover;
  return (
    <Section title={texts.shown}>
      <SummaryList
        facts={[
          [texts.number, <strong>{handover.number}</strong>],
          [texts.on, words.day(handover.on)],
          [texts.toolkit, `${skillName(handover.skill)}, ${handover.serial}`],
          [texts.value, words.rupiah(handover.value)],
          [texts.adjustment, adjustment && `${words.rupiah(adjustment.amount)}: ${adjustment.why}`],
          [texts.condition, handover.condition],
          [
            texts.signature,
            `${texts.methods[signature.method]}${signature.witness ? ` (${texts.witness}: ${signature.witness})` : ""}`,
          ],
          [texts.code, <span class="console-code">{handover.code}</span>],
          [texts.givenBy, handover.by],
        ]}
      />
      {mayCall("showHandoverPaper", roles) && (
        <PaperButton name="showHandoverPaper" reference={reference} label={texts.openPaper} />
      )}
    </Section>
  );
};

export const FollowUps = ({ application }: Shown) => {
  const { followUp: texts, yes, no } = useTexts();
  const words = useWords();
  const { followUps } = application;
  if (!followUps?.length) return null;
  return (
    <Section title={texts.shown}>
      <ListTable
        caption={texts.shown}
        hideCaption
        items={followUps}
        keyOf={({ month }) => String(month)}
        columns={[
          { heading: texts.month, names: true, cell: ({ month }) => fillIn(texts.monthNumber, { month }) },
          { heading: texts.on, cell: ({ on, by }) => `${words.day(on)} (${texts.ways[by]})` },
          { heading: texts.activity, cell: ({ activity }) => texts.activities[activity] },
          {
            heading: texts.monthlyIncome,
            cell: ({ monthlyIncome }) => (monthlyIncome === undefined ? "–" : words.rupiah(monthlyIncome)),
          },
          { heading: texts.toolkitInUse, cell: ({ toolkitInUse }) => (toolkitInUse ? yes : no) },
          { heading: texts.note, cell: ({ note }) => <span class="console-typed">{note ?? "–"}</span> },
        ]}
      />
    </Section>
  );
};
