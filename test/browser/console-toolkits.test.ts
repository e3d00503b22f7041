import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolled } from "../support/people.ts";
import { type ConsoleSite, expectUsable, listenFor, openConsole, photograph } from "./console-site.ts";
import { takePhoto } from "./site.ts";

let site: ConsoleSite;
let graduates: string[];
const day = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());
const summary = (page: Page) => page.locator(".govuk-error-summary");

beforeAll(async () => {
  site = await openConsole();
  graduates = await enrolled(
    site.api,
    "2026-1",
    [1, 2, 3].map(() => ({ fits: ["sewing"] })),
  );
  const trainer = await site.api.as("trainer");
  await trainer.put(`/api/staff/cohorts/2026-1/sessions/${day()}/attendance`, {
    classId: "A",
    marks: graduates.map((reference) => ({ reference, mark: "present" })),
  });
  const manager = await site.api.as("manager");
  for (const reference of graduates) {
    const ended = await manager.post(`/api/staff/applications/${reference}/completion`, {
      on: day(),
      result: "completed",
    });
    if (ended.status !== 200) throw new Error(ended.text);
  }
}, 120_000);
afterAll(() => site?.stop());

test("a storekeeper enters toolkits, one a serial number; a number that stands twice is told and the rest stays", async () => {
  const page = await site.enter("storekeeper", "/alat");
  const said = listenFor(page);
  await page.getByRole("link", { name: "Catat paket alat masuk" }).click();
  await page.getByLabel("Keterampilan").selectOption({ label: "Menjahit" });
  await page.getByLabel("Nama barang").fill("Mesin jahit");
  await page.getByLabel("Merek").fill("Contoh");
  await page.getByLabel("Satuan", { exact: true }).fill("buah");
  await page.getByLabel("Harga satuan (rupiah)").fill("4.000.000");
  await page.getByLabel("Nomor seri").fill("MJ-1\nMJ-2\nMJ-3\nMJ-2");
  await page.getByLabel("Sumber").fill("APBD 2026");
  await page.getByRole("button", { name: "Catat masuk" }).click();
  await summary(page)
    .getByRole("link", { name: /^Nomor seri:/ })
    .waitFor();
  expect(await page.getByLabel("Merek").inputValue()).toBe("Contoh");
  await expectUsable(page);
  await photograph(page, "enter-toolkits");
  await page.getByLabel("Nomor seri").fill("MJ-1\nMJ-2\nMJ-3");
  await page.getByRole("button", { name: "Catat masuk" }).click();
  await page.getByText("Paket alat tercatat di gudang.").waitFor();
  await page.getByRole("link", { name: "Kembali" }).click();
  await page.getByRole("rowheader", { name: "MJ-3" }).waitFor();
  await expectUsable(page);
  await photograph(page, "stock");

  await page.getByRole("link", { name: /^Keluarkan dari gudang MJ-3/ }).click();
  await page.getByLabel("Alasan").fill("Terbakar.");
  await page.getByRole("button", { name: "Keluarkan dari gudang" }).click();
  await summary(page)
    .getByRole("link", { name: /^Keadaan:/ })
    .waitFor();
  expect(await page.getByLabel("Alasan").inputValue()).toBe("Terbakar.");
  await expectUsable(page);
  await page.getByLabel("Rusak").check();
  await page.getByRole("button", { name: "Keluarkan dari gudang" }).click();
  await page.getByLabel("Keadaan").selectOption({ label: "Rusak" });
  await page.getByRole("button", { name: "Saring" }).click();
  await page.getByText("Terbakar.").waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

const stroke = async (page: Page) => {
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("There is no field to sign in.");
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 4 });
  await page.mouse.move(box.x + 200, box.y + 30, { steps: 4 });
  await page.mouse.up();
};

test("a graduate signs by drawing; an adjustment beyond its bound is told, and the signature stays", async () => {
  const [reference = ""] = graduates;
  const page = await site.enter("storekeeper", `/pendaftaran/${reference}`);
  const said = listenFor(page);
  await page.getByLabel("Paket alat").selectOption("MJ-1");
  await page.getByLabel("Tambah", { exact: true }).check();
  await page.getByLabel("Jumlah (rupiah)").fill("9.000.000");
  await page.getByLabel("Alasan penyesuaian").fill("Benang tambahan.");
  await page.getByLabel("Keadaan barang").fill("Baru dan lengkap");
  await page.getByLabel("Foto penyerahan").setInputFiles({
    name: "serah.jpg",
    mimeType: "image/jpeg",
    buffer: await takePhoto(page, 60, 60),
  });
  await page.getByText("Berkas diterima.").waitFor();
  await page.getByLabel("Tanda tangan di layar").check();
  await page.locator("canvas").scrollIntoViewIfNeeded();
  await stroke(page);
  await page.getByRole("button", { name: "Pakai tanda tangan ini" }).click();
  await expect.poll(() => page.getByText("Berkas diterima.").count()).toBe(2);
  await page.getByRole("button", { name: "Simpan penyerahan" }).click();
  await summary(page)
    .getByRole("link", { name: /^Jumlah \(rupiah\):/ })
    .waitFor();
  await expectUsable(page);
  await photograph(page, "handover");
  await page.getByLabel("Jumlah (rupiah)").fill("100.000");
  await page.getByText("Rp 4.100.000").waitFor();
  await page.getByRole("button", { name: "Simpan penyerahan" }).click();
  await page
    .getByText(/\/BAST\//)
    .first()
    .waitFor();
  await page.getByText("Tanda tangan di layar").waitFor();
  const shown = page.context().waitForEvent("response", (reply) => reply.url().includes("/papers/"));
  await page.getByRole("button", { name: "Buka berita acara (PDF)" }).click();
  // A viewer shows what is inline; this browser has none for PDFs, and would take either for a download.
  const headers = (await shown).headers();
  expect(headers["content-disposition"]).toMatch(/^inline; filename="bast-/);
  expect(headers).toMatchObject({ "content-type": "application/pdf", "cache-control": "no-store" });
  expect(await page.getByRole("alert").filter({ hasText: "tidak" }).count()).toBe(0);
  expect(said).toEqual([]);
  await page.context().close();
});

test("a signature that was drawn and not taken over is taken over by saving; a lost sending keeps the form", async () => {
  const reference = graduates[2] as string;
  const storekeeper = await site.api.as("storekeeper");
  await storekeeper.post("/api/staff/toolkits", {
    skill: "sewing",
    items: [{ name: "Mesin jahit", brand: "Contoh", unit: "buah", quantity: 1, unitPrice: 4_000_000 }],
    serials: ["MJ-9"],
    source: "APBD 2026",
    receivedOn: day(),
  });
  const page = await site.enter("storekeeper", `/pendaftaran/${reference}`);
  const said = listenFor(page);
  await page.getByLabel("Paket alat").selectOption("MJ-9");
  await page.getByLabel("Keadaan barang").fill("Baru");
  await page.getByLabel("Tanda tangan di layar").check();
  const save = page.getByRole("button", { name: "Simpan penyerahan" });

  // Nothing drawn yet: said at the field, by its name.
  await save.click();
  const missing = summary(page).getByRole("link", { name: /^Tanda tangan penerima: Minta penerima/ });
  await missing.waitFor();
  expect(await summary(page).textContent()).not.toContain("/signature");
  await missing.click();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("CANVAS");
  await expectUsable(page);
  await photograph(page, "handover-not-signed");

  await stroke(page);
  const uploads: string[] = [];
  const commands: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/toolkit")) commands.push(request.url());
  });
  // The way to the bucket breaks once.
  await page.route("**/documents", (route) => route.abort(), { times: 1 });
  page.on("response", (response) => {
    if (response.url().endsWith("/documents") && response.status() === 201) uploads.push(response.url());
  });
  await save.click();
  await page.getByText("Berkas belum diterima.", { exact: false }).waitFor();
  expect(commands).toEqual([]);
  expect(await page.getByLabel("Keadaan barang").inputValue()).toBe("Baru");

  await save.dblclick();
  await page
    .getByText(/\/BAST\//)
    .first()
    .waitFor();
  expect(uploads).toHaveLength(1);
  expect(commands).toHaveLength(1);
  const { handover, documents } = (await storekeeper.get(`/api/staff/applications/${reference}`)).body;
  const signed = documents.filter(({ kind }: { kind: string }) => kind === "signature");
  expect(signed).toHaveLength(1);
  expect(handover.signature).toMatchObject({ method: "drawn", documentId: signed[0].documentId });
  expect(said.filter((line) => !line.includes("Failed to load"))).toEqual([]);
  await page.context().close();
});

test("who does not draw has a witness; a follow-up is noted, and a wrong handover is voided by its number", async () => {
  const reference = graduates[1] as string;
  const page = await site.enter("storekeeper", `/pendaftaran/${reference}`);
  await page.getByLabel("Paket alat").selectOption("MJ-2");
  await page.getByLabel("Keadaan barang").fill("Baru");
  await page.getByLabel("Dengan saksi").check();
  await page.getByRole("button", { name: "Simpan penyerahan" }).click();
  await summary(page)
    .getByRole("link", { name: /^Nama saksi:/ })
    .waitFor();
  await page.getByLabel("Nama saksi").fill("Budi Contoh");
  await page.getByRole("button", { name: "Simpan penyerahan" }).click();
  await page.getByText("Dengan saksi (Nama saksi: Budi Contoh)").waitFor();
  await page.context().close();

  const assessor = await site.enter("assessor", "/pemantauan");
  await assessor.getByLabel("Sampai").selectOption("90");
  await assessor.getByRole("button", { name: "Saring" }).click();
  await assessor.locator(`a[href="/petugas/pendaftaran/${reference}"]`).first().waitFor();
  await expectUsable(assessor);
  await photograph(assessor, "follow-ups");
  await assessor.locator(`a[href="/petugas/pendaftaran/${reference}"]`).first().click();
  await assessor.getByLabel("Usaha sendiri").check();
  await assessor.getByRole("button", { name: "Simpan pemantauan" }).click();
  await summary(assessor)
    .getByRole("link", { name: /^Bulan:/ })
    .first()
    .waitFor();
  expect(await assessor.getByLabel("Usaha sendiri").isChecked()).toBe(true);
  await assessor.getByLabel("Bulan ke-1", { exact: true }).check();
  await assessor.getByRole("group", { name: "Lewat" }).getByLabel("Kunjungan").check();
  await assessor.getByLabel("Penghasilan sebulan").fill("1.500.000");
  await assessor.getByRole("group", { name: "Apakah alat dipakai?" }).getByLabel("Ya").check();
  await assessor.getByRole("button", { name: "Simpan pemantauan" }).click();
  await assessor.getByRole("table", { name: "Pemantauan usaha" }).getByText("1.500.000").waitFor();
  await assessor.context().close();

  const manager = await site.enter("manager", `/pendaftaran/${reference}`);
  await manager.getByRole("button", { name: "Batalkan penyerahan" }).click();
  const voiding = manager.getByRole("region", { name: "Batalkan penyerahan" });
  await voiding.getByLabel("Nomor berita acara").fill("1/BAST/LAIN/I/2026");
  await voiding.getByLabel("Alasan").fill("Salah paket.");
  await voiding.getByLabel("Kembali ke gudang").check();
  await voiding.getByRole("button", { name: "Batalkan penyerahan", exact: true }).last().click();
  await summary(manager)
    .getByRole("link", { name: /^Nomor berita acara:/ })
    .waitFor();
  expect(await voiding.getByLabel("Alasan").inputValue()).toBe("Salah paket.");
  const { handover } = (await (await site.api.as("manager")).get(`/api/staff/applications/${reference}`))
    .body;
  await voiding.getByLabel("Nomor berita acara").fill(handover.number);
  await voiding.getByRole("button", { name: "Batalkan penyerahan", exact: true }).last().click();
  await manager.getByText(/^Tersimpan\. Status sekarang/).waitFor();
  const found = (await (await site.api.as("manager")).get(`/api/staff/applications/${reference}`)).body;
  expect(found.status).toBe("completed");
  await manager.context().close();
});
