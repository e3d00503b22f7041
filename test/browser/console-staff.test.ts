import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeToOfficers, textsOf } from "../../core/i18n/applications/read-field-texts.ts";
import { NotReachable } from "../../core/messaging/messenger.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { applied, birthDate, verified } from "../support/people.ts";
import {
  type ConsoleSite,
  desktop,
  expectUsable,
  fillDay,
  listenFor,
  openConsole,
  photograph,
  settle,
  telephone,
} from "./console-site.ts";
import { takePhoto } from "./site.ts";
import { choiceFields } from "./wizard.ts";

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsole();
}, 120_000);
afterAll(() => site?.stop());

const summary = (page: Page) => page.locator(".govuk-error-summary");
const shownTo = async (role: "manager" | "verifier", reference: string) =>
  (await (await site.api.as(role)).get(`/api/staff/applications/${reference}`)).body;
/** Returned or rejected, so that somebody has something to correct or to object to. */
const decided = async (decision: "return" | "reject") => {
  const reference = await applied(site.api);
  await (await site.api.as("verifier")).post(`/api/staff/applications/${reference}/verification`, {
    decision,
    reasons: [{ rule: "data-mismatch", note: "Nama di KTP lain." }],
    version: 1,
  });
  return reference;
};

test("an assessor scores an applicant beside what each skill demands; a score that cannot be is told and the rest stays", async () => {
  const reference = await verified(site.api);
  const page = await site.enter("assessor", `/pendaftaran/${reference}`);
  const said = listenFor(page);
  await page.getByLabel("Motivasi").fill("120");
  await page.getByLabel("Kesiapan").fill("70");
  const sewing = page.getByRole("group", { name: /^Menjahit/ });
  await sewing.getByLabel("Sesuai dengan akomodasi").check();
  await page.getByLabel("Catatan (boleh kosong)").first().fill("Perlu meja yang lebih tinggi.");
  await page.getByRole("button", { name: "Simpan asesmen" }).click();
  await summary(page)
    .getByRole("link", { name: /^Motivasi:/ })
    .click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("assessApplication-scores-motivation");
  expect(await sewing.getByLabel("Sesuai dengan akomodasi").isChecked()).toBe(true);
  await photograph(page, "assessment");
  await expectUsable(page);
  await page.getByLabel("Motivasi").fill("80");
  await page.getByLabel("Kebutuhan").fill("90");
  await page.getByRole("group", { name: /AC/ }).getByLabel("Perlu kunjungan asesor").check();
  await page.getByRole("button", { name: "Simpan asesmen" }).click();
  await page.getByText(/^Tersimpan\. Status sekarang/).waitFor();
  expect((await shownTo("manager", reference)).assessment).toMatchObject({
    scores: { motivation: 80, readiness: 70, need: 90 },
    suitability: [
      { skill: "sewing", fit: "fits-with-accommodation", note: "Perlu meja yang lebih tinggi." },
      { skill: "ac-repair", fit: "needs-visit", note: "" },
    ],
  });
  await page.getByRole("table", { name: "Kesesuaian keterampilan" }).waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test("an assessor adds a photo of the visit, and it stands among the documents", async () => {
  const reference = await verified(site.api);
  const page = await site.enter("assessor", `/pendaftaran/${reference}`);
  await page.getByRole("button", { name: "Tambah berkas" }).click();
  await page.getByLabel("Jenis berkas").selectOption({ label: "Foto kunjungan" });
  await page.getByLabel("Pilih foto atau PDF").setInputFiles({
    name: "bukan-foto.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("bukan foto"),
  });
  await page.getByText("Berkas belum diterima.", { exact: false }).waitFor();
  await page.getByLabel("Pilih foto atau PDF").setInputFiles({
    name: "kunjungan.jpg",
    mimeType: "image/jpeg",
    buffer: await takePhoto(page, 80, 60),
  });
  await page.getByText("Berkas diterima.").waitFor();
  await page
    .locator(".console-document", { hasText: "Foto kunjungan" })
    .getByText("diterima")
    .last()
    .waitFor();
  await page.context().close();
});

test("an officer types a paper form; what is missing is told at its field, and it is entered by the day it came", async () => {
  const page = await site.enter("verifier", "/pendaftaran");
  await page.getByRole("link", { name: "Catat pendaftaran kertas atau telepon" }).click();
  await page.getByRole("radio", { name: "Kertas" }).check();
  await page.getByLabel("Nama lengkap").fill("Aminah Contoh");
  await page.getByLabel("NIK").fill(aNik({ serial: 801 }));
  await fillDay(page, "Tanggal lahir", "1998-7-5");
  await page.getByRole("textbox", { name: "Telepon" }).first().fill("0812 5555 0101");
  const form = aForm({ phoneOwner: "family" });
  for (const name of choiceFields)
    await page
      .getByRole("group", { name: textsOf("id", name).label })
      .getByLabel(codeToOfficers("id", name, String(form[name])), { exact: true })
      .check();
  await page.getByLabel("Kabupaten atau kota").selectOption({ label: "Kota Samarinda" });
  await page.getByRole("textbox", { name: "Alamat", exact: true }).fill("Jl. Merdeka 5");
  await page.getByLabel("Fisik").check();
  for (const group of await page.getByRole("group", { name: /^Apakah Anda kesulitan (?!berjalan)/ }).all())
    await group.getByLabel("Tidak", { exact: true }).check();
  await page
    .getByRole("group", { name: /^Apakah Anda kesulitan berjalan/ })
    .getByLabel("Ya, banyak")
    .check();
  await page.getByLabel("Pilihan pertama").selectOption({ label: "Menjahit" });
  await page.getByLabel("Alasan mendaftar").fill("Ingin membuka usaha jahit.");
  await page.getByRole("radio", { name: "Pendaftar", exact: true }).last().check();
  await page.getByRole("button", { name: "Catat pendaftaran" }).click();
  await summary(page)
    .getByRole("link", { name: /^Kecamatan:/ })
    .click();
  expect(await page.getByLabel("Alasan mendaftar").inputValue()).toBe("Ingin membuka usaha jahit.");
  await expectUsable(page);
  await photograph(page, "entry");
  await page.getByLabel("Kecamatan").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Catat pendaftaran" }).click();
  await page.getByRole("heading", { level: 1, name: /^Pendaftaran KT-/ }).waitFor();
  await page.getByText(/^Kertas, /).waitFor();
  const reference = page.url().split("/").at(-1) as string;
  expect(await shownTo("verifier", reference)).toMatchObject({
    fullName: "Aminah Contoh",
    phoneOwner: "family",
    skills: ["sewing"],
    helper: null,
    entered: { heardBy: "paper" },
  });
  await page.context().close();
});

test("a returned application is corrected with the applicant on the telephone; only what changed is sent", async () => {
  const reference = await decided("return");
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByRole("link", { name: "Perbaiki isian bersama pendaftar" }).click();
  await page.getByText("Nama di KTP lain.").waitFor();
  await page.getByLabel("Nama lengkap").fill("Siti Rahmah Binti Contoh");
  await page.getByRole("button", { name: "Kirim perbaikan" }).click();
  await summary(page)
    .getByRole("link", { name: /^Diterima lewat:/ })
    .waitFor();
  expect(await page.getByLabel("Nama lengkap").inputValue()).toBe("Siti Rahmah Binti Contoh");
  await expectUsable(page);
  await page.getByRole("radio", { name: "Telepon" }).check();
  await page.getByRole("button", { name: "Kirim perbaikan" }).click();
  await page.getByRole("heading", { level: 1, name: `Pendaftaran ${reference}`, exact: true }).waitFor();
  expect(await shownTo("verifier", reference)).toMatchObject({
    status: "submitted",
    fullName: "Siti Rahmah Binti Contoh",
  });
  await page.context().close();
});

test("an application that is not returned has no form to correct it, but a reason and a way back; what was typed stays", async () => {
  const reference = await applied(site.api);
  const page = await site.enter("verifier", `/pendaftaran/${reference}/koreksi`);
  const why = page.getByText(
    /^Isian hanya dapat diperbaiki saat pendaftaran dikembalikan\. Status sekarang: /,
  );
  await why.waitFor();
  expect(await page.locator("form").count()).toBe(0);
  await expectUsable(page);
  await photograph(page, "correction-not-possible");
  await page.getByRole("link", { name: `Buka pendaftaran ${reference}` }).click();
  await page.getByRole("heading", { name: `Pendaftaran ${reference}` }).waitFor();

  const returned = await decided("return");
  await page.goto(`/petugas/pendaftaran/${returned}/koreksi`);
  await page.getByLabel("Nama lengkap").fill("Siti Rahmah Contoh");
  await page.getByLabel("Telepon", { exact: true }).first().check();
  // The applicant was faster.
  const own = await site.api.post(`/api/applications/${returned}/correction`, {
    birthDate,
    changes: { fullName: "Siti R." },
  });
  expect(own.status).toBe(200);
  await page.getByRole("button", { name: "Kirim perbaikan" }).click();
  await why.waitFor();
  expect(await page.getByRole("button", { name: "Kirim perbaikan" }).count()).toBe(0);
  expect(await page.getByLabel("Nama lengkap").inputValue()).toBe("Siti Rahmah Contoh");
  await page.context().close();
});

test("a contact that a colleague changed meanwhile is shown beside what was typed, in words", async () => {
  const reference = await applied(site.api);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByRole("button", { name: "Ubah kontak" }).click();
  const form = page.getByRole("region", { name: "Ubah kontak" });
  await form.getByLabel("Telepon").fill("0812 5555 0177");
  const { version } = await shownTo("manager", reference);
  await (await site.api.as("manager")).put(`/api/staff/applications/${reference}/contact`, {
    phone: "+6281255550101",
    phoneOwner: "companion",
    email: null,
    version,
  });
  await form.getByRole("button", { name: "Simpan kontak" }).click();
  const stored = page.getByRole("region", { name: "Yang tersimpan sekarang" });
  await stored.getByText("Pendamping").waitFor();
  expect(await form.getByLabel("Telepon").inputValue()).toBe("0812 5555 0177");
  await stored.getByRole("button", { name: /^Pakai yang tersimpan.*Pemilik nomor$/ }).click();
  await form.getByRole("button", { name: "Simpan kontak" }).click();
  await page.getByText("Tersimpan. Status sekarang").waitFor();
  expect(await shownTo("manager", reference)).toMatchObject({
    phone: "+6281255550177",
    phoneOwner: "companion",
  });
  await page.context().close();
});

test("a withdrawal heard on a visit is recorded, and a decision is reopened by its manager", async () => {
  const withdrawn = await applied(site.api);
  const page = await site.enter("manager", `/pendaftaran/${withdrawn}`);
  await page.getByRole("button", { name: "Penarikan pendaftaran" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Alasan", { exact: true }).fill("Pindah ke luar provinsi.");
  await page.getByRole("button", { name: "Catat penarikan" }).click();
  await summary(page)
    .getByRole("link", { name: /^Diterima lewat:/ })
    .waitFor();
  expect(await page.getByLabel("Alasan", { exact: true }).inputValue()).toBe("Pindah ke luar provinsi.");
  await page.getByRole("radio", { name: "Kunjungan" }).check();
  await page.getByRole("button", { name: "Catat penarikan" }).click();
  await page.getByText(/^Tersimpan\. Status sekarang/).waitFor();
  expect((await shownTo("manager", withdrawn)).status).toBe("withdrawn");

  const reference = await verified(site.api);
  await page.goto(`/petugas/pendaftaran/${reference}`);
  await page.getByRole("button", { name: "Buka kembali keputusan" }).click();
  await page.getByLabel("Alasan", { exact: true }).fill("Salah menekan.");
  await page.getByRole("button", { name: "Buka kembali", exact: true }).click();
  await page.getByText("Tersimpan. Status sekarang: Terkirim.").waitFor();
  await page.context().close();
});

test("a manager reads an appeal beside its record and upholds it", async () => {
  const reference = await decided("reject");
  await site.api.post(`/api/applications/${reference}/appeal`, {
    birthDate,
    text: "Nama saya sudah diganti.",
  });
  const page = await site.enter("manager", "/keberatan");
  await page.getByText("Nama saya sudah diganti.").waitFor();
  await expectUsable(page);
  await photograph(page, "appeals");
  await page.locator(`a[href="/petugas/pendaftaran/${reference}"]`).click();
  await page.getByLabel("Terima keberatan").check();
  await page.getByRole("button", { name: "Kirim keputusan keberatan" }).click();
  await summary(page)
    .getByRole("link", { name: /^Penjelasan untuk pendaftar:/ })
    .waitFor();
  expect(await page.getByLabel("Terima keberatan").isChecked()).toBe(true);
  await expectUsable(page);
  await page.getByLabel("Penjelasan untuk pendaftar").fill("Nama sudah cocok.");
  await page.getByRole("button", { name: "Kirim keputusan keberatan" }).click();
  await page.getByText("Tersimpan. Status sekarang: Terkirim.").waitFor();
  expect(await page.getByRole("button", { name: "Kirim keputusan keberatan" }).count()).toBe(0);
  await page.context().close();
});

test("a data request is answered once; an auditor only reads it", async () => {
  const reference = await applied(site.api, { fullName: "Rina Contoh" });
  await site.api.post(`/api/applications/${reference}/data-request`, {
    birthDate,
    kind: "restriction",
    text: "Jangan pakai data saya.",
  });
  const page = await site.enter("manager", "/permintaan-data");
  const request = page.getByRole("region", { name: /Rina Contoh/ });
  await request.getByRole("button", { name: "Kirim jawaban" }).click();
  await summary(page)
    .getByRole("link", { name: /^Jawaban:/ })
    .waitFor();
  await expectUsable(page);
  await photograph(page, "data-requests");
  await request.getByLabel("Jawaban").fill("Data Anda sekarang hanya disimpan.");
  await request.getByRole("button", { name: "Kirim jawaban" }).click();
  await page.getByText("Permintaan Rina Contoh sudah dijawab.").waitFor();
  await page.getByText("Data Anda sekarang hanya disimpan.").waitFor();
  await page.goto(`/petugas/pendaftaran/${reference}`);
  await page.getByText("Pemilik data meminta pembatasan", { exact: false }).waitFor();
  const auditor = await site.enter("auditor", "/permintaan-data");
  await auditor.getByText("Data Anda sekarang hanya disimpan.").waitFor();
  expect(await auditor.getByRole("button", { name: "Kirim jawaban" }).count()).toBe(0);
  await auditor.context().close();
  await page.context().close();
});

test("messages are shown, a failed one as failed; the audit trail says whether its chain is whole", async () => {
  const reference = await verified(site.api);
  const page = await site.enter("auditor", `/pendaftaran/${reference}`);
  await expect
    .poll(
      async () =>
        (await (await site.api.as("auditor")).get(`/api/staff/applications/${reference}/messages`)).body
          .items,
    )
    .toMatchObject([{ state: "sent" }, { state: "sent" }]);
  await page.getByRole("link", { name: "Pesan kepada pendaftar" }).click();
  await page.getByText("terkirim", { exact: true }).first().waitFor();
  await expectUsable(page);
  await page.route("**/messages", async (route) => {
    const { items } = (await (await route.fetch()).json()) as { items: { state: string }[] };
    return route.fulfill({ json: { items: items.map((each) => ({ ...each, state: "failed" })) } });
  });
  await page.reload();
  await page.getByText("gagal", { exact: true }).first().waitFor();
  await page.getByRole("link", { name: "Kembali" }).click();
  await page.getByRole("link", { name: "Jejak audit" }).click();
  await page.getByText("rantai utuh").waitFor();
  await page.getByText(/^Mendaftar/).waitFor();
  await expectUsable(page);
  await photograph(page, "audit");
  await page.route("**/api/staff/audit/**", async (route) =>
    route.fulfill({ json: { ...((await (await route.fetch()).json()) as object), chain: "broken" } }),
  );
  await page.reload();
  await page.getByText("rantai putus").waitFor();
  await page.context().close();
});

test("a message that failed says why, and a verifier sends it again; who comes second is told", async () => {
  const { send } = site.messenger;
  site.messenger.send = async () => {
    throw new NotReachable("said by a test");
  };
  const reference = await verified(site.api);
  const path = `/pendaftaran/${reference}/pesan`;
  const messages = async () =>
    (await (await site.api.as("auditor")).get(`/api/staff/applications/${reference}/messages`)).body.items;
  await expect.poll(messages).toMatchObject([{ state: "failed" }, { state: "failed" }]);
  const auditor = await site.enter("auditor", path);
  await auditor.getByText("gagal", { exact: true }).first().waitFor();
  expect(await auditor.getByRole("button", { name: "Kirim lagi" }).count()).toBe(0);
  await auditor.context().close();

  const page = await site.enter("verifier", path);
  const second = await site.enter("manager", path);
  const newest = (of: typeof page) => of.getByRole("button", { name: /^Kirim lagi/ }).first();
  await newest(second).waitFor();
  await page.getByText("Pendaftar tidak punya alamat email", { exact: false }).first().waitFor();
  await expectUsable(page);
  await photograph(page, "message-failed");
  await page.setViewportSize(telephone.viewport);
  await photograph(page, "message-failed-360");
  await page.setViewportSize(desktop.viewport);
  site.messenger.send = send;
  await newest(page).click();
  await page.getByText("Pesan akan dikirim lagi", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Kirim lagi" }).count()).toBe(1);
  await expect.poll(messages).toMatchObject([{ state: "sent" }, { state: "failed" }]);
  await newest(second).click();
  await second.getByText("Pesan ini tidak gagal", { exact: true }).waitFor();
  expect(await second.getByRole("button", { name: "Kirim lagi" }).count()).toBe(1);
  await expectUsable(second);
  await photograph(second, "message-not-failed");
  await page.reload();
  await page.getByText("terkirim", { exact: true }).waitFor();
  await second.context().close();
  await page.context().close();
});

test("a manager enters who an account stands for, and that officer sees it", async () => {
  const page = await site.enter("manager", "/pejabat");
  await page.getByLabel("Nama akun").fill("storekeeper");
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await page.getByText("Nama untuk akun ini belum diisi", { exact: false }).waitFor();
  await page.getByLabel("Nama", { exact: true }).fill("Budi Contoh, S.Sos.");
  await page.getByLabel("Kantor").fill("Dinas Sosial Provinsi Kalimantan Timur");
  await page.getByRole("button", { name: "Simpan" }).click();
  await summary(page).getByRole("link", { name: /^NIP:/ }).waitFor();
  expect(await page.getByLabel("Nama", { exact: true }).inputValue()).toBe("Budi Contoh, S.Sos.");
  await expectUsable(page);
  await page.getByLabel("NIP").fill("198001012005011001");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("Perubahan tersimpan.").waitFor();
  await page.context().close();
  const officer = await site.enter("storekeeper", "/pejabat");
  await officer.getByText("198001012005011001").waitFor();
  await settle(officer);
  expect(await officer.getByRole("button", { name: "Simpan" }).count()).toBe(0);
  await officer.context().close();
});

test("a skill under a code that exists is refused at its code, and the rest stays", async () => {
  const page = await site.enter("manager", "/katalog/keterampilan-baru");
  await page.getByLabel("Kode").fill("sewing");
  await page.getByLabel("Dalam bahasa Indonesia").fill("Menjahit lagi");
  await page.getByLabel("Dalam bahasa Inggris").fill("Sewing again");
  await page.getByLabel("Tuntutan kerja").fill("Duduk lama");
  await page.getByLabel("Nilai alat (rupiah)").fill("5000000");
  await page.getByRole("button", { name: "Simpan" }).click();
  await summary(page).getByRole("link", { name: "Kode: Kode ini sudah ada. Pilih kode lain." }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("changeSkill-skill");
  expect(await page.getByLabel("Dalam bahasa Indonesia").inputValue()).toBe("Menjahit lagi");
  await page.context().close();
});

test("the list opens on the cohort that is open now, not on the newest, and says what waits for the officer in any cohort", async () => {
  await (await site.api.as("manager")).post(
    "/api/staff/cohorts",
    aCohort({
      cohortId: "2030-1",
      opensOn: "2030-01-01",
      closesOn: "2030-02-01",
      startsOn: "2030-03-01",
      endsOn: "2030-04-01",
    }),
  );
  await site.openCohort("2026-9", { quota: 16 });
  const references = [await verified(site.api), await verified(site.api, { cohortId: "2026-9" })];
  const assessor = await site.api.as("assessor");
  const { items } = (await assessor.get("/api/staff/applications?status=verified&limit=100")).body;
  expect(new Set(items.map(({ cohortId }: { cohortId: string }) => cohortId))).toEqual(
    new Set(["2026-1", "2026-9"]),
  );
  const page = await site.enter("assessor", "/?cohortId=2026-1");
  await page.getByRole("table", { name: /^Pendaftaran 2026-1/ }).waitFor();
  const waiting = page.getByRole("navigation", { name: "Menunggu Anda" });
  await waiting.getByRole("link", { name: `${items.length} pendaftaran menunggu dinilai` }).click();
  for (const reference of references)
    await page.locator(`a[href="/petugas/pendaftaran/${reference}"]`).waitFor();
  expect(page.url()).toContain("status=verified");
  await page.getByRole("table", { name: /^Pendaftaran semua angkatan/ }).waitFor();
  expect(await page.getByLabel("Angkatan").inputValue()).toBe("*");
  await expectUsable(page);
  await photograph(page, "queue-of-all-cohorts");

  // The list without a cohort is asked once for a state, however many cohorts there are.
  const asked: string[] = [];
  await page.route("**/api/staff/applications?*limit=100*", async (route) => {
    asked.push(route.request().url());
    const reply = await route.fetch();
    await route.fulfill({ json: { ...(await reply.json()), cursor: "more" } });
  });
  await page.reload();
  await waiting
    .getByRole("link", { name: `Lebih dari ${items.length} pendaftaran menunggu dinilai` })
    .waitFor();
  expect(asked).toHaveLength(1);
  await page.context().close();
});
