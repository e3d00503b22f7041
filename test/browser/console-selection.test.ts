import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatDay } from "../../core/pages/format.ts";
import { sha256 } from "../../web/console/sha256.ts";
import { applied, assessed, verified } from "../support/people.ts";
import {
  type ConsoleSite,
  expectUsable,
  listenFor,
  openConsole,
  photograph,
  settle,
} from "./console-site.ts";

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsole();
  for (const need of [90, 70, 50])
    await assessed(site.api, { scores: { motivation: 60, readiness: 60, need } }, { cohortId: "2026-1" });
  await assessed(site.api, { fits: [] }, { cohortId: "2026-1" });
  await verified(site.api, { cohortId: "2026-1" });
  const [, , returned] = [1, 2, 3].map(() => applied(site.api, { cohortId: "2026-1" }));
  await (await site.api.as("verifier")).post(`/api/staff/applications/${await returned}/verification`, {
    decision: "return",
    reasons: [{ rule: "document-ktp", note: "Foto KTP buram." }],
    version: 1,
  });
}, 120_000);
afterAll(() => site?.stop());

/** What stands beside a name in a list of facts. */
const factOf = async (page: Page, name: string) =>
  page
    .locator(".govuk-summary-list__row")
    .filter({ has: page.getByText(name, { exact: true }) })
    .last()
    .locator("dd")
    .textContent();

test("the console hashes as everyone does", () => {
  for (const text of ["", "benih", "é漢".repeat(40), "a".repeat(119)])
    expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
});

test("a manager makes a seed for a cohort: its hash stands in the form, the seed is shown once", async () => {
  const page = await site.enter("manager", "/angkatan/2026-1");
  await page.getByRole("button", { name: "Buat kode undian" }).click();
  const seed = (await page.locator(".govuk-inset-text .console-digest").textContent()) ?? "";
  expect(seed).toMatch(/^[0-9a-f]{64}$/);
  expect(await page.getByLabel("Kode pemeriksa (hash) kode undian").inputValue()).toBe(sha256(seed));
  await page.context().close();
});

test("a manager tries a selection with other rules, then seals it; anyone with the record repeats it", async () => {
  const page = await site.enter("manager", "/angkatan/2026-1");
  const said = listenFor(page);
  await page.getByRole("link", { name: "Seleksi" }).click();
  await page.getByLabel("Coba dengan aturan lain").check();
  await page.getByLabel("Kebutuhan").fill("0,5");
  await page.getByRole("button", { name: "Tampilkan pratinjau" }).click();
  await page
    .locator(".govuk-error-summary")
    .getByRole("link", { name: /^Bobot nilai:/ })
    .waitFor();
  expect(await page.getByLabel("Kebutuhan").inputValue()).toBe("0,5");
  await page.getByLabel("Motivasi").fill("0,2");
  await page.getByRole("button", { name: "Tampilkan pratinjau" }).click();
  await page.getByRole("table", { name: "Peringkat" }).waitFor();
  await page.getByText("Untuk menetapkan hasil, tampilkan dulu pratinjau dengan kode undian.").waitFor();

  await page.getByLabel("Coba dengan aturan lain").uncheck();
  await page.getByLabel("Kode undian", { exact: true }).fill("rapat pleno");
  await page.getByRole("button", { name: "Tampilkan pratinjau" }).click();
  await page
    .locator(".govuk-error-summary")
    .getByText("Kode undian: Kode undian minimal 16 karakter.")
    .waitFor();
  await page.getByLabel("Kode undian", { exact: true }).fill("benih rapat pleno");
  await page.getByText(sha256("benih rapat pleno")).waitFor();
  await page.getByRole("button", { name: "Tampilkan pratinjau" }).click();
  const ranking = page.getByRole("table", { name: "Peringkat" });
  await page.getByRole("heading", { name: "Tetapkan hasil" }).waitFor();
  const asAuditor = await site.api.as("auditor");
  const closesOn = formatDay("id", (await asAuditor.get("/api/staff/cohorts/2026-1")).body.closesOn);
  expect(await ranking.getByRole("row").count()).toBe(5);
  await page.getByRole("table", { name: "Menurut jenis kelamin" }).getByText("Perempuan").waitFor();
  for (const [name, value] of [
    ["Belum diperiksa", "2"],
    ["Dikembalikan untuk diperbaiki", "1"],
    ["Sudah diperiksa, belum dinilai", "1"],
    ["Sudah dinilai, tidak ada kelas yang cocok", "1"],
    ["Jumlah yang tidak akan terpilih", "5"],
    ["Kursi yang tetap kosong", "29 dari 32"],
    [
      "Kode pemeriksa (hash) yang diumumkan",
      "Tidak ada. Orang lain tidak dapat memastikan bahwa kode undian tidak diganti.",
    ],
    ["Pendaftaran", `Masih dibuka sampai ${closesOn}`],
  ] as const)
    expect(await factOf(page, name)).toBe(value);
  await expectUsable(page);
  await photograph(page, "preview");

  const inputDigest = await page.locator("dd .console-digest").last().textContent();
  const send = page.getByRole("button", { name: "Tetapkan hasil" });
  const summary = page.locator(".govuk-error-summary");
  await send.click();
  await summary
    .getByText(`Centang bila pendaftaran ditutup sekarang. Kalau tidak, tunggu sesudah ${closesOn}.`)
    .waitFor();
  const wrongNumber = summary.getByText("Angka ini tidak sama dengan jumlah yang tidak akan terpilih.");
  await wrongNumber.waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("govuk-error-summary");
  await expectUsable(page);
  await photograph(page, "not-confirmed");
  await page.getByLabel("Tutup pendaftaran sekarang.").check();
  await page.getByLabel("Tulis jumlah orang yang tidak akan terpilih").fill("0");
  await send.click();
  await summary.getByText("Centang bila").waitFor({ state: "detached" });
  await wrongNumber.waitFor();
  expect((await asAuditor.get("/api/staff/cohorts/2026-1/selection")).status).toBe(404);
  await page.getByLabel("Tulis jumlah orang yang tidak akan terpilih").fill("5");
  await send.click();
  await page.getByText("Hasil seleksi angkatan 2026-1 sudah ditetapkan.", { exact: false }).waitFor();
  expect(await factOf(page, "Hasil")).toBe("3 ditawari kursi, 0 menunggu, 5 tidak terpilih");
  expect(await factOf(page, "Di antaranya belum dinilai")).toBe("4");
  const { body } = await asAuditor.get("/api/staff/cohorts/2026-1/selection");
  expect(body.inputDigest).toBe(inputDigest);
  await page.getByText(body.digest).waitFor();
  await page.getByRole("button", { name: "Hitung ulang sekarang" }).click();
  await page.getByText("Cocok: hasil dan kedua kode pemeriksa sama dengan catatan.").waitFor();
  await expectUsable(page);
  await photograph(page, "sealed");
  expect(said).toEqual([]);
  await page.context().close();
});

test("an auditor reads the sealed record; one that was tampered with does not recompute", async () => {
  const page = await site.enter("auditor", "/angkatan/2026-1/seleksi");
  await page.getByRole("heading", { name: "Catatan hasil yang ditetapkan" }).waitFor();
  await settle(page);
  await page.route("**/selection", async (route) => {
    const record = (await (await route.fetch()).json()) as { rows: { result: object }[] };
    const [first] = record.rows;
    if (first) first.result = { state: "waitlisted", place: 1 };
    return route.fulfill({ json: record });
  });
  await page.reload();
  await page.getByRole("button", { name: "Hitung ulang sekarang" }).click();
  await page.getByText("Tidak cocok", { exact: false }).waitFor();
  await page.context().close();
});

test("a trainer finds no selection, and is told so at its address", async () => {
  const page = await site.enter("trainer", "/angkatan/2026-1");
  await page.getByRole("navigation", { name: "Halaman angkatan ini" }).waitFor();
  expect(await page.getByRole("link", { name: "Seleksi" }).count()).toBe(0);
  await page.goto("/petugas/angkatan/2026-1/seleksi");
  await page.getByText("Halaman ini bukan untuk peran Anda").waitFor();
  await page.context().close();
});
