import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applied } from "../builders/people.ts";
import { expectAccessible, openSite, type Site, tabTo } from "./site.ts";
import { openStatus } from "./status.ts";
import { openWithDraft } from "./wizard.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.stop());

const press = async (page: Page, selector: string) => {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
};

/** A phone's screen shows it whole, without scrolling. */
const expectOnScreen = async (page: Page, element: Locator) => {
  const box = await element.boundingBox();
  const screen = page.viewportSize();
  if (!box || !screen) throw new Error("It is nowhere.");
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(screen.height);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(screen.width);
};

const expectTroubleBeside = async (page: Page, button: string) => {
  const trouble = page.locator(".trouble");
  await trouble.waitFor();
  expect(await trouble.count()).toBe(1);
  expect(await trouble.evaluate((element) => element === document.activeElement)).toBe(true);
  await expectOnScreen(page, trouble);
  await expectOnScreen(page, page.locator(button));
  await expectAccessible(page, "main");
};

/** What goes wrong on the line, and what a person's clock does meanwhile. */
const faults = [
  {
    name: "without a line",
    hinder: (page: Page, path: string) => page.route(path, (route) => route.abort()),
    wait: async () => {},
  },
  {
    name: "with no answer",
    hinder: (page: Page, path: string) => page.route(path, () => {}),
    wait: async (page: Page) => {
      const progress = page.getByText("Mengirim…");
      await progress.waitFor();
      await expectOnScreen(page, progress);
      await page.clock.fastForward("00:31");
    },
  },
] as const;

describe.each(faults)("sending $name", ({ hinder, wait, name }) => {
  const serial = name === "without a line" ? 801 : 802;

  test("an application is answered beside the button, loses nothing, and is repeated by the same key", async () => {
    const page = await site.visit();
    await page.clock.install();
    await openWithDraft(page, serial);
    const keys: (string | undefined)[] = [];
    page.on("request", (request: Request) => {
      if (request.method() === "POST" && request.url().endsWith("/api/applications"))
        keys.push(request.headers()["idempotency-key"]);
    });
    await hinder(page, "**/api/applications");
    await press(page, "#continue");
    await wait(page);
    await expectTroubleBeside(page, "#continue");
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/sending-${serial}.png` });
    expect(await page.textContent("#sending")).toBe("");
    expect(await page.textContent("#answers")).toContain("Siti Rahmah");
    await page.unroute("**/api/applications");
    await press(page, "#continue");
    await page.waitForSelector("#reference");
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    await page.context().close();
  });

  test("a step on the status page is answered beside its button, with what was typed", async () => {
    const reference = await applied(site.api);
    const page = await site.visit();
    await page.clock.install();
    await openStatus(page, reference);
    await press(page, 'form:has([value="withdrawal"]) button');
    await page.waitForSelector("#why");
    await page.fill("#why", "Pindah rumah.\n".repeat(40));
    const keys: (string | null)[] = [];
    page.on("request", (request: Request) => {
      if (request.url().endsWith("/withdrawal"))
        keys.push(new URLSearchParams(request.postData() ?? "").get("idempotencyKey"));
    });
    await hinder(page, "**/withdrawal");
    const button = 'form[action$="/withdrawal"] button';
    await press(page, button);
    await wait(page);
    await expectTroubleBeside(page, button);
    expect(await page.inputValue("#why")).toContain("Pindah rumah.");
    await page.unroute("**/withdrawal");
    await press(page, button);
    await page.waitForSelector(".govuk-panel");
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    await page.context().close();
  });

  test("the question for a status is answered beside its button", async () => {
    const page = await site.visit();
    await page.clock.install();
    await hinder(page, "**/api/status");
    await page.goto("/status/");
    await page.fill("#reference", "KT-7F3K-9Q2M-4XTD");
    await press(page, "main form button");
    await wait(page);
    await expectTroubleBeside(page, "main form button");
    expect(await page.inputValue("#reference")).toBe("KT-7F3K-9Q2M-4XTD");
    await page.context().close();
  });
});
