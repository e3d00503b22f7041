/** What the browser tests of the public pages share: a running Berdaya with one open cohort, and a browser. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import type { Messenger } from "../../core/messaging/messenger.ts";
import { markupFaults } from "../pages/markup.ts";
import { createApi } from "../support/api.ts";
import { aCohort } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";
import { launchBrowser } from "./launch-browser.ts";

export interface Site {
  url: string;
  browser: Browser;
  api: ReturnType<typeof createApi>;
  /** Its way to people, which a test can make fail. */
  messenger: Messenger;
  /** One more cohort whose intake is open. */
  openCohort(cohortId: string, overrides?: Parameters<typeof aCohort>[0]): Promise<void>;
  /** A page with nothing stored, as a phone has it that was never here; script errors fail the test that ends with `close`. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

export const openSite = async (): Promise<Site> => {
  const [running, browser] = await Promise.all([startLocal(), launchBrowser()]);
  const api = createApi(running.url);
  const manager = await api.as("manager");
  const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const openCohort: Site["openCohort"] = async (cohortId, overrides) => {
    const days = { opensOn: day(-10), closesOn: day(20), startsOn: day(40), endsOn: day(70) };
    const reply = await manager.post("/api/staff/cohorts", aCohort({ cohortId, ...days, ...overrides }));
    if (reply.status !== 201) throw new Error(`opening a cohort was answered ${reply.status}: ${reply.text}`);
  };
  await openCohort("2026-1");
  return {
    url: running.url,
    browser,
    api,
    messenger: running.services.messenger,
    openCohort,
    visit: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        locale: "id-ID",
        baseURL: running.url,
        ...options,
      });
      return context.newPage();
    },
    stop: async () => {
      await browser.close();
      await running.stop();
    },
  };
};

/** Nobody is shut out by what axe or HTML's own rules find; for axe, `within` spares the frame that every page shares. */
export const expectAccessible = async (page: Page, within = "html"): Promise<void> => {
  // Pages here have no frames, and what passed need not be described: so it takes a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`),
    page.url(),
  ).toEqual([]);
  expect(markupFaults(await page.content()), page.url()).toEqual([]);
};

export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess, page.url()).toBeLessThanOrEqual(0);
};

/** Goes on with the Tab key until the element has the focus, as somebody without a mouse does. */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key never reached ${selector} on ${page.url()}.`);
};

/** A photo as a telephone takes it: noise, so that it is large. */
export const takePhoto = async (page: Page, width: number, height: number): Promise<Buffer> => {
  const base64 = await page.evaluate(
    async ([wide, high]) => {
      const canvas = document.createElement("canvas");
      canvas.width = wide;
      canvas.height = high;
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      const pixels = context.createImageData(wide, high);
      for (let at = 0; at < pixels.data.length; at += 1)
        pixels.data[at] = at % 4 === 3 ? 255 : (at * 2654435761) >>> 24;
      context.putImageData(pixels, 0, 0);
      return canvas.toDataURL("image/jpeg", 0.95).split(",")[1] ?? "";
    },
    [width, height] as const,
  );
  return Buffer.from(base64, "base64");
};
