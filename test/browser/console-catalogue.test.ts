import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ConsoleSite,
  desktop,
  expectUsable,
  fillDay,
  listenFor,
  openConsole,
  photograph,
} from "./console-site.ts";
import { expectAccessible } from "./site.ts";

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsole();
}, 120_000);
afterAll(() => site?.stop());

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

describe("a manager", () => {
  test("opens a cohort; what is wrong is told at its fields and the rest stays", async () => {
    const page = await site.enter("manager", "/angkatan");
    await page.getByRole("link", { name: "Buka angkatan baru" }).click();
    await page.getByLabel("Kode angkatan").fill("2027-1");
    await page.getByLabel("Nama", { exact: true }).fill("Angkatan 1 tahun 2027");
    await page.getByLabel("Kota Samarinda").check();
    await fillDay(page, "Pendaftaran dibuka", "2027-1-5");
    await fillDay(page, "Pendaftaran ditutup", "2027-2-30");
    await fillDay(page, "Pelatihan dimulai", "2027-3-1");
    await fillDay(page, "Pelatihan selesai", "2027-3-31");
    await page.getByLabel("Tempat").fill("BLKI Balikpapan");
    const first = page.getByRole("group", { name: "Kelas 1" });
    await first.getByLabel("Kode kelas").fill("A");
    await first.getByLabel("Nama lembaga").fill("LPK Contoh");
    await page.getByLabel("Motivasi").fill("0,3");
    await page.getByLabel("Kesiapan").fill("0,3");
    await page.getByLabel("Kebutuhan").fill("0,5");
    await page.getByRole("button", { name: "Tambah kelompok" }).click();
    const group = page.getByRole("group", { name: "Kelompok 1" });
    await group.getByLabel("Menurut").selectOption("sex");
    await group.getByLabel("Nilai").selectOption("female");
    await group.getByLabel("Kursi").fill("delapan");
    await page.getByRole("button", { name: "Buka angkatan" }).click();

    const summary = page.locator(".govuk-error-summary");
    await summary.getByRole("link", { name: /^Pendaftaran ditutup:/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("openCohort-closesOn-day");
    // What each kind of field says: chosen from a list, or written as a number.
    await summary.getByRole("link", { name: "Program: Pilih salah satu." }).waitFor();
    await summary.getByRole("link", { name: "Keterampilan: Pilih salah satu." }).waitFor();
    await summary.getByRole("link", { name: "Kursi: Tulis angka bulat, misalnya 12." }).waitFor();
    await expectAccessible(page);
    await photograph(page, "open-cohort-refused");
    await page.getByLabel("Program", { exact: true }).selectOption("skills-training");
    await first.getByLabel("Keterampilan").selectOption("sewing");
    await fillDay(page, "Pendaftaran ditutup", "2027-2-20");
    expect(await group.getByLabel("Kursi").inputValue()).toBe("delapan");
    await group.getByLabel("Kursi").fill("8");
    await page.getByRole("button", { name: "Buka angkatan" }).click();
    await summary.getByRole("link", { name: /^Bobot nilai:/ }).waitFor();
    await page.getByLabel("Kebutuhan").fill("0,4");
    await page.getByRole("button", { name: "Buka angkatan" }).click();

    await heading(page).getByText("Angkatan 2027-1").waitFor();
    const { body } = await (await site.api.as("auditor")).get("/api/staff/cohorts/2027-1");
    expect(body).toMatchObject({
      opensOn: "2027-01-05",
      quota: 32,
      regencies: ["64.72"],
      classes: [{ classId: "A", skill: "sewing", partner: { recommendation: null }, seats: 16 }],
      rules: {
        weights: { motivation: 0.3, readiness: 0.3, need: 0.4 },
        reserved: [{ by: "sex", value: "female", seats: 8 }],
      },
    });
    await page.context().close();
  }, 60_000);

  test("changes a cohort that a colleague changed meanwhile, after seeing both", async () => {
    const page = await site.enter("manager", "/angkatan/2026-1");
    await page.getByLabel("Nama", { exact: true }).fill("Nama dari layar");
    const colleague = await site.api.as("manager");
    const { cohortId: _, createdAt: __, ...now } = (await colleague.get("/api/staff/cohorts/2026-1")).body;
    expect(
      (await colleague.put("/api/staff/cohorts/2026-1", { ...now, venue: "Aula Dinas Sosial" })).status,
    ).toBe(200);
    await page.getByRole("button", { name: "Simpan" }).click();
    const stored = page.getByRole("region", { name: "Yang tersimpan sekarang" });
    await stored.getByText("Aula Dinas Sosial").waitFor();
    expect(await page.getByLabel("Nama", { exact: true }).inputValue()).toBe("Nama dari layar");
    await stored.getByRole("button", { name: /^Pakai yang tersimpan.*Tempat$/ }).click();
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.getByText("Perubahan tersimpan.").waitFor();
    expect((await colleague.get("/api/staff/cohorts/2026-1")).body).toMatchObject({
      name: "Nama dari layar",
      venue: "Aula Dinas Sosial",
    });
    await page.context().close();
  });

  test("changes a skill's toolkit value and adds a new skill", async () => {
    const page = await site.enter("manager", "/katalog");
    await page.getByRole("link", { name: "Menjahit", exact: true }).click();
    await page.getByLabel("Nilai alat (rupiah)").fill("6.500.000");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Perubahan tersimpan.").waitFor();
    await page.getByRole("link", { name: "Kembali" }).click();
    await page.getByText("6.500.000").waitFor();
    await page.getByRole("link", { name: "Tambah keterampilan" }).click();
    await page.getByLabel("Kode").fill("barista");
    await page.getByLabel("Dalam bahasa Indonesia").fill("Barista");
    await page.getByLabel("Dalam bahasa Inggris").fill("Barista");
    await page.getByLabel("Tuntutan kerja").fill("Berdiri lama\nMencium aroma");
    await page.getByLabel("Nilai alat (rupiah)").fill("5000000");
    await page.getByRole("button", { name: "Simpan" }).click();
    await heading(page).getByText("Keterampilan barista").waitFor();
    const { items } = (await site.api.get("/api/skills")).body;
    expect(items).toContainEqual({
      skill: "barista",
      name: { id: "Barista", en: "Barista" },
      demands: ["Berdiri lama", "Mencium aroma"],
      toolkitValue: 5_000_000,
      version: 1,
    });
    await page.context().close();
  });

  test("changes a programme's rules", async () => {
    const page = await site.enter("manager", "/katalog/program/uep");
    await page.getByLabel("Desil tertinggi").fill("6");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Perubahan tersimpan.").waitFor();
    const { items } = (await site.api.get("/api/programmes")).body;
    expect(items.find(({ programme }: { programme: string }) => programme === "uep")).toMatchObject({
      rules: { highestDecile: 6, mustBeInRegistry: true },
      version: 2,
    });
    await page.getByRole("link", { name: "Semua versi" }).click();
    await heading(page).getByText("Versi program uep").waitFor();
    await page.getByRole("heading", { level: 2, name: "Versi 1" }).waitFor();
    const versions = await page.getByRole("heading", { level: 2 }).allTextContents();
    expect(versions).toEqual(["Versi 2", "Versi 1"]);
    await page.context().close();
  });

  test("retires a skill: the list marks it, and no new cohort is offered it", async () => {
    const page = await site.enter("manager", "/katalog/keterampilan/security");
    await page.getByRole("group", { name: "Hentikan keterampilan ini?" }).getByLabel("Ya, hentikan").check();
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Perubahan tersimpan.").waitFor();
    await page.getByRole("link", { name: "Kembali" }).click();
    await page.getByRole("rowheader", { name: /Satpam.*Dihentikan/ }).waitFor();
    await page.goto("/petugas/angkatan-baru");
    const skills = page.getByRole("group", { name: "Kelas 1" }).getByLabel("Keterampilan");
    await skills.getByRole("option", { name: "Menjahit" }).waitFor({ state: "attached" });
    const offered = await skills.getByRole("option").allTextContents();
    expect(offered.some((name) => name.includes("Satpam"))).toBe(false);
    await page.context().close();
  });

  test("writes a report now and finds its files in the list", async () => {
    const page = await site.enter("manager", "/laporan");
    await page.getByLabel("Periode").fill("November");
    await page.getByRole("button", { name: "Tulis laporan" }).click();
    await page.getByRole("link", { name: /^Periode:/ }).waitFor();
    await page.getByLabel("Periode").fill("2026-11");
    await page.getByRole("button", { name: "Tulis laporan" }).click();
    await page.getByText("Laporan 2026-11 sudah ditulis.").waitFor();
    const link = page.getByRole("link", { name: /^summary\.json/ });
    const file = await fetch((await link.getAttribute("href")) ?? "");
    expect(await file.json()).toMatchObject({ programme: "skills-training", period: "2026-11" });
    await page.context().close();
  });
});

test("a verifier opens the version of the programme that judged an application", async () => {
  const reference = await site.apply(12);
  const manager = await site.api.as("manager");
  const { items } = (await site.api.get("/api/programmes")).body;
  const { programme, ...training } = items.find(
    (each: { programme: string }) => each.programme === "skills-training",
  );
  const changed = { ...training, requiredDocuments: ["disability-letter"] };
  expect((await manager.put(`/api/staff/programmes/${programme}`, changed)).status).toBe(200);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByRole("link", { name: "program versi 1" }).click();
  await heading(page).getByText("Versi program skills-training").waitFor();
  await page.getByText(/KTP.*KK \(Kartu Keluarga\)/).waitFor();
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["Versi 1"]);
  await page.getByRole("link", { name: "Semua versi" }).click();
  await page.getByText("Masih berlaku").waitFor();
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["Versi 2", "Versi 1"]);
  await page.context().close();
});

const everyPage = {
  verifier: ["/pendaftaran", "/pendaftaran/{reference}", "/tidak-ada", "/laporan"],
  auditor: ["/angkatan/2026-1", "/katalog/program/uep/versi", "/katalog/keterampilan/sewing/versi?versi=1"],
  manager: [
    "/angkatan",
    "/angkatan-baru",
    "/angkatan/2026-1",
    "/katalog",
    "/katalog/keterampilan/sewing",
    "/katalog/keterampilan-baru",
    "/katalog/program/uep",
    "/katalog/program-baru",
    "/laporan",
  ],
} as const;

test("every page shuts nobody out, and scrolls sideways neither on a desktop nor on a telephone", async () => {
  const reference = await site.apply(11, { fullName: "Muhammad Rizky Ramadhan Al-Farisi Wirakusumah" });
  const signingIn = await site.visit(desktop);
  await signingIn.goto("/petugas/");
  await signingIn.locator("#account").waitFor();
  await expectUsable(signingIn);
  await signingIn.context().close();
  for (const [role, paths] of Object.entries(everyPage)) {
    const page = await site.enter(role as keyof typeof everyPage);
    const said = listenFor(page);
    for (const path of paths) {
      await page.goto(`/petugas${path.replace("{reference}", reference)}`);
      await heading(page).waitFor();
      await expectUsable(page);
    }
    // The policy of the pages refuses nothing that they do, and no script fails.
    expect(said).toEqual([]);
    await page.context().close();
  }
}, 120_000);
