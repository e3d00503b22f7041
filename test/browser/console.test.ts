import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageTexts } from "../../core/i18n/applications/public-pages.ts";
import { aCohort } from "../support/forms.ts";
import { type ConsoleSite, desktop, expectUsable, openConsole, photograph, settle } from "./console-site.ts";
import { expectAccessible, tabTo, takePhoto } from "./site.ts";

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsole();
}, 120_000);
afterAll(() => site?.stop());

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
const linkTo = (reference: string) => `a[href="/petugas/pendaftaran/${reference}"]`;

/** Chooses one of a group of radio buttons by its place, as the arrow keys do. */
const chooseByKeyboard = async (page: Page, group: string, place: number) => {
  await tabTo(page, `input[type=radio][id^="${group}"]`);
  await page.keyboard.press("Space");
  for (let presses = 0; presses < place; presses += 1) await page.keyboard.press("ArrowDown");
};

test("a verifier signs in, finds an application and returns it with a reason, by keyboard alone", async () => {
  const reference = await site.apply(1, { fullName: "Rahmah Diana" });
  const page = await site.visit(desktop);
  await page.goto("/petugas/");
  await page.locator("#account").waitFor();
  await tabTo(page, "#account");
  await tabTo(page, "button[type=submit]");
  await page.keyboard.press("Enter");

  await page.locator(linkTo(reference)).waitFor();
  await expect.poll(() => focused(page)).toBe("Pendaftaran");
  await tabTo(page, "#filter-q");
  await page.keyboard.type("rahmah d");
  await page.keyboard.press("Enter");
  await page.getByText("1 pendaftaran tampil").waitFor();
  await tabTo(page, linkTo(reference));
  await page.keyboard.press("Enter");

  await heading(page).getByText(reference).waitFor();
  await expect.poll(() => focused(page)).toBe(`Pendaftaran ${reference}`);
  expect(await page.title()).toBe(`Pendaftaran ${reference} – Berdaya`);
  await page.getByRole("heading", { name: "Pemeriksaan", exact: true }).waitFor();
  await chooseByKeyboard(page, "verifyApplication-decision", 1);
  await tabTo(page, "select[id$=rule]");
  await page.keyboard.type("Dokumen: K");
  await tabTo(page, "textarea[id$=note]");
  await page.keyboard.type("Foto KTP buram. Kirim foto yang jelas.");
  await tabTo(page, ".console-action button[type=submit]");
  await page.keyboard.press("Enter");

  await page.getByText("Tersimpan. Status sekarang: Dikembalikan.").waitFor();
  expect(await focused(page)).toContain("Dikembalikan");
  const { body } = await site.api.post("/api/status", { reference, birthDate: "1998-07-05" });
  expect(body).toMatchObject({
    status: "returned",
    reasons: [{ rule: "document-ktp", note: "Foto KTP buram. Kirim foto yang jelas." }],
    missingDocuments: ["ktp", "family-card", "photo"],
  });
  await page.context().close();
});

test("a decision without a reason is refused beside its fields, and what was typed stays", async () => {
  const reference = await site.apply(2);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByLabel("Tolak").check();
  await page.getByLabel("Penjelasan untuk pendaftar").fill("Usia belum cukup.");
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.getByRole("link", { name: /^Tentang:/ }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("verifyApplication-reasons-0-rule");
  expect(await page.title()).toMatch(/^Galat:/);
  await expectAccessible(page);
  expect(await page.getByLabel("Penjelasan untuk pendaftar").inputValue()).toBe("Usia belum cukup.");
  await page.context().close();
});

test("two officers decide at once: the second is told, sees the record anew and keeps the note", async () => {
  const reference = await site.apply(3);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByLabel("Tolak").check();
  await page.getByLabel("Tentang").selectOption("other");
  await page.getByLabel("Penjelasan untuk pendaftar").fill("Catatan yang panjang dan penting.");
  const colleague = await site.api.as("verifier");
  const { body } = await colleague.get(`/api/staff/applications/${reference}`);
  await colleague.post(`/api/staff/applications/${reference}/verification`, {
    decision: "accept",
    reasons: [],
    version: body.version,
  });
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  await page.getByText("Data ini baru saja berubah").waitFor();
  await page.getByText("Status sekarang: Terverifikasi.", { exact: false }).waitFor();
  expect(await page.getByLabel("Penjelasan untuk pendaftar").inputValue()).toBe(
    "Catatan yang panjang dan penting.",
  );
  expect(await page.getByRole("button", { name: "Kirim keputusan" }).count()).toBe(0);
  await expectAccessible(page);
  await page.context().close();
});

test("a record that changed but still waits can be decided after a look at it", async () => {
  const reference = await site.apply(4);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByLabel("Kembalikan").check();
  await page.getByLabel("Tentang").selectOption("document-family-card");
  await page.getByLabel("Penjelasan untuk pendaftar").fill("Kartu Keluarga belum ada.");
  await site.api.post(`/api/applications/${reference}/documents`, {
    birthDate: "1998-07-05",
    kind: "ktp",
    contentType: "image/png",
    bytes: 100,
  });
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  await page.getByText("Data ini baru saja berubah").waitFor();
  await page.getByText("belum diterima").waitFor();
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  await page.getByText("Tersimpan. Status sekarang: Dikembalikan.").waitFor();
  await page.context().close();
});

test("accepting without the required documents is asked about, and goes through once it is confirmed", async () => {
  const reference = await site.apply(15);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  const missing = (["ktp", "family-card", "photo"] as const)
    .map((kind) => pageTexts.id.documentKind[kind])
    .join(", ");
  await page.getByText(`Dokumen yang masih ditunggu: ${missing}`).waitFor();
  await page.getByLabel("Kembalikan").check();
  const confirmation = page.getByLabel("Saya tetap menerima pendaftaran ini tanpa dokumen tersebut.");
  expect(await confirmation.count()).toBe(0);
  await page.getByLabel("Terima").check();
  expect(await page.getByRole("group", { name: "Dokumen belum lengkap" }).textContent()).toContain(missing);
  const send = page.getByRole("button", { name: "Kirim keputusan" });
  await send.click();
  const summary = page.locator(".govuk-error-summary");
  await summary.getByRole("link", { name: /^Dokumen belum lengkap: Centang bila/ }).click();
  expect(await confirmation.evaluate((box) => box === document.activeElement)).toBe(true);
  await expectUsable(page);
  await photograph(page, "accept-without-documents");
  expect((await site.api.post("/api/status", { reference, birthDate: "1998-07-05" })).body.status).toBe(
    "submitted",
  );
  await page.keyboard.press("Space");
  await send.click();
  await page.getByText("Tersimpan. Status sekarang: Terverifikasi.").waitFor();
  await page.context().close();
});

test("a sign-in that ends in the middle of work is asked for again, and the decision then goes through", async () => {
  const reference = await site.apply(5);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByLabel("Terima").check();
  await page.getByLabel("Saya tetap menerima pendaftaran ini").check();
  // The same token with another signature: what a server says of an old one.
  await page.route(
    "**/verification",
    (route) => route.fulfill({ status: 401, json: { message: "Unauthorized" } }),
    { times: 1 },
  );
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Waktu masuk Anda habis").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Masuk" }).click();
  await page.getByText("Tersimpan. Status sekarang: Terverifikasi.").waitFor();
  await page.context().close();
});

test("a try that was lost on the way goes again under the same key", async () => {
  const reference = await site.apply(6);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  const keys: (string | undefined)[] = [];
  await page.route("**/verification", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await page.getByLabel("Terima").check();
  await page.getByLabel("Saya tetap menerima pendaftaran ini").check();
  const send = page.getByRole("button", { name: "Kirim keputusan" });
  await send.click();
  await page.getByText("Server tidak menjawab").waitFor();
  await send.click();
  await page.getByText("Tersimpan. Status sekarang: Terverifikasi.").waitFor();
  expect(keys[0]).toBe(keys[1]);
  await page.context().close();
});

/** A card as the applicant sends it, there once it was looked at. */
const withCard = async (serial: number, kind = "ktp") => {
  const reference = await site.apply(serial);
  const page = await site.visit(desktop);
  const photo = await takePhoto(page, 80, 60);
  await page.context().close();
  const { body: grant } = await site.api.post(`/api/applications/${reference}/documents`, {
    birthDate: "1998-07-05",
    kind,
    contentType: "image/jpeg",
    bytes: photo.length,
  });
  const upload = new FormData();
  for (const [name, value] of Object.entries(grant.upload.fields)) upload.append(name, value as string);
  upload.append("file", new Blob([new Uint8Array(photo)], { type: "image/jpeg" }));
  await fetch(grant.upload.url, { method: "POST", body: upload });
  const verifier = await site.api.as("verifier");
  await expect
    .poll(async () => (await verifier.get(`/api/staff/applications/${reference}`)).body.documents[0]?.state, {
      timeout: 15_000,
    })
    .toBe("received");
  return reference;
};

test("a verifier looks at a photo where it stands; the picture is fetched only then", async () => {
  const reference = await withCard(7);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByRole("button", { name: /^Lihat di sini/ }).waitFor();
  expect(await page.locator("img").count()).toBe(0);
  await page.getByRole("button", { name: /^Lihat di sini/ }).click();
  const picture = page.getByRole("img", { name: /KTP/ });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(80);
  await page.context().close();
});

test("a card that is opened in a tab is shown there: nothing of it is left on a PC that others use", async () => {
  const reference = await withCard(19);
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  const downloads: string[] = [];
  const context = page.context();
  context.on("page", (tab) => tab.on("download", (download) => downloads.push(download.url())));
  page.on("download", (download) => downloads.push(download.url()));
  const [tab, reply] = await Promise.all([
    context.waitForEvent("page"),
    context.waitForEvent("response", (each) => /\/applications\/KT-.*X-Amz/.test(each.url())),
    page.getByRole("button", { name: /^Buka di tab baru/ }).click(),
  ]);
  const picture = tab.locator("img");
  await picture.waitFor();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(80);
  expect(reply.headers()).toMatchObject({ "content-type": "image/jpeg", "cache-control": "no-store" });
  expect(downloads).toEqual([]);
  await context.close();
});

test("an assessor is offered no card that shows a NIK, and opens the rest", async () => {
  for (const [serial, kind, buttons] of [
    [16, "ktp", 0],
    [17, "family-card", 0],
    [18, "disability-letter", 1],
  ] as const) {
    const reference = await withCard(serial, kind);
    const page = await site.enter("assessor", `/pendaftaran/${reference}`);
    await settle(page);
    await page.getByText("diterima", { exact: false }).first().waitFor();
    expect(await page.getByRole("button", { name: /^Buka di tab baru/ }).count(), kind).toBe(buttons);
    await page.context().close();
  }
});

test("a uep application is accepted only after its registry check", async () => {
  const manager = await site.api.as("manager");
  const { opensOn, closesOn, startsOn, endsOn } = (await manager.get("/api/staff/cohorts/2026-1")).body;
  await manager.post(
    "/api/staff/cohorts",
    aCohort({ cohortId: "uep-1", programme: "uep", opensOn, closesOn, startsOn, endsOn }),
  );
  const reference = await site.apply(8, { cohortId: "uep-1" });
  const page = await site.enter("verifier", `/pendaftaran/${reference}`);
  await page.getByLabel("Terima").check();
  await page.getByLabel("Saya tetap menerima pendaftaran ini").check();
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  await page.getByText("Pemeriksaan DTKS/DTSEN belum ada").waitFor();
  expect(await page.getByText("Data ini baru saja berubah").count()).toBe(0);
  await page.getByRole("radio", { name: "Ya" }).check();
  await page.getByLabel("Desil").fill("3");
  await page.getByLabel("Hari").fill("5");
  await page.getByLabel("Bulan").fill("11");
  await page.getByLabel("Tahun").fill("2026");
  await page.getByLabel("Cara memeriksa").fill("SIKS-NG");
  await page.getByRole("button", { name: "Catat pemeriksaan" }).click();
  await page.getByText("DTSEN: Terdaftar, desil 3").waitFor();
  await page.getByRole("button", { name: "Kirim keputusan" }).click();
  await page.getByText("Tersimpan. Status sekarang: Terverifikasi.").waitFor();
  await page.context().close();
});

describe("with Cognito's managed login", () => {
  const domain = "https://masuk.contoh.id";
  const unsigned = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

  /** A managed login that signs a verifier in, and what was asked of it. */
  const visitWithCognito = async () => {
    const asked = {
      authorize: [] as URLSearchParams[],
      token: [] as URLSearchParams[],
      logout: [] as string[],
    };
    const { accessToken } = (await site.api.send("POST", "/local/sign-in", { account: "verifier" })).body;
    // The pages' own policy admits the login's domain only where they are deployed.
    const page = await site.visit({ ...desktop, bypassCSP: true });
    page.setDefaultTimeout(10_000);
    const context = page.context();
    await context.route("**/petugas/config.json", (route) =>
      route.fulfill({ json: { signIn: { kind: "cognito", domain, clientId: "client-1" } } }),
    );
    await context.route(`${domain}/oauth2/authorize*`, (route) => {
      const query = new URL(route.request().url()).searchParams;
      asked.authorize.push(query);
      const back = `${query.get("redirect_uri")}?code=code-1&amp;state=${query.get("state")}`;
      return route.fulfill({ contentType: "text/html", body: `<a href="${back}">Masuk</a>` });
    });
    await context.route(`${domain}/oauth2/token`, (route) => {
      const form = new URLSearchParams(route.request().postData() ?? "");
      asked.token.push(form);
      const isRefresh = form.get("grant_type") === "refresh_token";
      return route.fulfill({
        headers: { "access-control-allow-origin": "*" },
        json: {
          access_token: accessToken,
          id_token: unsigned({
            email: "pemeriksa@contoh.id",
            ...(isRefresh ? {} : { nonce: asked.authorize.at(-1)?.get("nonce") }),
          }),
          ...(isRefresh ? {} : { refresh_token: "refresh-1" }),
        },
      });
    });
    await context.route(`${domain}/logout*`, (route) => {
      asked.logout.push(route.request().url());
      return route.fulfill({ contentType: "text/html", body: "Sudah keluar" });
    });
    return { page, asked };
  };

  const signIn = async (page: Page) => {
    await page.getByRole("button", { name: "Masuk dengan surel kantor" }).click();
    await page.getByRole("link", { name: "Masuk" }).click();
    await page.getByText("pemeriksa@contoh.id").waitFor();
  };

  test("an officer signs in with a code that only this browser can use, and arrives where they wanted", async () => {
    const { page, asked } = await visitWithCognito();
    await page.goto("/petugas/angkatan/2026-1");
    await signIn(page);
    await heading(page).getByText("Angkatan 2026-1").waitFor();
    expect(page.url()).toBe(`${site.url}/petugas/angkatan/2026-1`);
    const [authorize] = asked.authorize;
    const [token] = asked.token;
    expect(authorize?.get("redirect_uri")).toBe(`${site.url}/petugas/masuk`);
    expect(authorize?.get("code_challenge_method")).toBe("S256");
    expect(authorize?.get("code_challenge")).toBe(
      createHash("sha256")
        .update(token?.get("code_verifier") ?? "")
        .digest("base64url"),
    );
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("e30.");
    await page.getByRole("button", { name: "Keluar" }).click();
    await page.getByText("Sudah keluar").waitFor();
    expect(asked.logout[0]).toContain("client_id=client-1");
    await page.context().close();
  });

  test("a code with another state is not taken", async () => {
    const { page, asked } = await visitWithCognito();
    await page.goto("/petugas/masuk?code=code-1&state=made-up");
    await page.getByText("Masuk tidak berhasil").waitFor();
    expect(asked.token).toEqual([]);
    await page.context().close();
  });

  test("an old token is renewed without a question; where that fails, another tab signs in and the work goes on", async () => {
    const reference = await site.apply(13);
    const { page, asked } = await visitWithCognito();
    await page.goto(`/petugas/pendaftaran/${reference}`);
    await signIn(page);
    const refuseOnce = () =>
      page.route("**/verification", (route) => route.fulfill({ status: 401, json: {} }), { times: 1 });
    await page.getByLabel("Kembalikan").check();
    await refuseOnce();
    await page.getByRole("button", { name: "Kirim keputusan" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    expect(asked.token.at(-1)?.get("refresh_token")).toBe("refresh-1");

    await page.getByLabel("Tentang").selectOption("other");
    await page.getByLabel("Penjelasan untuk pendaftar").fill("Hubungi kami.");
    await page
      .context()
      .route(`${domain}/oauth2/token`, (route) => route.fulfill({ status: 400, json: {} }), {
        times: 1,
      });
    await refuseOnce();
    await page.getByRole("button", { name: "Kirim keputusan" }).click();
    const otherTab = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Masuk di tab baru" }).click();
    const tab = await otherTab;
    await tab.getByRole("link", { name: "Masuk" }).click();
    await tab.getByText("Tutup tab ini").waitFor();
    await page.getByText("Tersimpan. Status sekarang: Dikembalikan.").waitFor();
    await page.context().close();
  });
});

test("who leaves a page with something typed is asked first, by link and by the back button", async () => {
  const reference = await site.apply(14);
  const page = await site.enter("verifier", "/pendaftaran?cohortId=2026-1");
  await page.locator(linkTo(reference)).click();
  await page.getByLabel("Tolak").check();
  await page.getByLabel("Penjelasan untuk pendaftar").fill("Belum selesai ditulis.");
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.message());
    return dialog.dismiss();
  });
  await page.getByRole("link", { name: "Angkatan" }).click();
  await page.goBack();
  await expect.poll(() => questions.length).toBe(2);
  await expect.poll(() => page.url()).toContain(reference);
  expect(await page.getByLabel("Penjelasan untuk pendaftar").inputValue()).toBe("Belum selesai ditulis.");
  await page.context().close();
});

test("the skip link leads to the main part, and the keyboard goes on from there", async () => {
  const page = await site.enter("verifier", "/katalog");
  await heading(page).waitFor();
  await page.locator(".govuk-skip-link").focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.context().close();
});

describe("each role", () => {
  test("a storekeeper sees no verification and nothing of a disability", async () => {
    const reference = await site.apply(9);
    const page = await site.enter("storekeeper", `/pendaftaran/${reference}`);
    await page.getByRole("button", { name: "Tambah berkas" }).waitFor();
    await settle(page);
    expect(await page.getByText("Kirim keputusan").count()).toBe(0);
    expect(await page.getByText("Ragam disabilitas").count()).toBe(0);
    expect(await page.getByText("************0009").count()).toBe(1);
    expect(await page.getByRole("link", { name: "Laporan" }).count()).toBe(0);
    await page.goto("/petugas/laporan");
    await page.getByText("Halaman ini bukan untuk peran Anda").waitFor();
    await page.context().close();
  });

  test("an auditor reads cohorts and reports, and is offered no change", async () => {
    const page = await site.enter("auditor", "/angkatan/2026-1");
    await page.getByText("BLKI Balikpapan").first().waitFor();
    expect(await page.getByRole("button", { name: "Simpan" }).count()).toBe(0);
    await page.getByRole("link", { name: "Laporan" }).click();
    await heading(page).getByText("Laporan").waitFor();
    expect(await page.getByRole("button", { name: "Tulis laporan" }).count()).toBe(0);
    await page.context().close();
  });
});

test("the queue says what it filters in its address, and comes back by the back button and the link", async () => {
  const reference = await site.apply(10, { fullName: "Yusuf Hidayat" });
  const page = await site.enter("verifier", "/pendaftaran?cohortId=2026-1");
  await page.getByRole("link", { name: /^\d+ Terkirim/ }).click();
  await expect.poll(() => page.url()).toContain("status=submitted");
  await page.locator(linkTo(reference)).click();
  await heading(page).getByText(reference).waitFor();
  await page.goBack();
  await page.locator(linkTo(reference)).click();
  await page.getByRole("link", { name: "Kembali ke daftar" }).click();
  await page.locator(linkTo(reference)).waitFor();
  expect(page.url()).toContain("status=submitted");
  await page.getByLabel("Awal nama").fill("tidak ada yang bernama begini");
  await page.getByRole("button", { name: "Saring" }).click();
  await page.getByText("Tidak ada pendaftaran dengan saringan ini.").waitFor();
  await page.context().close();
});

test("the console speaks English where the officer chose it, and remembers", async () => {
  const page = await site.enter("verifier");
  await page.getByRole("button", { name: "English" }).click();
  await heading(page).getByText("Applications").waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  await page.reload();
  await heading(page).getByText("Applications").waitFor();
  await page.context().close();
});
