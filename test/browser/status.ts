/** The status page as tests open it. */
import type { Page } from "playwright-core";

/** The status of somebody born as the builders' people are. */
export const openStatus = async (page: Page, reference: string, path = "/status/"): Promise<void> => {
  await page.goto(path);
  await page.fill("#reference", reference);
  await page.fill("#birthDate", "5");
  await page.fill("#birthDate-month", "7");
  await page.fill("#birthDate-year", "1998");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".now");
};
