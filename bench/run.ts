/**
 * `npm run bench`: runs the benches and writes their results into `docs/measurements.md`.
 *
 * `npm run bench -- module-load` runs one bench alone. `--applications=100000` makes the large store smaller.
 */
import "../offices/default-office.ts";

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureFirstPage } from "./first-page.ts";
import { measureHomePace } from "./home-pace.ts";
import { startLargeStore } from "./large-store.ts";
import { measureListPage } from "./list-page.ts";
import { type Measurement, writeMeasurement } from "./measurement.ts";
import { measureModuleLoad } from "./module-load.ts";
import { measureReportMemory } from "./report-memory.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    applications: { type: "string", default: "1000000" },
    "home-applications": { type: "string", default: "20000" },
  },
});
const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name);
const page = join(import.meta.dirname, "../docs/measurements.md");

const machine = () =>
  `${cpus().length} processors (${process.arch}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform}, Node ${process.versions.node}`;

const keep = async (name: string, measurement: Measurement): Promise<void> => {
  const written = [
    writeMeasurement(measurement),
    "",
    `Measured by \`npm run bench -- ${name}\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`,
  ].join("\n");
  const text = await readFile(page, "utf8");
  const place = new RegExp(`(<!-- measured: ${name} -->\\n)[^]*?(\\n<!-- end -->)`);
  if (!place.test(text)) throw new Error(`docs/measurements.md has no place for ${name}`);
  await writeFile(
    page,
    text.replace(place, (_found, before: string, after: string) => before + written + after),
  );
  for (const { what, measured, ratio, withinTarget } of measurement.rows)
    console.log(
      `${name}: ${what}: ${measured}, ratio ${ratio.toFixed(3)}${withinTarget === false ? " TOO MUCH" : ""}`,
    );
};

if (isAsked("first-page")) await keep("first-page", measureFirstPage());
if (isAsked("module-load")) await keep("module-load", await measureModuleLoad());
if (isAsked("home-pace")) await keep("home-pace", await measureHomePace(Number(values["home-applications"])));
if (isAsked("list-page") || isAsked("report-memory")) {
  const folder = await mkdtemp(join(tmpdir(), "berdaya-bench-"));
  const hold = async (applications: number) => ({
    applications,
    store: await startLargeStore(folder, applications),
  });
  try {
    const small = await hold(1000);
    const large = await hold(Number(values.applications));
    if (isAsked("list-page")) await keep("list-page", await measureListPage(small, large));
    if (isAsked("report-memory"))
      await keep("report-memory", await measureReportMemory(small, large, folder));
    await Promise.all([small.store.stop(), large.store.stop()]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
