import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyQuestion } from "../../core/domain/applications/fields/declared.ts";
import { aNik } from "../support/forms.ts";
import { siteFolder } from "../support/start-local.ts";
import { expectAccessible, expectNoSidewaysScroll, openSite, type Site, tabTo, takePhoto } from "./site.ts";
import {
  answerAll,
  choiceFields,
  choose,
  functioning,
  isShown,
  openWithDraft,
  pick,
  tick,
  type,
} from "./wizard.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.stop());

const referenceForm = /^KT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** Without going through what comes before. */
const openAt = async (page: Page, question: string) => {
  await page.evaluate((at) => history.pushState({}, "", `#q-${at}`), question);
  await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
  await isShown(page, question);
};

const send = async (page: Page) => {
  await tabTo(page, "#continue");
  await page.keyboard.press("Enter");
};

describe("the wizard", () => {
  test("leads a person with only a keyboard from the front page to a reference and a received photo", async () => {
    const page = await site.visit();
    await page.goto("/");
    await page.waitForSelector("#openings .card");
    await expectAccessible(page);
    await tabTo(page, "a.hero__button");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/daftar/**");
    const titles: string[] = [];
    await answerAll(page, 1, async () => {
      titles.push(await page.title());
      await expectNoSidewaysScroll(page);
    });
    expect(titles[2]).toBe(`Siapa nama lengkap Anda? – Pertanyaan 3 dari ${everyQuestion.length} – Berdaya`);
    await expectAccessible(page);
    expect(await page.textContent("#answers")).toContain("Menjahit");
    await send(page);
    await page.waitForSelector("#reference");
    expect(await page.textContent("#reference")).toMatch(referenceForm);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Pendaftaran terkirim");
    expect(await page.evaluate(() => localStorage.getItem("berdaya-isian"))).toBeNull();
    await expectAccessible(page);

    const photo = await takePhoto(page, 3200, 2400);
    expect(photo.length).toBeGreaterThan(5 * 1024 * 1024);
    page.on("filechooser", (chooser) =>
      chooser.setFiles({ name: "ktp.jpg", mimeType: "image/jpeg", buffer: photo }),
    );
    await tabTo(page, "#file-ktp");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.upload[data-state="received"]', { timeout: 20_000 });
    expect(await page.textContent("#file-ktp-state")).toBe("Diterima.");
    await expectAccessible(page);

    const reference = await page.textContent("#reference");
    await tabTo(page, "#wizard > button");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/status/**");
    await page.goto("/");
    await page.goto(`/status/#${reference}`);
    expect(await page.inputValue("#reference")).toBe(reference);
    for (const [part, text] of [
      ["", "5"],
      ["-month", "7"],
      ["-year", "1998"],
    ])
      await type(`#birthDate${part}`, text as string)(page);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".now");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.setInputFiles("#file-photo", {
      name: "x.png",
      mimeType: "image/png",
      buffer: Buffer.from("no image"),
    });
    await page.waitForSelector('.upload[data-state="refused"]', { timeout: 20_000 });
    expect(await page.textContent("#file-photo-state")).toContain("Isi berkas tidak sesuai jenisnya.");
    await page.context().close();
  }, 120_000);

  test("says what is wrong when a person goes on, and takes the focus to it", async () => {
    const page = await site.visit();
    await page.goto("/en/apply/");
    await isShown(page, "cohort");
    await openAt(page, "nik");
    await type("#nik", "123")(page);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".govuk-error-summary");
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("govuk-error-summary");
    expect(await page.inputValue("#nik")).toBe("123");
    expect(await page.getAttribute("#nik", "aria-describedby")).toContain("nik-error");
    await expectAccessible(page);
    await tabTo(page, ".govuk-error-summary a");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("nik");
    await page.context().close();
  }, 60_000);

  test("keeps the draft on the phone, offers it again, and forgets it when asked", async () => {
    const page = await site.visit();
    await page.goto("/daftar/");
    await isShown(page, "cohort");
    await send(page);
    await isShown(page, "skills");
    await pick("#skills", "Menjahit")(page);
    await send(page);
    await isShown(page, "name");
    await type("#fullName", "Siti")(page);
    await page.goto("/");
    await page.goto("/daftar/");
    await page.waitForSelector("text=Lanjutkan isian yang tersimpan?");
    await expectAccessible(page);
    await tabTo(page, "#message button");
    await page.keyboard.press("Enter");
    await isShown(page, "name");
    expect(await page.inputValue("#fullName")).toBe("Siti");
    await page.goBack();
    await page.goBack();
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto("/daftar/");
    await page.click("text=Hapus dan mulai dari awal");
    await isShown(page, "cohort");
    expect(await page.inputValue("#fullName")).toBe("");
    await page.context().close();
  }, 60_000);

  test("goes back a question by the browser's own way back", async () => {
    const page = await site.visit();
    await page.goto("/daftar/");
    await isShown(page, "cohort");
    await send(page);
    await isShown(page, "skills");
    await page.goBack();
    await isShown(page, "cohort");
    await page.goForward();
    await isShown(page, "skills");
    await tabTo(page, "#back");
    await page.keyboard.press("Enter");
    await isShown(page, "cohort");
    await page.context().close();
  }, 60_000);

  test("makes one application of a sending whose answer was lost", async () => {
    const page = await site.visit();
    await openWithDraft(page, 2);
    await page.route("**/api/applications", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await send(page);
    await page.waitForSelector(".trouble");
    await expectAccessible(page);
    await page.unroute("**/api/applications");
    await page.reload();
    await page.waitForSelector("#answers dl");
    await send(page);
    await page.waitForSelector("#reference");
    expect(await page.textContent("#reference")).toMatch(referenceForm);
    await page.context().close();
  }, 120_000);

  test("says so where the server cannot be reached or is busy, and loses nothing", async () => {
    const page = await site.visit();
    await page.route("**/api/openings", (route) => route.abort());
    await page.goto("/daftar/");
    await page.waitForSelector("text=Pertanyaan belum dapat dimuat.");
    await expectAccessible(page);
    await page.unroute("**/api/openings");
    await page.click("#message button");
    await isShown(page, "cohort");
    await openWithDraft(page, 7);
    await page.route("**/api/applications", (route) =>
      route.fulfill({ status: 503, contentType: "text/html", body: "busy" }),
    );
    await send(page);
    await page.waitForSelector("text=Sistem sedang sibuk.");
    expect(await page.textContent("#answers")).toContain("Siti Rahmah");
    await page.unroute("**/api/applications");
    await send(page);
    await page.waitForSelector("#reference");
    await page.context().close();
  }, 120_000);

  test("brings a refusal of the server back to its question with everything typed", async () => {
    const page = await site.visit();
    await openWithDraft(page, 3);
    await page.route("**/api/applications", (route) =>
      route.fulfill({
        status: 400,
        contentType: "application/problem+json",
        body: JSON.stringify({
          type: "invalid-request",
          title: "Isian perlu diperbaiki",
          status: 400,
          detail: "Perbaiki.",
          errors: [{ pointer: "/address/street", detail: "Tulis nomor rumah." }],
        }),
      }),
    );
    await send(page);
    await isShown(page, "address");
    await page.waitForSelector("#address-street-error");
    expect(await page.inputValue("#address-street")).toBe("Jl. Merdeka 5");
    await page.unroute("**/api/applications");
    await send(page);
    await isShown(page, "check");
    await page.context().close();
  }, 120_000);

  test("tells the reasons where a person may not take part", async () => {
    const page = await site.visit();
    await openWithDraft(page, 4);
    await page.click("#answers a[href='#q-employment']");
    await isShown(page, "employment");
    await choose("employment", "working")(page);
    await send(page);
    await isShown(page, "check");
    await send(page);
    await page.waitForSelector(".govuk-error-summary");
    expect(await page.textContent(".govuk-error-summary")).toContain("Anda menjawab sedang bekerja.");
    await expectAccessible(page);
    await page.context().close();
  }, 120_000);

  test("asks a parent or guardian where the applicant is under 18", async () => {
    const page = await site.visit();
    await openWithDraft(page, 5, "birth-date");
    await page.fill("#birthDate-year", String(new Date().getFullYear() - 16));
    await page.click("#continue");
    await isShown(page, "sex");
    await openAt(page, "consent");
    expect(await page.isVisible("#consent-givenBy")).toBe(false);
    await tick("#consent-givenBy-guardian")(page);
    await type("#consent-guardianName", "Aminah")(page);
    await send(page);
    await isShown(page, "check");
    await send(page);
    await page.waitForSelector("#reference");
    await page.context().close();
  }, 120_000);
});

describe("without JavaScript", () => {
  test("a person applies by the plain form, sees the status and sends a photo", async () => {
    const page = await site.visit({ javaScriptEnabled: false });
    await page.goto("/");
    await page.click("a.hero__button");
    expect(page.url()).toContain("/api/form");
    await page.fill("#fullName", 'Budi "<b>Santoso</b>"');
    await page.click("form.questions button[type=submit]");
    expect(await page.title()).toMatch(/^Galat: /);
    expect(await page.inputValue("#fullName")).toBe('Budi "<b>Santoso</b>"');
    expect(await page.locator(".govuk-error-summary:focus").count()).toBe(1);
    await expectNoSidewaysScroll(page);
    const link = page.locator(".govuk-error-summary a", { hasText: "NIK (" });
    expect(await link.getAttribute("href")).toBe("#nik");

    await page.fill("#fullName", "Budi Santoso");
    await page.check("#cohortId");
    await page.selectOption("#skills", "sewing");
    await page.selectOption("#skills-1", "ac-repair");
    await page.fill("#nik", aNik({ serial: 6, sex: "male" }));
    for (const [part, text] of [
      ["", "5"],
      ["-month", "7"],
      ["-year", "1998"],
    ])
      await page.fill(`#birthDate${part}`, text as string);
    await page.fill("#phone", "081255550102");
    await page.selectOption("#address-regency", "64.72");
    await page.selectOption("#address-district", "64.72.01");
    await page.fill("#address-street", "Jl. Mawar 1");
    for (const question of functioning) await page.check(`#functioning-${question}`);
    await page.check("#disabilities");
    // The first of each: an error links to it, so that it bears the field's own id.
    for (const name of choiceFields) await page.check(`#${name}`);
    await page.fill("#motivation", "Ingin bekerja.");
    await page.check("#consent-givenBy");
    await page.click("form.questions button[type=submit]");
    await page.waitForURL("**/api/confirmation**");
    const reference = (await page.textContent(".reference")) ?? "";
    expect(reference).toMatch(referenceForm);

    await page.click("main a.govuk-button");
    await page.fill("#reference", reference.toLowerCase().replaceAll("-", " "));
    for (const [part, text] of [
      ["", "5"],
      ["-month", "7"],
      ["-year", "1998"],
    ])
      await page.fill(`#birthDate${part}`, text as string);
    await page.click("main button[type=submit]");
    expect(await page.textContent(".now")).toContain("Terkirim");
    await page.check("#kind");
    await page.click(".add-document button[type=submit]");
    const other = await site.visit();
    const photo = await takePhoto(other, 400, 300);
    await other.context().close();
    await page.setInputFiles("#file", { name: "ktp.jpg", mimeType: "image/jpeg", buffer: photo });
    await page.click("main button[type=submit]");
    await page.waitForURL("**/api/confirmation**");
    expect(await page.textContent("h1")).toBe("Berkas terkirim");
    await page.context().close();
  }, 120_000);
});

describe("without JavaScript on the page of the wizard", () => {
  test("a person is led to the plain form", async () => {
    const page = await site.visit({ javaScriptEnabled: false });
    await page.goto("/en/apply/");
    await page.click("#without-script a");
    expect(page.url()).toContain("/api/form?lang=en");
    await page.context().close();
  });
});

describe("where a page's script does not come", () => {
  const pages = [
    ["/", "start"],
    ["/en/apply/", "apply"],
    ["/sertifikat/", "certificate"],
  ] as const;

  test.each(pages)("%s says the way that needs none", async (path, script) => {
    const page = await site.visit();
    await page.route(`**/assets/${script}.js`, (route) => route.abort());
    await page.goto(path);
    await page.waitForSelector("#without-script", { state: "visible" });
    expect(await page.locator("[data-loading]:visible, .scripted:visible").count()).toBe(0);
    await expectAccessible(page);
    await page.context().close();
  });

  test("the form is reached where a script fails, or hangs for long", async () => {
    const failing = await site.visit();
    await failing.route("**/assets/apply.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "throw new Error()" }),
    );
    await failing.goto("/daftar/");
    await failing.click("#without-script a");
    await failing.waitForSelector("#fullName");
    await failing.context().close();

    const hanging = await site.visit();
    await hanging.clock.install();
    await hanging.route("**/assets/apply.js", () => {});
    await hanging.goto("/daftar/", { waitUntil: "commit" });
    await hanging.waitForSelector("[data-loading]", { state: "visible" });
    await hanging.clock.fastForward(20_000);
    await hanging.waitForSelector("#without-script", { state: "visible" });
    await hanging.context().close();
  });

  test.each([
    ["/", "#openings .card"],
    ["/daftar/", "#q-cohort:not([hidden])"],
    ["/sertifikat/", "#code"],
  ])("%s works where only what runs before the first paint is lacking", async (path, ready) => {
    const page = await site.visit();
    await page.route("**/assets/first-paint.js", (route) => route.abort());
    await page.goto(path);
    await page.waitForSelector(ready, { state: "visible" });
    expect(await page.locator("#without-script:visible").count()).toBe(0);
    await page.context().close();
  });
});

describe("every page", () => {
  const paths = [
    ["/", "#openings .card"],
    ["/en/", "#openings .card"],
    ["/daftar/", "#q-cohort:not([hidden])"],
    ["/en/apply/", "#q-cohort:not([hidden])"],
    ["/status/", "form"],
    ["/en/status/", "form"],
    ["/sertifikat/", "form:not(.scripted)"],
    ["/en/certificate/", "form:not(.scripted)"],
    ["/bantuan/", "h1"],
    ["/en/help/", "h1"],
    ["/nothing-here", "h1"],
    ["/api/form", "form"],
    ["/api/form?lang=en", "form"],
    ["/api/confirmation?reference=KT-0000-0000-0000", "h1"],
    ["/api/confirmation?lang=en", "h1"],
    ["/api/confirmation?about=document", "h1"],
  ] as const;

  test.each(paths)("%s is accessible, and fits a narrow screen and a large text", async (path, ready) => {
    const page = await site.visit({ viewport: { width: 320, height: 640 } });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(path);
    await page.waitForSelector(ready);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expectNoSidewaysScroll(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("the answers to a status are accessible in both languages", async () => {
    const page = await site.visit();
    for (const [path, reference] of [
      ["/status/", "x"],
      ["/en/status/", ""],
    ]) {
      await page.goto(path as string);
      await page.fill("#reference", reference as string);
      await page.click("main button[type=submit]");
      await page.waitForSelector(".govuk-error-summary");
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await page.context().close();
  });
});

describe("the first page of the form", () => {
  test("loads less than 20 KB of scripts and styles before the first answer", async () => {
    const page = await site.visit();
    const loaded: string[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (/\.(js|css)$/.test(pathname)) loaded.push(pathname);
    });
    await page.goto("/daftar/", { waitUntil: "networkidle" });
    await isShown(page, "cohort");
    const sizes = await Promise.all(
      loaded.map(async (path) => gzipSync(await readFile(join(siteFolder, path)), { level: 9 }).length),
    );
    expect(loaded.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20 * 1024);
    await page.context().close();
  });
});
