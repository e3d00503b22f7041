/** A `summary.json` of an office, as it came: checked before anything is added up. */
import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { countNames } from "./count-names.ts";
import { Period } from "./report.ts";
import { groupings, type SummaryOffice, summarySchema } from "./summary.ts";

/** The message is a sentence for the person who adds the summaries up. */
export class CannotRollUp extends Error {}

const Count = /* @__PURE__ */ schema(() => z.int().min(0));
const Counts = /* @__PURE__ */ schema(() => z.record(z.enum(countNames), Count));
const Target = /* @__PURE__ */ schema(() => z.object({ planned: Count, reached: Count }));
const Rank = /* @__PURE__ */ schema(() => z.int().nullable());
const WaitRead = /* @__PURE__ */ schema(() =>
  z.object({
    median: Rank,
    p90: Rank,
    days: z.record(z.string().regex(/^-?\d{1,6}$/), z.int().min(1)).optional(),
  }),
);

const SummaryRead = /* @__PURE__ */ schema(() =>
  z.object({
    programme: z.string().min(1),
    period: Period,
    totals: Counts,
    by: z.record(z.enum(groupings), z.record(z.string(), Counts)),
    targets: z.object({ people: Target, rupiah: Target }),
    toolkitValue: Count,
    waits: z.object({ decision: WaitRead, toolkit: WaitRead }),
  }),
);

const Provenance = /* @__PURE__ */ schema(() =>
  z.object({
    office: z.object({
      id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      province: z.string().regex(/^\d{2}$/),
      name: z.object({ id: z.string(), en: z.string() }),
    }),
    areasVersion: z.string(),
  }),
);

export interface OfficeSummary extends z.infer<typeof SummaryRead> {
  office: SummaryOffice;
  /** null for a summary from before `schema` 1. */
  areasVersion: string | null;
}

const demand = <S extends z.ZodType>(file: string, form: S, value: unknown): z.output<S> => {
  const { data, error } = form.safeParse(value);
  if (!error) return data as z.output<S>;
  const [first] = error.issues;
  throw new CannotRollUp(
    `${file} is no summary.json that can be added up. ${first?.path.join(" > ") || "It"}: ${first?.message}.`,
  );
};

/** No group has more people than there are. The bounds of what is withheld rely on it. */
const readFigures = (file: string, value: unknown) => {
  const read = demand(file, SummaryRead, value);
  for (const [grouping, groups] of Object.entries(read.by))
    for (const [code, counts] of Object.entries(groups)) {
      const tooMany = countNames.find((name) => counts[name] > read.totals[name]);
      if (tooMany)
        throw new CannotRollUp(
          `${file} cannot be right: by > ${grouping} > ${code} > ${tooMany} is more than in its totals.`,
        );
    }
  return read;
};

/**
 * Reads a summary. `named` says whose it is, for a summary from before `schema` 1, which does not say so itself.
 * Throws `CannotRollUp`.
 */
export const readSummary = (file: string, value: unknown, named?: SummaryOffice): OfficeSummary => {
  const said = demand(file, z.record(z.string(), z.unknown()), value);
  if (said.offices !== undefined)
    throw new CannotRollUp(
      `${file} is itself a roll-up: figures are withheld in it. Add up the summaries of the offices.`,
    );
  if (said.schema === undefined && said.office === undefined) {
    if (named) return { ...readFigures(file, value), office: named, areasVersion: null };
    throw new CannotRollUp(
      `${file} does not say whose it is: it was written by an earlier release. Write the report again, or name its office: <office>=${file}`,
    );
  }
  if (said.schema !== summarySchema)
    throw new CannotRollUp(`${file} has the schema ${said.schema}, and this release reads ${summarySchema}.`);
  const { office, areasVersion } = demand(file, Provenance, value);
  if (named && named.id !== office.id)
    throw new CannotRollUp(`${file} is of the office ${office.id}, and is given as of ${named.id}.`);
  return { ...readFigures(file, value), office, areasVersion };
};
