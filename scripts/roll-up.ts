/**
 * `npm run --silent roll-up -- one.json other.json … > national.json`: adds up the `summary.json` of offices, for one
 * programme and one period. Figures under five are withheld (docs/decisions/0032).
 *
 * `--out national.json` writes that file, and `national.csv` beside it. `--csv table.csv` names the table. A summary
 * from before `schema` 1 does not say whose it is: `ntt=summary.json` does.
 */
import "../offices/default-office.ts";

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CannotRollUp, readSummary } from "../core/domain/reporting/read-summary.ts";
import {
  addSummaries,
  checkSummaries,
  type FileRead,
  type RollUpGrouping,
} from "../core/domain/reporting/roll-up.ts";
import { type RolledUp, rollUp } from "../core/domain/reporting/rolled-up.ts";
import type { SummaryOffice } from "../core/domain/reporting/summary.ts";
import type { Said } from "../core/i18n/reporting/reports.ts";
import { namesFrom } from "../core/reports/code-names.ts";
import { rollUpCsv, rollUpJson } from "../core/reports/roll-up-files.ts";
import { officeIds, readOffice } from "../offices/read-office.ts";

const officeNamed = async (id: string): Promise<SummaryOffice> => {
  if (!officeIds().includes(id))
    throw new CannotRollUp(`There is no office "${id}" in offices/. There are: ${officeIds().join(", ")}.`);
  const { province, name } = (await readOffice(id)).office;
  return { id, province, name };
};

const readJson = (file: string): unknown => {
  if (!existsSync(file)) throw new CannotRollUp(`${file} is not there.`);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CannotRollUp(`${file} is no JSON.`);
  }
};

const readFile = async (said: string): Promise<FileRead> => {
  const [, id, named = ""] = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(said) ?? [];
  if (!id || existsSync(said)) return { file: said, summary: readSummary(said, readJson(said)) };
  return { file: named, summary: readSummary(named, readJson(named), await officeNamed(id)) };
};

const twice = (text: string): Said => ({ id: text, en: text });

/** The names of the areas are those of every office in `offices/`, not of one. Other codes stand for themselves. */
const namesFor = async ({ offices }: RolledUp) => {
  const read = await Promise.all(officeIds().map(readOffice));
  const regencies = new Map(
    read.flatMap(({ office }) => office.regencies).map(({ code, name }) => [code, name]),
  );
  const provinces = new Map(read.map(({ office }) => [office.province, office.provinceName]));
  const nameOfTrait = namesFrom([], new Map());
  return (grouping: RollUpGrouping, code: string): Said => {
    if (grouping === "province") return provinces.get(code) ?? twice(code);
    if (grouping === "office") return offices.find(({ id }) => id === code)?.name ?? twice(code);
    if (grouping === "regency") return twice(regencies.get(code) ?? code);
    return nameOfTrait(grouping, code);
  };
};

interface Asked {
  inputs: string[];
  out: string | undefined;
  csv: string | undefined;
}

const readArguments = (): Asked => {
  const options = { out: { type: "string" }, csv: { type: "string" } } as const;
  const { values, positionals: inputs } = parseArgs({ allowPositionals: true, options });
  return { inputs, out: values.out, csv: values.csv ?? values.out?.replace(/(\.json)?$/, ".csv") };
};

const checkOutputs = (files: readonly FileRead[], outputs: readonly (string | undefined)[]): void => {
  const written = outputs.flatMap((each) => (each ? [resolve(each)] : []));
  const taken = files.find(({ file }) => written.includes(resolve(file)));
  if (taken) throw new CannotRollUp(`${taken.file} would be overwritten: name another file.`);
  if (new Set(written).size < written.length) throw new CannotRollUp("Name two files for JSON and table.");
};

const run = async ({ inputs, out, csv }: Asked): Promise<void> => {
  const files = await Promise.all(inputs.map(readFile));
  checkOutputs(files, [out, csv]);
  const { summaries, repeated } = checkSummaries(files);
  for (const file of repeated) console.error(`${file} says the same as another file: counted once.`);
  const rolled = rollUp(addSummaries(summaries));
  if (out) writeFileSync(out, rollUpJson(rolled));
  else process.stdout.write(rollUpJson(rolled));
  if (csv) writeFileSync(csv, rollUpCsv(rolled, await namesFor(rolled)));
};

if (import.meta.main)
  try {
    await run(readArguments());
  } catch (error) {
    if (!(error instanceof CannotRollUp)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
