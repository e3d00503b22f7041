/**
 * The pages of the office under test in a browser: its own name, areas and papers. The suite runs this file once for
 * each office (`vitest.config.ts`).
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import * as office from "../../offices/office.ts";
import { type ConsoleSite, openConsole } from "../browser/console-site.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../browser/site.ts";
import { answerAll, isShown, openWithDraft } from "../browser/wizard.ts";
import { anAddress, districtName, regencyName } from "../support/office-under-test.ts";

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsole();
});
afterAll(() => site?.stop());

test("an applicant goes from the front page to a reference of the office, by keyboard alone", async () => {
  const page = await site.visit();
  await page.goto("/");
  await page.waitForSelector("#openings .card");
  expect(await page.textContent(".top__owner")).toBe(office.name.id);
  expect(await page.textContent("#openings")).toContain(regencyName(anAddress.regency));
  await expectAccessible(page);
  await page.goto("/daftar/");
  await answerAll(page, 1);
  const answers = await page.textContent("#answers");
  expect(answers).toContain(regencyName(anAddress.regency));
  expect(answers).toContain(districtName);
  await page.click("#continue");
  await page.waitForSelector("#reference");
  expect(await page.textContent("#reference")).toMatch(new RegExp(`^${office.referencePrefix}-`));
  await page.context().close();
}, 120_000);

test("the districts come when a regency is chosen; where they do not, the form says so and tries again", async () => {
  const page = await site.visit();
  await openWithDraft(page, 2, "address");
  expect(await page.inputValue("#address-district")).toBe(anAddress.district);

  let tries = 0;
  const { capital, regencies } = office;
  const other = regencies.find(({ code }) => code !== capital)?.code as string;
  await page.route(`**/assets/area-${other}.json`, (route) => {
    tries += 1;
    return tries === 1 ? route.abort() : route.continue();
  });
  await page.selectOption("#address-regency", other);
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await page.waitForSelector(`#address-district option[value^="${other}."]`, { state: "attached" });
  expect(await page.inputValue("#address-district")).toBe("");
  expect(await page.locator("#address-district option").count()).toBeGreaterThan(1);
  await expectAccessible(page);
  await page.context().close();
});

test("the districts come on an older phone too, whose browser has no time-outs for signals", async () => {
  const page = await site.visit();
  await page.addInitScript(() => {
    Object.defineProperty(AbortSignal, "timeout", { value: undefined });
  });
  await openWithDraft(page, 3, "address");
  expect(await page.inputValue("#address-district")).toBe(anAddress.district);
  await page.context().close();
});

test("the plain form fits into a phone, and asks for the regency first where districts are many", async () => {
  const page = await site.visit({ javaScriptEnabled: false });
  await page.goto("/api/form");
  const isLarge = office.regencies.length > 20;
  expect(await page.locator("#fullName").count()).toBe(isLarge ? 0 : 1);
  if (isLarge) {
    await expectNoSidewaysScroll(page);
    await page.selectOption("#regency", anAddress.regency);
    await page.click("button[type=submit]");
    expect(await page.locator("#address-district optgroup").count()).toBe(1);
  }
  await page.fill("#fullName", "Rina Contoh");
  await page.click("button[type=submit]");
  // What was typed and chosen stays, and the form keeps to the regency.
  expect(await page.inputValue("#fullName")).toBe("Rina Contoh");
  expect(await page.locator("#address-district optgroup").count()).toBe(
    isLarge ? 1 : office.regencies.length,
  );
  await page.context().close();
});

test("the console names the office and offers its regencies", async () => {
  const page = await site.enter("verifier");
  await page.waitForSelector("table");
  expect(await page.textContent("body")).toContain(office.name.id);
  const options = await page.locator("select option").allTextContents();
  for (const { name } of office.regencies) expect(options).toContain(name);
  await page.context().close();
});

test("the districts of a phone's page are small files", async () => {
  const page = await site.visit();
  await page.goto("/daftar/");
  await isShown(page, "cohort");
  const html = await page.content();
  expect(html).toContain(regencyName(anAddress.regency));
  expect(html).not.toContain(`"${anAddress.district}"`);
  await page.context().close();
});
