import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applied, birthDate, versionOf } from "../support/people.ts";
import { expectAccessible, expectNoSidewaysScroll, openSite, type Site, tabTo, takePhoto } from "./site.ts";
import { openStatus } from "./status.ts";
import { openWithDraft } from "./wizard.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.stop());

const press = async (page: Page, selector: string) => {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
};

interface Standing {
  status: string;
  documents: { documentId: string; state: string }[];
}
const standingOf = async (reference: string): Promise<Standing> =>
  (await site.api.post("/api/status", { reference, birthDate })).body;

/** A phone's screen shows it whole, without scrolling. */
const expectOnScreen = async (page: Page, element: Locator) => {
  const box = await element.boundingBox();
  const screen = page.viewportSize();
  if (!box || !screen) throw new Error("It is nowhere.");
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(screen.height);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(screen.width);
};

const expectTroubleBeside = async (page: Page, button: string) => {
  const trouble = page.locator(".trouble");
  await trouble.waitFor();
  expect(await trouble.count()).toBe(1);
  expect(await trouble.evaluate((element) => element === document.activeElement)).toBe(true);
  await expectOnScreen(page, trouble);
  await expectOnScreen(page, page.locator(button));
  await expectAccessible(page, "main");
};

/** What goes wrong on the line, and what a person's clock does meanwhile. */
const faults = [
  {
    name: "without a line",
    hinder: (page: Page, path: string) => page.route(path, (route) => route.abort()),
    wait: async () => {},
  },
  {
    name: "with no answer",
    hinder: (page: Page, path: string) => page.route(path, () => {}),
    wait: async (page: Page) => {
      const progress = page.getByText("Mengirim…");
      await progress.waitFor();
      await expectOnScreen(page, progress);
      await page.clock.fastForward("00:31");
    },
  },
] as const;

describe.each(faults)("sending $name", ({ hinder, wait, name }) => {
  const serial = name === "without a line" ? 801 : 802;

  test("an application is answered beside the button, loses nothing, and is repeated by the same key", async () => {
    const page = await site.visit();
    await page.clock.install();
    await openWithDraft(page, serial);
    const keys: (string | undefined)[] = [];
    page.on("request", (request: Request) => {
      if (request.method() === "POST" && request.url().endsWith("/api/applications"))
        keys.push(request.headers()["idempotency-key"]);
    });
    await hinder(page, "**/api/applications");
    await press(page, "#continue");
    await wait(page);
    await expectTroubleBeside(page, "#continue");
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/sending-${serial}.png` });
    expect(await page.textContent("#sending")).toBe("");
    expect(await page.textContent("#answers")).toContain("Siti Rahmah");
    await page.unroute("**/api/applications");
    await press(page, "#continue");
    await page.waitForSelector("#reference");
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    await page.context().close();
  });

  test("a step on the status page is answered beside its button, with what was typed", async () => {
    const reference = await applied(site.api);
    const page = await site.visit();
    await page.clock.install();
    await openStatus(page, reference);
    await press(page, 'form:has([value="withdrawal"]) button');
    await page.waitForSelector("#why");
    await page.fill("#why", "Pindah rumah.\n".repeat(40));
    const keys: (string | null)[] = [];
    page.on("request", (request: Request) => {
      if (request.url().endsWith("/withdrawal"))
        keys.push(new URLSearchParams(request.postData() ?? "").get("idempotencyKey"));
    });
    await hinder(page, "**/withdrawal");
    const button = 'form[action$="/withdrawal"] button';
    await press(page, button);
    await wait(page);
    await expectTroubleBeside(page, button);
    expect(await page.inputValue("#why")).toContain("Pindah rumah.");
    await page.unroute("**/withdrawal");
    await press(page, button);
    await page.waitForSelector(".govuk-panel");
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    await page.context().close();
  });

  test("the question for a status is answered beside its button", async () => {
    const page = await site.visit();
    await page.clock.install();
    await hinder(page, "**/api/status");
    await page.goto("/status/");
    await page.fill("#reference", "KT-7F3K-9Q2M-4XTD");
    await press(page, "main form button");
    await wait(page);
    await expectTroubleBeside(page, "main form button");
    expect(await page.inputValue("#reference")).toBe("KT-7F3K-9Q2M-4XTD");
    await page.context().close();
  });

  test("a photo is answered beside its button, and goes with one more press as the same document", async () => {
    const reference = await applied(site.api);
    const page = await site.visit();
    await page.clock.install();
    await openStatus(page, reference);
    const photo = { name: "ktp saya.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page, 80, 60) };
    const again = page.locator(".upload__again:visible");
    await page.locator("#file-ktp").focus();
    for (const [path, limit] of [
      ["**/documents", "00:31"],
      ["**/local/s3/**", "01:01"],
    ] as const) {
      await hinder(page, path);
      const asked = page.waitForRequest(path);
      if (await again.isVisible()) await page.keyboard.press("Enter");
      else await page.setInputFiles("#file-ktp", photo);
      await asked;
      if (name === "with no answer") await page.clock.fastForward(limit);
      await page.getByText("Berkas belum terkirim.").waitFor();
      expect(await again.evaluate((element) => element === document.activeElement)).toBe(true);
      await expectOnScreen(page, again);
      await expectOnScreen(page, page.locator("#file-ktp-state"));
      await page.unroute(path);
    }
    await expectAccessible(page, ".upload");
    await page.keyboard.press("Enter");
    await page.waitForSelector('.upload[data-state="received"]');
    expect((await standingOf(reference)).documents).toHaveLength(1);
    await page.context().close();
  });
});

describe("a photo on its way", () => {
  test("is prepared, sent with a percentage that can be read, received, and still so after a reload", async () => {
    const page = await site.visit();
    await openWithDraft(page, 803);
    await press(page, "#continue");
    await page.waitForSelector("#reference");
    await page.evaluate(() => {
      const state = document.querySelector("#file-ktp-state") as HTMLElement;
      const told: { seen: string; heard: string }[] = [];
      Object.assign(window, { told });
      const without = (selector: string) => {
        const copy = state.cloneNode(true) as HTMLElement;
        for (const each of copy.querySelectorAll(selector)) each.remove();
        return copy.textContent ?? "";
      };
      const observer = new MutationObserver(() =>
        told.push({ seen: without(".govuk-visually-hidden"), heard: without("[aria-hidden]") }),
      );
      observer.observe(state, { childList: true, subtree: true, characterData: true });
    });
    // A slow line, so that there is something to be read.
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: 300_000,
    });
    const buffer = await takePhoto(page, 1200, 900);
    await page.setInputFiles("#file-ktp", { name: "ktp saya.jpg", mimeType: "image/jpeg", buffer });
    await page.waitForFunction(() =>
      /[1-9]\d?%/.test(document.querySelector("#file-ktp-state")?.textContent ?? ""),
    );
    if (process.env.SCREENSHOTS) {
      await page.locator("#file-ktp-state").scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/upload.png` });
    }
    await page.waitForSelector('.upload[data-state="received"]');
    const told = await page.evaluate(
      () => (window as unknown as { told: { seen: string; heard: string }[] }).told,
    );
    const seen = [...new Set(told.map((each) => each.seen))];
    const heard = [...new Set(told.map((each) => each.heard))];
    expect(seen[0]).toBe("Menyiapkan foto…");
    expect(seen.filter((each) => /^Mengirim \d+%$/.test(each)).length).toBeGreaterThan(1);
    expect(seen.indexOf("Memeriksa berkas…")).toBeGreaterThan(
      seen.findLastIndex((each) => each.includes("%")),
    );
    expect(seen.at(-1)).toBe("Diterima.");
    for (const each of heard.filter((text) => text.includes("%")))
      expect(each).toMatch(/^Mengirim (0|25|50|75|100)%$/);
    expect(await page.textContent(".upload__name")).toBe("ktp saya.jpg");
    // The browser's own "No file chosen" is not to be seen, and its control still has the keyboard's focus.
    expect((await page.locator("#file-ktp").boundingBox())?.width).toBeLessThanOrEqual(1);
    await page.reload();
    await page.waitForSelector('.upload[data-state="received"]');
    expect(await page.textContent("#file-ktp-state")).toBe("Diterima.");
    expect(await page.locator('.upload[data-state="received"]').count()).toBe(1);
    expect(await page.textContent('label[for="file-ktp"]')).toContain("Kirim foto lain");
    await expectAccessible(page, "main");
    await expectNoSidewaysScroll(page);
    await tabTo(page, "#file-family-card");
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/received.png`, fullPage: true });
    await page.context().close();
  });
});

const smallPng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const photoOf = (kind: string) => ({ name: `${kind}.png`, mimeType: "image/png", buffer: smallPng });

/** A photo that arrives without the page that is open. */
const sendPhoto = async (reference: string, kind: string) => {
  const form = { birthDate, kind, contentType: "image/png", bytes: smallPng.length };
  const { upload, documentId } = (await site.api.post(`/api/applications/${reference}/documents`, form)).body;
  const data = new FormData();
  for (const [field, value] of Object.entries<string>(upload.fields)) data.append(field, value);
  data.append("file", new Blob([smallPng], { type: "image/png" }));
  expect((await fetch(upload.url, { method: "POST", body: data })).status).toBeLessThan(400);
  const stateOf = async () =>
    (await standingOf(reference)).documents.find((each) => each.documentId === documentId)?.state;
  await expect.poll(stateOf, { timeout: 15_000 }).toBe("received");
};

const returned = async (rule: string): Promise<string> => {
  const reference = await applied(site.api);
  for (const kind of ["ktp", "family-card", "photo"]) await sendPhoto(reference, kind);
  const verifier = await site.api.as("verifier");
  const reply = await verifier.post(`/api/staff/applications/${reference}/verification`, {
    decision: "return",
    reasons: [{ rule, note: "Foto KTP kabur." }],
    version: await versionOf(site.api, reference),
  });
  if (reply.status !== 200) throw new Error(`returning was answered ${reply.status}: ${reply.text}`);
  return reference;
};

const resending = '#resend form[action$="/correction"] button';

describe("an application returned for a blurred photo", () => {
  test("is sent again with one press beside the new photo", async () => {
    const reference = await returned("document-unreadable-ktp");
    const page = await site.visit();
    await openStatus(page, reference);
    expect(await page.textContent("#missing")).toContain("Sesudah itu, tekan Kirim perbaikan.");
    expect(await page.isVisible("#resend")).toBe(false);
    await page.setInputFiles("#file-ktp", photoOf("ktp"));
    await page.locator("#resend").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("resend-title");
    await expectOnScreen(page, page.locator("#resend"));
    expect(await page.locator("#missing").count()).toBe(0);
    await expectAccessible(page, "main");
    await expectNoSidewaysScroll(page);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/resend.png` });
    await press(page, resending);
    await page.waitForSelector(".govuk-panel");
    expect(await page.textContent("h1")).toBe("Perbaikan Anda terkirim");
    expect((await standingOf(reference)).status).toBe("submitted");
    await page.context().close();
  });

  test("is sent again with one press without JavaScript", async () => {
    const reference = await returned("ktp");
    const page = await site.visit({ javaScriptEnabled: false });
    await openStatus(page, reference);
    expect(await page.isVisible("#resend")).toBe(false);
    await sendPhoto(reference, "ktp");
    await openStatus(page, reference);
    await expectNoSidewaysScroll(page);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/resend-plain.png`, fullPage: true });
    const primary = page.locator("main button.govuk-button:not(.govuk-button--secondary)");
    expect(await primary.allTextContents()).toEqual(["Kirim perbaikan", "Lanjut ke pemilihan berkas"]);
    await page.click(resending);
    expect(await page.textContent("h1")).toBe("Perbaikan Anda terkirim");
    expect((await standingOf(reference)).status).toBe("submitted");
    await page.context().close();
  });

  test("is led to its answers where the officer named one of them", async () => {
    const reference = await returned("lives-in-area");
    const page = await site.visit();
    await openStatus(page, reference);
    await page.setInputFiles("#file-ktp", photoOf("ktp"));
    await page.locator("#resend").waitFor();
    expect(await page.locator(resending).count()).toBe(0);
    await press(page, "#resend button");
    await page.waitForSelector("#correct-address:checked");
    await page.context().close();
  });
});
