/** An assessor's result: the scores, and how well each skill fits. */

import { ListTable } from "../components/list-table.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { useWords } from "../words.ts";
import type { ShownApplication } from "./shown-application.ts";

export const Assessment = ({ application }: { application: ShownApplication }) => {
  const { assessment: texts, nobody } = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
  const { assessment } = application;
  if (!assessment) return null;
  const { scores, suitability, accommodations } = assessment;
  return (
    <Section title={texts.heading}>
      <SummaryList
        facts={[
          [texts.motivation, scores.motivation],
          [texts.readiness, scores.readiness],
          [texts.need, scores.need],
          [texts.accommodations, accommodations.map(words.codeOf("accommodations")).join(", ") || nobody],
          [texts.assessedBy, `${assessment.by}, ${words.instant(assessment.at)}`],
        ]}
      />
      <ListTable
        caption={texts.suitability}
        items={suitability}
        keyOf={({ skill }) => skill}
        columns={[
          { heading: texts.skill, names: true, cell: ({ skill }) => skillName(skill) },
          { heading: texts.fit, cell: ({ fit }) => texts.fits[fit] ?? fit },
          { heading: texts.note, cell: ({ note }) => <span class="console-typed">{note || nobody}</span> },
        ]}
      />
    </Section>
  );
};
