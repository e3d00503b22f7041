import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageTexts } from "../../core/i18n/applications/public-pages.ts";
import { aSealing } from "../support/forms.ts";
import { applied, assessed, birthDate } from "../support/people.ts";
import { expectAccessible, expectNoSidewaysScroll, openSite, type Site, tabTo, takePhoto } from "./site.ts";
import { openStatus } from "./status.ts";

let site: Site;
const offered: string[] = [];
beforeAll(async () => {
  site = await openSite();
  await site.openCohort("2026-2", { minimumAttendance: 0 });
  for (let count = 0; count < 3; count += 1)
    offered.push(await assessed(site.api, {}, { cohortId: "2026-2" }));
  await (await site.api.as("manager")).post("/api/staff/cohorts/2026-2/selection", aSealing());
}, 60_000);
afterAll(() => site?.stop());

const decided = async (decision: "return" | "reject"): Promise<string> => {
  const reference = await applied(site.api);
  await (await site.api.as("verifier")).post(`/api/staff/applications/${reference}/verification`, {
    decision,
    reasons: [{ rule: "lives-in-area", note: "Alamat di KTP berbeda." }],
    version: 1,
  });
  return reference;
};

const missingAtFirst = (["ktp", "family-card", "photo"] as const).map(
  (kind) => pageTexts.id.documentKind[kind],
);

const statusOf = async (reference: string): Promise<string> =>
  (await site.api.post("/api/status", { reference, birthDate })).body.status;

/** Press it as somebody without a mouse does. */
const press = async (page: Page, selector: string) => {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
};
const opening = (step: string) => `form:has([value="${step}"]) button`;
const sending = 'form[action^="/api/applications/"] button';
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe("with a script, by keyboard alone", () => {
  test("a person accepts an offer, after being asked once more", async () => {
    const [reference = ""] = offered;
    const page = await site.visit({ viewport: { width: 320, height: 640 } });
    await openStatus(page, reference);
    await expectAccessible(page);
    await press(page, opening("accept"));
    await page.waitForSelector('[value="accept"][name="answer"]', { state: "attached" });
    expect(await focused(page)).toBe("Terima tempat pelatihan?");
    expect(await page.title()).toBe("Terima tempat pelatihan? – Berdaya");
    await expectAccessible(page, "main");
    await expectNoSidewaysScroll(page);
    await press(page, sending);
    await page.waitForSelector(".govuk-panel");
    expect(await focused(page)).toBe("Anda menerima tempat ini");
    await expectAccessible(page, "main");
    await press(page, ".way button");
    await page.waitForSelector(".offer");
    expect(await page.textContent(".offer")).toContain("BLKI Balikpapan");
    expect(await statusOf(reference)).toBe("enrolled");
    expect(page.url()).not.toMatch(/KT-|1998/);
    await page.context().close();
  });

  test("a person corrects what was returned, and nothing typed is lost to an error", async () => {
    const reference = await decided("return");
    const page = await site.visit();
    await openStatus(page, reference);
    await press(page, opening("correction"));
    await page.waitForSelector("#correct-address:checked");
    await expectAccessible(page, "main");
    await tabTo(page, "#correct-name");
    await page.keyboard.press("Space");
    await press(page, 'form:has([name="correct"]) button');
    await page.waitForSelector("#fullName");
    await tabTo(page, "#fullName");
    await page.keyboard.type("Siti Aminah");
    await tabTo(page, "#address-regency");
    await page.keyboard.type("Kota Balikpapan");
    expect(await page.locator("#address-district optgroup").count()).toBe(1);
    await press(page, sending);
    await page.waitForSelector(".govuk-error-summary");
    expect(await page.title()).toMatch(/^Galat: /);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("govuk-error-summary");
    expect(await page.inputValue("#fullName")).toBe("Siti Aminah");
    expect(await page.inputValue("#address-regency")).toBe("64.71");
    await expectAccessible(page, "main");
    await tabTo(page, "#address-district");
    await page.keyboard.type("Balikpapan Selatan");
    await tabTo(page, "#address-street");
    await page.keyboard.type("Jl. Mawar 1");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".govuk-panel");
    expect(await statusOf(reference)).toBe("submitted");
    await page.context().close();
  });

  test("a person sees which documents are missing, and no longer the one that has arrived", async () => {
    const reference = await applied(site.api);
    const page = await site.visit({ viewport: { width: 360, height: 740 } });
    await openStatus(page, reference);
    const missing = page.locator("#missing li");
    expect(await missing.allTextContents()).toEqual(missingAtFirst);
    await expectAccessible(page, "main");
    await expectNoSidewaysScroll(page);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/missing.png`, fullPage: true });
    const photo = { name: "foto.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page, 80, 60) };
    await page.setInputFiles("#file-photo", photo);
    await expect.poll(() => missing.count(), { timeout: 15_000 }).toBe(2);
    for (const kind of ["ktp", "family-card"]) await page.setInputFiles(`#file-${kind}`, photo);
    await page.locator("#missing").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("the browser's own way back leads to what was typed", async () => {
    const reference = await decided("reject");
    const page = await site.visit();
    await openStatus(page, reference);
    await press(page, opening("appeal"));
    await page.waitForSelector("#text");
    await page.fill("#text", "Saya tinggal di Samarinda.");
    await page.goBack();
    await page.waitForSelector(".now");
    expect(await focused(page)).toBe("Status pendaftaran");
    await page.goForward();
    await page.waitForSelector("#text");
    expect(await page.inputValue("#text")).toBe("Saya tinggal di Samarinda.");
    await page.context().close();
  });

  test("a lost connection is told, loses nothing, and makes no second appeal", async () => {
    const reference = await decided("reject");
    const page = await site.visit();
    await openStatus(page, reference);
    await press(page, opening("appeal"));
    await page.waitForSelector("#text");
    await page.fill("#text", "Saya tinggal di Samarinda.");
    await page.route("**/appeal", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(page, sending);
    await page.waitForSelector(".trouble");
    expect(await focused(page)).toContain("Belum ada jawaban.");
    await expectAccessible(page, "main");
    await page.unroute("**/appeal");
    await press(page, sending);
    await page.waitForSelector(".govuk-panel");
    expect(await page.inputValue('input[name="reference"]')).toBe(reference);
    await page.context().close();
  });
});

describe("without JavaScript", () => {
  test("a person sees which documents are missing, in both languages", async () => {
    const reference = await applied(site.api);
    const page = await site.visit({ javaScriptEnabled: false });
    await openStatus(page, reference);
    expect(await page.locator("#missing li").allTextContents()).toEqual(missingAtFirst);
    await openStatus(page, reference, "/en/status/");
    expect(await page.textContent("#missing")).toContain("Documents that we still need");
    await page.context().close();
  });

  test("a person declines an offer and asks for a copy of the data", async () => {
    const [, reference = ""] = offered;
    const page = await site.visit({ javaScriptEnabled: false });
    await openStatus(page, reference, "/en/status/");
    await page.click(opening("decline"));
    await page.click(sending);
    expect(await page.textContent("h1")).toBe("You have declined the seat");
    expect(await statusOf(reference)).toBe("declined");
    await page.click(".way button");
    await page.click(opening("data-request"));
    await page.click(sending);
    await page.locator(".govuk-error-summary:focus").waitFor();
    await page.check("#kind");
    await page.click(sending);
    expect(await page.textContent("main")).toContain("We answer by");
    expect(page.url()).not.toContain("1998");
    await page.context().close();
  });

  test("a person corrects an application, takes back a file and withdraws", async () => {
    const reference = await decided("return");
    await site.api.post(`/api/applications/${reference}/documents`, {
      birthDate,
      kind: "ktp",
      contentType: "image/png",
      bytes: 100,
    });
    const page = await site.visit({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await openStatus(page, reference);
    await expectNoSidewaysScroll(page);
    await page.click(opening("removal"));
    await page.click(sending);
    expect(await page.textContent("h1")).toBe("Dokumen sudah dihapus");
    await page.click(".way button");
    await page.click(opening("correction"));
    await page.uncheck("#correct-address");
    await page.check("#correct-goal");
    await page.click('form:has([name="correct"]) button');
    await page.check("#goal");
    await page.fill("#motivation", "Ingin usaha sendiri.");
    await expectNoSidewaysScroll(page);
    await page.click(sending);
    expect(await page.textContent("h1")).toBe("Perbaikan Anda terkirim");
    await page.click(".way button");
    await page.click(opening("withdrawal"));
    await page.fill("#why", "Pindah rumah.");
    await page.click(sending);
    expect(await page.textContent("h1")).toBe("Pendaftaran Anda sudah ditarik");
    expect(await statusOf(reference)).toBe("withdrawn");
    await page.context().close();
  });
});

describe("the page that checks a certificate", () => {
  test("reads the code of a link, and says in words whether the paper is in force", async () => {
    const [, , reference = ""] = offered;
    await site.api.post(`/api/applications/${reference}/reply`, { birthDate, answer: "accept" });
    const manager = await site.api.as("manager");
    const on = new Date().toISOString().slice(0, 10);
    const completed = await manager.post(`/api/staff/applications/${reference}/completion`, {
      on,
      result: "completed",
    });
    const page = await site.visit({ viewport: { width: 320, height: 640 } });
    await page.goto(`/sertifikat/#${completed.body.code}`);
    await page.waitForSelector(".paper");
    const shown = await page.textContent("#result");
    for (const words of ["Berlaku", "Sertifikat pelatihan", "S. R.", "Menjahit"])
      expect(shown).toContain(words);
    expect(shown).not.toContain("Siti");
    expect(await focused(page)).toBe("Berlaku");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await manager.post(`/api/staff/applications/${reference}/reopening`, {
      why: "Salah pilih.",
      version: completed.body.version,
    });
    await press(page, "#form button");
    await page.waitForSelector(".paper--void");
    expect(await focused(page)).toBe("Tidak berlaku");
    await page.context().close();
  });

  test("tells a code that nobody was given, and one that cannot be", async () => {
    const page = await site.visit();
    await page.goto("/en/certificate/");
    await tabTo(page, "#code");
    await page.keyboard.type("0000 0000 000o");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#result h2");
    expect(await focused(page)).toBe("Unknown");
    await page.fill("#code", "12");
    await press(page, "#form button");
    await page.waitForSelector(".govuk-error-summary");
    expect(await page.getAttribute("#code", "aria-describedby")).toContain("code-error");
    await expectAccessible(page, "main");
    await page.context().close();
  });

  test("says another way where there is no script", async () => {
    const page = await site.visit({ javaScriptEnabled: false });
    await page.goto("/sertifikat/");
    expect(await page.isVisible("#form")).toBe(false);
    expect(await page.textContent("main")).toContain("telepon Dinas Sosial");
    await page.context().close();
  });
});
