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

  test("is not kept longer by being looked at", async () => {
    const page = await site.visit();
    await page.goto("/bantuan/");
    const savedAt = await page.evaluate(() => {
      const days = 24 * 60 * 60 * 1000;
      const draft = { savedAt: Date.now() - 29 * days, answers: { fullName: ["Siti"] }, question: "name" };
      localStorage.setItem("berdaya-isian", JSON.stringify(draft));
      return draft.savedAt;
    });
    await page.goto("/daftar/#q-name");
    await page.locator("[name=fullName]").waitFor();
    expect(await page.inputValue("[name=fullName]")).toBe("Siti");
    await page.goto("/bantuan/");
    const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem("berdaya-isian") ?? "{}"));
    expect((await kept()).savedAt).toBe(savedAt);

    await page.goto("/daftar/#q-name");
    await page.locator("[name=fullName]").fill("Siti Aminah");
    await page.goto("/bantuan/");
    expect(await kept()).toMatchObject({ answers: { fullName: ["Siti Aminah"] } });
    expect((await kept()).savedAt).toBeGreaterThan(savedAt);
    await page.context().close();
  });
});
