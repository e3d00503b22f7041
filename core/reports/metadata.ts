/**
 * `metadata.json`: the meaning of each column, the codes, the publisher and the period (Satu Data, Perpres 39/2019).
 */

import { countNames } from "../domain/reporting/count-names.ts";
import {
  kindOfColumn,
  type ParticipantColumn,
  participantColumns,
} from "../domain/reporting/participant-line.ts";
import { personTraits, type TraitColumn } from "../domain/reporting/person-traits.ts";
import { daysOf, type Period } from "../domain/reporting/report.ts";
import { type Grouping, groupings, type Summary } from "../domain/reporting/summary.ts";
import { statuses } from "../domain/shared/codes.ts";
import { bpsCodeOf } from "../domain/shared/regencies.ts";
import { timeZone, zoneCode } from "../domain/shared/zone.ts";
import { forEachActive } from "../domain/toolkits/follow-up-months.ts";
import { statusTexts } from "../i18n/applications/statuses.ts";
import {
  activityTexts,
  columnTexts,
  countingRules,
  countTexts,
  type DescribedFile,
  figureTexts,
  fileTexts,
  periodText,
  publisher,
  type Said,
  summaryColumnTexts,
  summaryFieldTexts,
} from "../i18n/reporting/reports.ts";
import type { NameOfCode } from "./code-names.ts";

interface CodeMeant {
  code: string;
  name: Said;
  bps?: string;
}

const listOfColumn: Partial<Record<ParticipantColumn, string>> = {
  cohortId: "cohort",
  status: "status",
  ...(Object.fromEntries(personTraits.map(({ column, grouping }) => [column, grouping])) as Record<
    TraitColumn,
    Grouping
  >),
  regencyBps: "regency",
  skill: "skill",
  ...forEachActive(() => "activity"),
};

/**
 * Lists only the skills and cohorts in the report, so that a new skill or cohort elsewhere does not change the file.
 */
export const codeLists = (summary: Summary, nameOf: NameOfCode): Record<string, CodeMeant[]> => ({
  ...(Object.fromEntries(
    groupings.map((grouping) => [
      grouping,
      Object.keys(summary.by[grouping]).map((code) => ({
        code,
        name: nameOf(grouping, code),
        ...(grouping === "regency" ? { bps: bpsCodeOf(code) } : {}),
      })),
    ]),
  ) as Record<Grouping, CodeMeant[]>),
  status: statuses.map((code) => ({
    code,
    name: { id: statusTexts.id[code].name, en: statusTexts.en[code].name },
  })),
  activity: Object.entries(activityTexts).map(([code, name]) => ({ code, name })),
});

const describe = (texts: Record<string, { name: Said; meaning: Said }>) =>
  Object.entries(texts).map(([name, { name: title, meaning }]) => ({ name, title, meaning }));

const typeOf = { text: "string", day: "date", rupiah: "integer" } as const;
const unitOf = { text: undefined, day: undefined, rupiah: "IDR" } as const;

export const metadataOf = (summary: Summary, programmeName: Said, nameOf: NameOfCode): object => {
  const { first, last } = daysOf(summary.period as Period);
  const counts = countNames.map((name) => ({
    name,
    title: countTexts[name].name,
    meaning: countTexts[name].meaning,
    type: "integer",
    unit: "people",
  }));
  return {
    standard: "Satu Data Indonesia (Perpres 39/2019)",
    publisher: publisher.name,
    system: publisher.system,
    programme: { code: summary.programme, name: programmeName },
    period: { code: summary.period, name: periodText(summary.period), firstDay: first, lastDay: last },
    timeZone: `${timeZone} (${zoneCode})`,
    rules: countingRules,
    files: (Object.entries(fileTexts) as [DescribedFile, Said][]).map(([name, meaning]) => ({
      name,
      meaning,
    })),
    columns: {
      "participants.csv": participantColumns.map((name) => ({
        name,
        title: columnTexts[name].name,
        meaning: columnTexts[name].meaning,
        type: typeOf[kindOfColumn(name)],
        unit: unitOf[kindOfColumn(name)],
        codeList: listOfColumn[name],
      })),
      "summary.csv": [
        ...(["by", "value"] as const).map((name) => ({
          name,
          title: summaryColumnTexts[name].name,
          meaning: summaryColumnTexts[name].meaning,
          type: "string",
        })),
        ...counts,
      ],
    },
    fields: { "summary.json": describe(summaryFieldTexts) },
    figures: describe(figureTexts),
    codeLists: codeLists(summary, nameOf),
  };
};
