/** Nothing that a person reads or is about to press moves away while a page loads on a slow line. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applied, birthDate } from "../support/people.ts";
import { openSite, type Site } from "./site.ts";

const mostShift = 0.05;
const slowLine = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await site.openCohort("2026-2");
}, 120_000);
afterAll(() => site?.stop());

interface Shift {
  value: number;
  moved: string[];
}

/** A page that notes every shift, on a line of 400 kbit/s that takes 400 ms to answer. */
const visitSlowly = async (viewport: { width: number; height: number }): Promise<Page> => {
  const page = await site.visit({ viewport });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      })[])
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            moved: entry.sources.map(({ node }) => (node as Element)?.outerHTML?.slice(0, 80) ?? ""),
          });
    }).observe({ type: "layout-shift", buffered: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...slowLine });
  return page;
};

/** All shifts together: at least what browsers report as the page's CLS. */
const expectStill = async (page: Page) => {
  await page.waitForLoadState("networkidle");
  // What was drawn last is told with the frame after it.
  const shifts = await page.evaluate(
    () =>
      new Promise<Shift[]>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve((globalThis as unknown as { shifts: Shift[] }).shifts)),
        ),
      ),
  );
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, `${page.url()} ${JSON.stringify(shifts)}`).toBeLessThan(mostShift);
};

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** On every screen at once: the line is what takes the time. */
const onEveryScreen = async (walk: (page: Page) => Promise<void>): Promise<void> => {
  await Promise.all(
    screens.map(async (viewport) => {
      const page = await visitSlowly(viewport);
      await walk(page);
      await expectStill(page);
      await page.context().close();
    }),
  );
};

const paths = [
  ["/", "#openings .card"],
  ["/en/", "#openings .card"],
  ["/daftar/", "#q-cohort:not([hidden])"],
  ["/en/apply/", "#q-cohort:not([hidden])"],
  ["/status/", "form"],
  ["/en/status/", "form"],
  ["/sertifikat/", "form:not(.scripted)"],
  ["/en/certificate/", "form:not(.scripted)"],
  ["/sertifikat/#000000000000", "#result h2"],
  ["/bantuan/", "h1"],
  ["/en/help/", "h1"],
  ["/nothing-here", "h1"],
  ["/api/form", "form"],
  ["/api/form?lang=en", "form"],
  ["/api/confirmation?reference=KT-0000-0000-0000", "h1"],
  ["/api/confirmation?about=document", "h1"],
  ["/petugas/", "h1"],
] as const;

describe.concurrent("on a slow line", { timeout: 180_000 }, () => {
  test.each(paths)("%s stands still while it loads", (path, ready) =>
    onEveryScreen(async (page) => {
      await page.goto(path);
      await page.waitForSelector(ready);
    }),
  );

  test.each([
    ["nothing is open", { items: [] }],
    ["the cohorts cannot be told", undefined],
  ])("the front page and the form stand still where %s", async (_, openings) => {
    for (const [path, ready] of [
      ["/", "#openings p:not([data-loading], #without-script)"],
      ["/daftar/", "#message p:not([data-loading])"],
    ] as const)
      await onEveryScreen(async (page) => {
        await page.route("**/api/openings", (route) =>
          openings ? route.fulfill({ json: openings }) : route.abort(),
        );
        await page.goto(path);
        await page.waitForSelector(ready);
      });
  });

  test("a draft that was kept stands still while it is offered", () =>
    onEveryScreen(async (page) => {
      const draft = { savedAt: Date.now(), answers: { fullName: ["Siti"] }, question: "name" };
      await page.addInitScript((kept) => localStorage.setItem("berdaya-isian", kept), JSON.stringify(draft));
      await page.goto("/daftar/");
      await page.waitForSelector("#message button");
    }));

  test("an answer to a status stands still, its photos too", async () => {
    const reference = await applied(site.api);
    await onEveryScreen(async (page) => {
      await page.goto(`/status/#${reference}`);
      const [year = "", month = "", day = ""] = birthDate.split("-");
      await page.fill("#birthDate", day);
      await page.fill("#birthDate-month", month);
      await page.fill("#birthDate-year", year);
      await page.keyboard.press("Enter");
      await page.waitForSelector(".upload");
    });
  });
});
