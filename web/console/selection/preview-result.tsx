/** The result of a preview: the ranking, and the groups of people who would get seats. */
import type { Reply } from "../../api-client.ts";
import { ListTable } from "../components/list-table.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import { useWords } from "../words.ts";

type Preview = Reply<"previewSelection">;

export const outcomeWords = (
  { state, classId, place }: { state: string; classId?: string | undefined; place?: number | undefined },
  status: (code: string) => string,
  words: { classNamed: string; placeNamed: string },
): string =>
  [
    status(state),
    classId && `${words.classNamed} ${classId}`,
    place !== undefined && `${words.placeNamed} ${place}`,
  ]
    .filter(Boolean)
    .join(", ");

const Mix = ({
  caption,
  mix,
  word,
}: {
  caption: string;
  mix: Record<string, number>;
  word: (code: string) => string;
}) => {
  const { selection: texts } = useTexts();
  return (
    <ListTable
      caption={caption}
      items={Object.entries(mix).sort(([, a], [, b]) => b - a)}
      keyOf={([value]) => value}
      columns={[
        { heading: texts.group, names: true, cell: ([value]) => word(value) },
        { heading: texts.people, numeric: true, cell: ([, people]) => people },
      ]}
    />
  );
};

export const PreviewResult = ({ preview }: { preview: Preview }) => {
  const { selection: texts, assessment } = useTexts();
  const words = useWords();
  const { ranking, mix, notSelected, inputDigest } = preview;
  const notAssessed = notSelected.filter(({ reason }) => reason === "not-assessed");
  return (
    <Section title={texts.result}>
      <SummaryList
        facts={[
          [texts.offered, preview.offered.length],
          [texts.waitlisted, preview.waitlisted.length],
          [texts.notSelected, notSelected.length],
          [texts.notAssessed, notAssessed.length || undefined],
          [texts.inputDigest, inputDigest && <span class="console-digest">{inputDigest}</span>],
        ]}
      />
      <h3 class="govuk-heading-s">{texts.mix}</h3>
      <div class="console-mixes">
        <Mix caption={texts.byRegency} mix={mix.regency} word={words.regency} />
        <Mix caption={texts.bySex} mix={mix.sex} word={words.codeOf("sex")} />
        <Mix caption={texts.byDisability} mix={mix.disability} word={words.codeOf("disabilities")} />
        <Mix caption={texts.byClass} mix={mix.class} word={String} />
      </div>
      <ListTable
        caption={texts.ranking}
        items={ranking.map((one, index) => ({ ...one, rank: index + 1 }))}
        keyOf={({ reference }) => reference}
        columns={[
          { heading: texts.rank, numeric: true, cell: ({ rank }) => rank },
          {
            heading: texts.reference,
            names: true,
            cell: ({ reference }) => (
              <a class="govuk-link console-code" href={hrefOf(`/pendaftaran/${reference}`)}>
                {reference}
              </a>
            ),
          },
          { heading: assessment.motivation, numeric: true, cell: ({ scores }) => scores.motivation },
          { heading: assessment.readiness, numeric: true, cell: ({ scores }) => scores.readiness },
          { heading: assessment.need, numeric: true, cell: ({ scores }) => scores.need },
          { heading: texts.total, numeric: true, cell: ({ total }) => total },
          { heading: texts.outcome, cell: (one) => outcomeWords(one, words.status, texts) },
        ]}
      />
    </Section>
  );
};
