import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../web/console/sha256.ts";
import { assessed, verified } from "../builders/people.ts";
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
}, 120_000);
afterAll(() => site?.stop());

test("the console hashes as everyone does", () => {
  for (const text of ["", "benih", "é漢".repeat(40), "a".repeat(119)])
    expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
});

test("a manager makes a seed for a cohort: its hash stands in the form, the seed is shown once", async () => {
  const page = await site.enter("manager", "/angkatan/2026-1");
  await page.getByRole("button", { name: "Buat benih acak" }).click();
  const seed = (await page.locator(".govuk-inset-text .console-digest").textContent()) ?? "";
  expect(seed).toMatch(/^[0-9a-f]{64}$/);
  expect(await page.getByLabel("Sidik benih seleksi").inputValue()).toBe(sha256(seed));
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
  await page.getByText("Untuk menyegel, tampilkan dulu pratinjau dengan benih.").waitFor();

  await page.getByLabel("Coba dengan aturan lain").uncheck();
  await page.getByLabel("Benih", { exact: true }).fill("benih rapat pleno");
  await page.getByText(sha256("benih rapat pleno")).waitFor();
  await page.getByRole("button", { name: "Tampilkan pratinjau" }).click();
  const ranking = page.getByRole("table", { name: "Peringkat" });
  await page.getByRole("heading", { name: "Segel seleksi" }).waitFor();
  await page.getByLabel("Saya sudah memeriksa pratinjau ini").waitFor();
  expect(await ranking.getByRole("row").count()).toBe(5);
  await page.getByRole("table", { name: "Menurut jenis kelamin" }).getByText("Perempuan").waitFor();
  expect(await page.getByRole("button", { name: "Segel sekarang" }).count()).toBe(0);
  await expectUsable(page);
  await photograph(page, "preview");

  const inputDigest = await page.locator("dd .console-digest").last().textContent();
  await page.getByLabel("Saya sudah memeriksa pratinjau ini").check();
  await page.getByRole("button", { name: "Segel sekarang" }).click();
  await page.getByText("Seleksi angkatan 2026-1 tersegel.", { exact: false }).waitFor();
  const { body } = await (await site.api.as("auditor")).get("/api/staff/cohorts/2026-1/selection");
  expect(body.inputDigest).toBe(inputDigest);
  await page.getByText(body.digest).waitFor();
  await page.getByRole("button", { name: "Hitung ulang sekarang" }).click();
  await page.getByText("Cocok: hasil dan kedua sidik sama dengan catatan.").waitFor();
  await expectUsable(page);
  await photograph(page, "sealed");
  expect(said).toEqual([]);
  await page.context().close();
});

test("an auditor reads the sealed record; one that was tampered with does not recompute", async () => {
  const page = await site.enter("auditor", "/angkatan/2026-1/seleksi");
  await page.getByRole("heading", { name: "Catatan tersegel" }).waitFor();
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
