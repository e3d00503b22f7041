/** The sealed record of a selection. An officer can recompute the selection on this machine. */
import { useState } from "preact/hooks";
import type { SelectionRecord } from "../../../core/domain/selection/selection.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { ListTable } from "../components/list-table.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { sha256 } from "../sha256.ts";
import { useWords } from "../words.ts";
import { outcomeWords } from "./preview-result.tsx";

type Sealed = Reply<"showSelection">;

/** Runs the server's rule in the browser, on the data of the sealed record only. */
const Recompute = ({ record }: { record: Sealed }) => {
  const { selection: texts } = useTexts();
  const [found, setFound] = useState<"whole" | "other">();
  const recompute = async () => {
    // Loaded only on request, because most officers read the record and do not recompute it.
    const { isWhole } = await import("../../../core/domain/selection/selection.ts");
    setFound(isWhole(record as SelectionRecord, { sha256 }) ? "whole" : "other");
  };
  return (
    <Section title={texts.recompute}>
      <p class="govuk-body">{texts.recomputeLead}</p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => void recompute()}>
        {texts.recomputeNow}
      </button>
      <div role="status">
        {found && (
          <p class={`console-notice${found === "whole" ? " console-notice--success" : ""}`}>
            {found === "whole" ? texts.whole : texts.notWhole}
          </p>
        )}
      </div>
    </Section>
  );
};

/**
 * `notAssessed` is not part of the record, because the record holds only assessed applicants. It is undefined for
 * older records.
 */
export const SealedRecord = ({
  record,
  notAssessed,
}: {
  record: Sealed;
  notAssessed: number | undefined;
}) => {
  const { selection: texts, assessment, cohorts } = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
  const { weights, reserved } = record.rules;
  const valueNames = {
    regency: words.regency,
    sex: words.codeOf("sex"),
    disability: words.codeOf("disabilities"),
  };
  const reservedNames = reserved.map(({ by, value }) => valueNames[by](value));
  const byTotal = [...record.rows].sort((a, b) => b.total - a.total || (a.pseudonym < b.pseudonym ? -1 : 1));
  const count = (state: string) => record.rows.filter(({ result }) => result.state === state).length;
  return (
    <>
      <Section title={texts.record}>
        <SummaryList
          facts={[
            [texts.seed, <span class="console-digest">{record.seed}</span>],
            [texts.hashOfSeed, <span class="console-digest">{sha256(record.seed)}</span>],
            [texts.inputDigest, <span class="console-digest">{record.inputDigest}</span>],
            [texts.digest, <span class="console-digest">{record.digest}</span>],
            [cohorts.quota, record.quota],
            [
              cohorts.weights,
              `${cohorts.motivation} ${weights.motivation}, ${cohorts.readiness} ${weights.readiness}, ${cohorts.need} ${weights.need}`,
            ],
            [
              cohorts.reserved,
              reserved.map(({ seats }, index) => `${reservedNames[index]}: ${seats}`).join(", ") || undefined,
            ],
            [
              texts.outcome,
              fillIn(notAssessed === undefined ? texts.countsOfAssessed : texts.counts, {
                offered: count("offered"),
                waitlisted: count("waitlisted"),
                rest: count("not-selected") + (notAssessed ?? 0),
              }),
            ],
            [texts.notAssessed, notAssessed],
          ]}
        />
        <ListTable
          caption={cohorts.classes}
          items={record.classes}
          keyOf={({ classId }) => classId}
          columns={[
            { heading: cohorts.classId, names: true, cell: ({ classId }) => classId },
            { heading: cohorts.skill, cell: ({ skill }) => skillName(skill) },
            { heading: cohorts.seats, numeric: true, cell: ({ seats }) => seats },
          ]}
        />
      </Section>
      <Recompute record={record} />
      <Section title={texts.rows}>
        <p class="govuk-body">{texts.rowsLead}</p>
        <ListTable
          caption={texts.rows}
          hideCaption
          items={byTotal}
          keyOf={({ pseudonym }) => pseudonym}
          columns={[
            {
              heading: texts.pseudonym,
              names: true,
              cell: ({ pseudonym }) => <span class="console-code">{pseudonym}</span>,
            },
            { heading: assessment.motivation, numeric: true, cell: ({ scores }) => scores.motivation },
            { heading: assessment.readiness, numeric: true, cell: ({ scores }) => scores.readiness },
            { heading: assessment.need, numeric: true, cell: ({ scores }) => scores.need },
            { heading: texts.total, numeric: true, cell: ({ total }) => total },
            { heading: texts.possible, cell: ({ classes }) => classes.join(", ") || "–" },
            ...(reserved.length > 0
              ? [
                  {
                    heading: cohorts.reserved,
                    cell: (row: Sealed["rows"][number]) =>
                      row.reserved.map((entry) => reservedNames[entry]).join(", ") || "–",
                  },
                ]
              : []),
            { heading: texts.outcome, cell: ({ result }) => outcomeWords(result, words.status, texts) },
          ]}
        />
      </Section>
    </>
  );
};
