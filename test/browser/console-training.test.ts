import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolled } from "../support/people.ts";
import {
  type ConsoleSite,
  expectUsable,
  listenFor,
  openConsole,
  photograph,
  settle,
  telephone,
} from "./console-site.ts";

let site: ConsoleSite;
let people: string[];
const best = { motivation: 90, readiness: 90, need: 90 };
/** The day it is in the office, as the sheets count. */
const day = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());

beforeAll(async () => {
  site = await openConsole();
  people = await enrolled(site.api, "2026-1", [
    { scores: best, fits: ["sewing"] },
    { fits: ["sewing"] },
    { fits: ["sewing"] },
  ]);
}, 120_000);
afterAll(() => site?.stop());

test("a trainer fills in a sheet on a telephone; whom nobody marked is told, and the rest stays", async () => {
  const page = await site.enter("trainer", "/pendaftaran", telephone);
  const said = listenFor(page);
  expect(await page.getByRole("link", { name: "Angkatan", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Angkatan", exact: true }).click();
  await page.getByRole("link", { name: /^2026-1/ }).click();
  await page.getByRole("link", { name: "Daftar hadir" }).click();
  await page.getByRole("group", { name: "Hari", exact: true }).getByLabel("Bulan").fill("13");
  await page.getByRole("button", { name: "Buka lembar" }).click();
  await page.getByText("Tulis tanggal yang ada", { exact: false }).waitFor();
  await expectUsable(page);
  await page.goto(`/petugas/angkatan/2026-1/kehadiran/${day()}/A`);
  await page.getByText("Lembar untuk hari ini belum ada.").waitFor();
  const first = page.locator(".console-mark").first();
  await first.getByLabel("Izin").check();
  await first.getByLabel(/^Keterangan untuk/).fill("Sakit.");
  await page.getByRole("button", { name: "Simpan lembar hadir" }).click();
  await page.locator(".govuk-error-summary").getByRole("link").first().waitFor();
  expect(await first.getByLabel(/^Keterangan untuk/).inputValue()).toBe("Sakit.");
  await expectUsable(page);
  await photograph(page, "sheet");
  await page.getByRole("button", { name: "Tandai semua hadir" }).click();
  await page.locator(".console-mark").nth(1).getByLabel("Izin").check();
  await page.getByRole("button", { name: "Simpan lembar hadir" }).click();
  await page.getByText("Lembar hadir tersimpan.").waitFor();
  await page.getByRole("link", { name: "Kembali" }).click();
  await page.getByRole("link", { name: /kelas A$/ }).waitFor();
  const sessions = (await (await site.api.as("trainer")).get("/api/staff/cohorts/2026-1/sessions")).body
    .items;
  expect(sessions).toMatchObject([{ classId: "A", present: 2, late: 0, excused: 1, absent: 0 }]);
  expect(said).toEqual([]);
  await page.context().close();
});

test("a sheet that another trainer saved meanwhile is shown beside what was marked", async () => {
  const page = await site.enter("trainer", `/angkatan/2026-1/kehadiran/${day()}/A`);
  const first = page.locator(".console-mark").first();
  await first.getByLabel("Terlambat").check();
  const trainer = await site.api.as("trainer");
  const path = `/api/staff/cohorts/2026-1/sessions/${day()}/attendance`;
  const { marks, version } = (await trainer.get(`${path}?classId=A`)).body;
  const others = marks.map((each: object, index: number) =>
    index === 2 ? { ...each, mark: "absent" } : each,
  );
  expect((await trainer.put(path, { classId: "A", marks: others, version })).status).toBe(200);
  await page.getByRole("button", { name: "Simpan lembar hadir" }).click();
  const stored = page.getByRole("region", { name: "Yang tersimpan sekarang" });
  await stored.getByText("Tidak hadir").waitFor();
  expect(await first.getByLabel("Terlambat").isChecked()).toBe(true);
  await page.getByRole("button", { name: "Simpan lembar hadir" }).click();
  await page.getByText("Lembar hadir tersimpan.").waitFor();
  await page.context().close();
  const auditor = await site.enter("auditor", `/angkatan/2026-1/kehadiran/${day()}/A`);
  await auditor.getByRole("table", { name: "Lembar hadir" }).getByText("Terlambat").waitFor();
  expect(await auditor.getByRole("button", { name: "Simpan lembar hadir" }).count()).toBe(0);
  await expectUsable(auditor);
  await auditor.context().close();
});

test("a trainer notes progress, a manager ends the training and finds the certificate; it names the one that comes later", async () => {
  const [reference = ""] = people;
  const trainer = await site.enter("trainer", `/pendaftaran/${reference}`);
  await trainer.getByLabel("Mahir").check();
  await trainer.getByRole("button", { name: "Catat kemajuan" }).click();
  await trainer
    .locator(".govuk-error-summary")
    .getByRole("link", { name: /^Unit:/ })
    .waitFor();
  expect(await trainer.getByLabel("Mahir").isChecked()).toBe(true);
  await trainer.getByLabel("Unit").fill("Menjahit lurus");
  await trainer.getByRole("button", { name: "Catat kemajuan" }).click();
  await trainer.getByRole("table", { name: "Kemajuan" }).getByText("Menjahit lurus").waitFor();
  expect(await trainer.getByRole("button", { name: "Akhiri pelatihan" }).count()).toBe(0);
  await trainer.context().close();

  const page = await site.enter("manager", `/pendaftaran/${reference}`);
  await page.getByLabel("Nomor sertifikat").first().fill("12/BLK/2026");
  await page.getByRole("button", { name: "Akhiri pelatihan" }).click();
  await page
    .locator(".govuk-error-summary")
    .getByRole("link", { name: /^Hasil:/ })
    .waitFor();
  expect(await page.getByLabel("Nomor sertifikat").first().inputValue()).toBe("12/BLK/2026");
  await page.getByLabel("Nomor sertifikat").first().fill("");
  await page.getByLabel("Selesai", { exact: true }).check();
  await page.getByRole("button", { name: "Akhiri pelatihan" }).click();
  await page.getByText(/^Tersimpan\. Status sekarang/).waitFor();
  await page.getByRole("button", { name: "Buka sertifikat pelatihan (PDF)" }).waitFor();
  await page.getByRole("button", { name: "Catat sertifikat kompetensi" }).click();
  await page.getByLabel("Nomor sertifikat").fill("7/BNSP/2026");
  await page.getByLabel("Penerbit").fill("LSP Contoh");
  const certificate = page.getByRole("region", { name: "Catat sertifikat kompetensi" });
  const [year = "", month = "", date = ""] = day().split("-");
  await certificate.getByLabel("Hari").fill(date);
  await certificate.getByLabel("Bulan").fill(month);
  await certificate.getByLabel("Tahun").fill(year);
  await page.getByRole("button", { name: "Simpan sertifikat" }).click();
  await page.getByText("7/BNSP/2026, LSP Contoh", { exact: false }).waitFor();
  await settle(page);
  await expectUsable(page);
  await photograph(page, "completed");
  await page.context().close();
});

test("an attendance that is too low is told, and what was typed stays", async () => {
  const absent = people[1] as string;
  await (await site.api.as("manager")).get("/api/staff/cohorts/2026-1");
  const trainer = await site.api.as("trainer");
  const before = new Date(Date.parse(`${day()}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  await trainer.put(`/api/staff/cohorts/2026-1/sessions/${before}/attendance`, {
    classId: "A",
    marks: people.map((reference) => ({ reference, mark: reference === absent ? "absent" : "present" })),
  });
  const page = await site.enter("manager", `/pendaftaran/${absent}`);
  await page.getByLabel("Selesai", { exact: true }).check();
  await page.getByRole("button", { name: "Akhiri pelatihan" }).click();
  await page.getByText("Kehadiran belum cukup").waitFor();
  expect(await page.getByLabel("Selesai", { exact: true }).isChecked()).toBe(true);
  await page.context().close();
});
