/** The result of a bench: ratios against a peer of the same run, with every raw sample. */

export interface Measurement {
  title: string;
  /** The method, in one or two sentences. */
  how: string;
  target: string;
  /** One row per comparison. */
  rows: { what: string; measured: string; peer: string; ratio: number; withinTarget?: boolean }[];
  unit: string;
  samples: Record<string, readonly number[]>;
}

export const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
};

const verdictOf = (withinTarget: boolean | undefined) =>
  withinTarget === undefined ? "" : withinTarget ? "yes" : "**no**";

export const writeMeasurement = ({ title, how, target, rows, unit, samples }: Measurement): string =>
  [
    `### ${title}`,
    "",
    how,
    "",
    `Target: ${target}.`,
    "",
    "| what | measured | peer | ratio | within target |",
    "|---|---|---|---|---|",
    ...rows.map(
      (row) =>
        `| ${row.what} | ${row.measured} | ${row.peer} | ${row.ratio.toFixed(3)} | ${verdictOf(row.withinTarget)} |`,
    ),
    "",
    `<details><summary>Raw samples (${unit})</summary>`,
    "",
    ...Object.entries(samples).map(([name, values]) => `- ${name}: ${values.join(", ")}`),
    "",
    "</details>",
  ].join("\n");
