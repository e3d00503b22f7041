/** What the browser tests of the console share: applications to decide on, a way to sign in, what every page must be. */
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Role } from "../../core/domain/shared/codes.ts";
import { aForm, aNik } from "../support/forms.ts";
import { expectAccessible, expectNoSidewaysScroll, openSite, type Site } from "./site.ts";

export interface ConsoleSite extends Site {
  /** Signs in with a role's sample account, at a page of the console. */
  enter(role: Role, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** An application as a person sends it; its reference. */
  apply(serial: number, overrides?: Record<string, unknown>): Promise<string>;
}

export const desktop = { viewport: { width: 1280, height: 800 } };
export const telephone = { viewport: { width: 360, height: 740 } };

export const openConsole = async (): Promise<ConsoleSite> => {
  const site = await openSite();
  return {
    ...site,
    enter: async (role, path = "/", options = desktop) => {
      const page = await site.visit(options);
      // Shorter than a test's: it then fails at the line that waits.
      page.setDefaultTimeout(20_000);
      await page.goto(`/petugas${path}`);
      await page.getByLabel("Akun contoh").selectOption(role);
      await page.getByRole("button", { name: "Masuk" }).click();
      await page.getByRole("button", { name: "Keluar" }).waitFor();
      return page;
    },
    apply: async (serial, overrides = {}) => {
      const { status, body } = await site.api.post(
        "/api/applications",
        aForm({ nik: aNik({ serial }), ...overrides }),
      );
      if (status !== 201) throw new Error(`The application was refused: ${JSON.stringify(body)}`);
      return body.reference;
    },
  };
};

/** Waits until nothing is read any more: what axe looks at is then what an officer works on. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState("networkidle");
  await page.getByText("Memuat…").waitFor({ state: "detached" });
};

/** Axe finds nothing, and nothing scrolls sideways, on a desktop and on a telephone. */
export const expectUsable = async (page: Page): Promise<void> => {
  const before = page.viewportSize();
  await settle(page);
  for (const { viewport } of [desktop, telephone]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  if (before) await page.setViewportSize(before);
};

/** What the browser complains of while a page is used: a script's fault, something that the policy refused. */
export const listenFor = (page: Page): string[] => {
  const said: string[] = [];
  page.on("console", (message) => {
    // A refusal of the API is a reply like any other here.
    if (!message.text().includes("Failed to load resource")) said.push(message.text());
  });
  page.on("pageerror", (fault) => said.push(fault.message));
  return said;
};

/** Fills in the three boxes of a day. */
export const fillDay = async (page: Page, name: string, day: string): Promise<void> => {
  const group = page.getByRole("group", { name, exact: true });
  const [year = "", month = "", date = ""] = day.split("-");
  await group.getByLabel("Hari").fill(date);
  await group.getByLabel("Bulan").fill(month);
  await group.getByLabel("Tahun").fill(year);
};

/** A picture to look at, where somebody asked for them. */
export const photograph = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
