import { afterAll, beforeAll, expect, test } from "vitest";
import { aProgramme } from "../support/examples.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.stop());

test("the front page says who can apply and what to bring as a manager changed it", async () => {
  const { rules } = aProgramme();
  const changed = await (await site.api.as("manager")).put("/api/staff/programmes/skills-training", {
    ...aProgramme(),
    rules: { ...rules, minimumAge: 18, mustNotWork: false },
    requiredDocuments: ["ktp", "disability-letter"],
    version: 1,
  });
  expect(changed.status, changed.text).toBe(200);
  const page = await site.visit();
  await page.goto("/");
  await page.locator('[data-programme="who"]').getByText("Anda berusia 18 sampai 64 tahun.").waitFor();
  expect(await page.locator('[data-programme="who"] li').allTextContents()).toEqual([
    "Anda penyandang disabilitas fisik, intelektual, mental, atau sensorik.",
    "Anda berusia 18 sampai 64 tahun.",
    "Anda ingin bekerja atau membuka usaha.",
    "Anda tinggal di daerah angkatan yang dipilih.",
  ]);
  expect(await page.locator('[data-programme="whoNote"]').textContent()).toBe(
    "Anda tidak perlu terdaftar di data kesejahteraan sosial.",
  );
  expect(await page.locator('[data-programme="need"] li').last().textContent()).toMatch(
    /^Foto dokumen: KTP .*, Surat keterangan disabilitas/,
  );
  await page.context().close();
});
