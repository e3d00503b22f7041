/**
 * `summary.html`: the main figures, the charts and their tables in one file. The page is in Indonesian, for reading
 * and printing.
 */

import { type Counts, countNames } from "../domain/reporting/count-names.ts";
import { daysOf, type Period } from "../domain/reporting/report.ts";
import { type Grouping, groupings, type Summary, type Target } from "../domain/reporting/summary.ts";
import type { Wait } from "../domain/reporting/waits.ts";
import {
  countingRules,
  countTexts,
  dayText,
  figureTexts,
  groupingTexts,
  numberText,
  periodText,
  publisher,
  pageTexts as texts,
} from "../i18n/reporting/reports.ts";
import { fillIn } from "../i18n/shared/fill-in.ts";
import { barChart } from "./bar-chart.ts";
import type { NameOfCode } from "./code-names.ts";
import { type Markup, markup } from "./markup.ts";

/** Nobody reads a chart with more rows than this. The table has all rows. */
const mostRowsAChart = 20;
const charted = ["applied", "selected", "equipped"] as const;

const styles = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; font: 1rem/1.5 system-ui, sans-serif; color: #10202c; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-top: 3px solid #14324a; padding-top: .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem; margin: 0; }
dl div { border: 1px solid #5c7385; padding: .5rem .75rem; }
dt { font-size: .95rem; } dd { margin: 0; font-size: 1.5rem; font-weight: 700; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; max-width: 34rem; height: auto; font-size: 14px; fill: #10202c; margin-bottom: 1rem; }
svg .number { font-size: 12px; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 3px solid #14324a; outline-offset: 2px; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding: .25rem 0; }
th, td { border: 1px solid #5c7385; padding: .25rem .5rem; text-align: right; vertical-align: top; }
.explained :is(th, td):last-child { text-align: left; }
th { background: #e3eef5; } th[scope="row"], thead th:first-child { text-align: left; }
@page { size: A4; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .table { overflow: visible; } table { font-size: 7.5pt; } th, td { padding: 1mm; } svg { max-width: 120mm; }
  h2, caption { break-after: avoid; } svg, tr, dl div { break-inside: avoid; } thead { display: table-header-group; }
}`;

const table = (
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  kind: "figures" | "explained" = "figures",
): Markup =>
  markup`<div class="table ${kind}" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${header.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows.map(
    ([name = "", ...cells]) =>
      markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>`;

const countsOf = (counts: Counts): string[] => countNames.map((name) => numberText(counts[name]));
const countHeader = countNames.map((name) => countTexts[name].name.id);

const headline = ({ totals, toolkitValue }: Summary): Markup => {
  const figures: [string, string][] = [
    ...(["applied", "selected", "completed", "equipped"] as const).map((name): [string, string] => [
      countTexts[name].name.id,
      numberText(totals[name]),
    ]),
    [figureTexts.toolkitValue.name.id, numberText(toolkitValue)],
    [countTexts.active12.name.id, numberText(totals.active12)],
  ];
  return markup`<h2>${texts.headline}</h2><dl>${figures.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
};

const way = ({ totals }: Summary): Markup => {
  const chart = barChart({
    id: "way",
    title: texts.way,
    description: texts.wayDescription,
    series: [texts.people],
    rows: countNames.map((name) => ({
      label: countTexts[name].name.id,
      bars: [{ value: totals[name], text: numberText(totals[name]) }],
    })),
  });
  const rows = countNames.map((name) => [
    countTexts[name].name.id,
    numberText(totals[name]),
    countTexts[name].meaning.id,
  ]);
  const caption = fillIn(texts.table, { what: texts.way });
  return markup`<h2>${texts.way}</h2>${chart}${table(caption, [texts.figure, texts.people, texts.parts.rule], rows, "explained")}`;
};

const targets = ({ targets: { people, rupiah } }: Summary): Markup => {
  const named: [string, Target][] = [
    [figureTexts.targetPeople.name.id, people],
    [figureTexts.targetRupiah.name.id, rupiah],
  ];
  const percentOf = ({ planned, reached }: Target) =>
    planned === 0 ? 0 : Math.round((reached / planned) * 100);
  const chart = barChart({
    id: "targets",
    title: texts.targets,
    description: texts.targetsDescription,
    series: [texts.reached],
    full: 100,
    rows: named.map(([label, target]) => ({
      label,
      bars: [
        {
          value: percentOf(target),
          text: target.planned === 0 ? texts.none : `${percentOf(target)}%`,
        },
      ],
    })),
  });
  const rows = named.map(([name, { planned, reached }]) => [name, numberText(planned), numberText(reached)]);
  const caption = fillIn(texts.table, { what: texts.targets });
  return markup`<h2>${texts.targets}</h2>${chart}${table(caption, [texts.figure, texts.planned, texts.reached], rows)}`;
};

const waits = ({ waits: { decision, toolkit } }: Summary): Markup => {
  const days = (value: number | null) =>
    value === null ? texts.none : fillIn(texts.days, { days: numberText(value) });
  const row = (name: string, { median, p90 }: Wait) => [name, days(median), days(p90)];
  const rows = [
    row(figureTexts.waitDecision.name.id, decision),
    row(figureTexts.waitToolkit.name.id, toolkit),
  ];
  return markup`<h2>${texts.waits}</h2>${table(texts.waits, [texts.figure, texts.median, texts.p90], rows)}`;
};

const by = (grouping: Grouping, { by: groups, totals }: Summary, nameOf: NameOfCode): Markup => {
  const what = fillIn(texts.by, { grouping: groupingTexts[grouping].id.toLowerCase() });
  const entries = Object.entries(groups[grouping]).map(([code, counts]) => {
    const { id } = nameOf(grouping, code);
    return { name: id === code || grouping !== "cohort" ? id : `${code}: ${id}`, counts };
  });
  const largestFirst = [...entries].sort((a, b) => b.counts.applied - a.counts.applied);
  const rows = entries.length > mostRowsAChart ? largestFirst.slice(0, mostRowsAChart) : entries;
  const [most] = largestFirst;
  const description = most?.counts.applied
    ? fillIn(texts.largest, { name: most.name, count: numberText(most.counts.applied) })
    : texts.nothing;
  const chart = barChart({
    id: `by-${grouping}`,
    title: what,
    description: `${texts.byDescription} ${description}`,
    series: charted.map((name) => countTexts[name].name.id),
    rows: rows.map(({ name, counts }) => ({
      label: name,
      bars: charted.map((each) => ({ value: counts[each], text: numberText(counts[each]) })),
    })),
  });
  const left = fillIn(texts.shown, { shown: rows.length, all: entries.length });
  return markup`<h2>${what}</h2>${entries.length > 0 ? chart : markup`<p>${texts.nothing}</p>`}${rows.length < entries.length ? markup`<p>${left}</p>` : ""}${table(
    fillIn(texts.table, { what }),
    [groupingTexts[grouping].id, ...countHeader],
    [...entries.map(({ name, counts }) => [name, ...countsOf(counts)]), [texts.total, ...countsOf(totals)]],
  )}`;
};

export const summaryPage = (summary: Summary, programmeName: string, nameOf: NameOfCode): string => {
  const { first, last } = daysOf(summary.period as Period);
  const title = fillIn(texts.title, { programme: programmeName, period: periodText(summary.period).id });
  const lead = fillIn(texts.lead, {
    first: dayText(first).id,
    last: dayText(last).id,
    publisher: publisher.name.id,
  });
  return markup`<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${{ markup: styles }}</style></head>
<body>
<header><h1>${title}</h1><p>${lead} ${texts.sample}</p></header>
<main>
${headline(summary)}
${way(summary)}
${targets(summary)}
${waits(summary)}
${groupings.map((grouping) => markup`${by(grouping, summary, nameOf)}\n`)}
</main>
<footer><h2>${texts.rules}</h2><ul>${countingRules.map(({ id }) => markup`<li>${id}</li>`)}</ul></footer>
</body>
</html>
`.markup;
};
