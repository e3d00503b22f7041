import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser/launch-browser.ts";
import { factsOf, latest } from "./expect-same-sums.ts";
import { randomWays } from "./histories.ts";
import { filesOf } from "./written-reports.ts";

let browser: Browser;
let folder: string;
let summary: { totals: Record<string, number>; by: Record<string, Record<string, Record<string, number>>> };
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "berdaya-page-"));
  const files = await filesOf(
    randomWays(9, 90).map((way) => factsOf(latest(way))),
    "2026",
  );
  await writeFile(join(folder, "summary.html"), files.get("summary.html") as Buffer);
  const empty = await filesOf([], "2030-Q1", "uep");
  await writeFile(join(folder, "empty.html"), empty.get("summary.html") as Buffer);
  summary = JSON.parse(files.get("summary.json")?.toString() ?? "");
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** As it is opened in the office: from a folder, with nothing else at hand. */
const open = async (name: string, width: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "id-ID" });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) throw new Error(`the page asks for ${request.url()}`);
  });
  await page.goto(`file://${join(folder, name)}`);
  return page;
};

describe("the page of a report", () => {
  test("has no barrier", { timeout: 120_000 }, async () => {
    const page = await open("summary.html", 360);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  });

  test.each([
    ["summary.html", 360],
    ["summary.html", 1280],
    ["empty.html", 360],
  ])("(%s) is no wider than its window of %i pixels", async (name, width) => {
    const page = await open(name, width);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  test("names and describes each chart, and says its numbers in the table beside it", async () => {
    const page = await open("summary.html", 1280);
    const charts = page.getByRole("img");
    expect(await charts.count()).toBe(8);
    for (const chart of await charts.all()) {
      const [title, description] = await Promise.all([
        chart.locator("title").textContent(),
        chart.locator("desc").textContent(),
      ]);
      expect(title?.length).toBeGreaterThan(5);
      expect(description?.length).toBeGreaterThan(15);
    }
    const table = page.getByRole("table", { name: "Tabel: Menurut kabupaten atau kota" });
    const samarinda = await table
      .getByRole("row", { name: /^Kota Samarinda / })
      .getByRole("cell")
      .allTextContents();
    expect(samarinda).toEqual(Object.values(summary.by.regency?.["64.72"] ?? {}).map(String));
    const total = await table
      .getByRole("row", { name: /^Jumlah / })
      .getByRole("cell")
      .allTextContents();
    expect(total).toEqual(Object.values(summary.totals).map(String));
    await page.context().close();
  });

  test("tells bars apart without colour, and prints on paper without losing a column", async () => {
    const page = await open("summary.html", 1280);
    const fills = await page
      .locator("#by-sex-title ~ rect, svg[aria-labelledby^='by-sex'] rect")
      .evaluateAll((bars) => bars.map((bar) => bar.getAttribute("fill")));
    expect(new Set(fills).size).toBeGreaterThanOrEqual(3);
    // A4 between its margins, in CSS pixels.
    await page.setViewportSize({ width: 703, height: 1000 });
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(703);
    await page.context().close();
  });
});
