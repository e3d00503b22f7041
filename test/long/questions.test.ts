import { afterAll, beforeAll, expect, test } from "vitest";
import { everyQuestion } from "../../core/domain/applications/fields/declared.ts";
import { expectAccessible, expectNoSidewaysScroll, openSite, type Site } from "../browser/site.ts";
import { answerAll } from "../browser/wizard.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.stop());

test("every question of the wizard is accessible when it is asked, on a narrow screen too", async () => {
  const page = await site.visit({ viewport: { width: 320, height: 640 } });
  await page.goto("/daftar/");
  let asked = 0;
  await answerAll(page, 1, async () => {
    asked += 1;
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
  await expectAccessible(page);
  expect(asked).toBe(everyQuestion.length);
});
