import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.stop());

const hours = 60 * 60 * 1000;

const pages = [
  "/",
  "/daftar/",
  "/status/",
  "/sertifikat/",
  "/bantuan/",
  "/nothing-here",
  "/api/form",
  "/api/confirmation?reference=KT-0000-0000-0000",
];

describe("what the phone keeps", () => {
  test.each(pages)("past its term is removed when %s is opened, and not before", async (path) => {
    const page = await site.visit();
    await page.clock.install();
    await page.goto("/bantuan/");
    const keptAt = await page.evaluate(() => {
      const now = Date.now();
      const draft = { savedAt: now, answers: { fullName: ["Siti"] }, question: "name" };
      const sent = { sentAt: now, reference: "KT-7F3K-9Q2M-4XTD", birthDate: "1998-07-05", kinds: [] };
      localStorage.setItem("berdaya-isian", JSON.stringify(draft));
      localStorage.setItem("berdaya-terkirim", JSON.stringify(sent));
      return now;
    });
    const keptAfter = async (elapsed: number) => {
      await page.clock.setFixedTime(keptAt + elapsed);
      await page.goto(path, { waitUntil: "load" });
      return page.evaluate(() => Object.keys(localStorage).sort());
    };
    expect(await keptAfter(23 * hours)).toEqual(["berdaya-isian", "berdaya-terkirim"]);
    expect(await keptAfter(25 * hours)).toEqual(["berdaya-isian"]);
    expect(await keptAfter(31 * 24 * hours)).toEqual([]);
    await page.context().close();
  });

  test("is removed where it cannot be read or bears no time", async () => {
    const page = await site.visit();
    await page.goto("/bantuan/");
    await page.evaluate(() => {
      localStorage.setItem("berdaya-isian", '{"answers":{"fullName":["Siti"]}}');
      localStorage.setItem("berdaya-terkirim", "{");
    });
    await page.goto("/status/");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.context().close();
  });
});
