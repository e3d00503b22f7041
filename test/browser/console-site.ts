/** What the browser tests of the console share: its pages built anew, applications to decide on, a way to sign in. */
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import type { Role } from "../../core/domain/words.ts";
import { aForm, aNik } from "../builders/forms.ts";
import { openSite, type Site } from "./site.ts";

export interface ConsoleSite extends Site {
  /** Signs in with a role's sample account, at a page of the console. */
  enter(role: Role, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** An application as a person sends it; its reference. */
  apply(serial: number, overrides?: Record<string, unknown>): Promise<string>;
}

export const desk = { viewport: { width: 1280, height: 800 } };
export const telephone = { viewport: { width: 360, height: 740 } };

export const openConsole = async (): Promise<ConsoleSite> => {
  await build({ root: fileURLToPath(new URL("../../web/console", import.meta.url)), logLevel: "error" });
  const site = await openSite();
  return {
    ...site,
    enter: async (role, path = "/", options = desk) => {
      const page = await site.visit(options);
      // Shorter than a test's: it then fails at the line that waits.
      page.setDefaultTimeout(10_000);
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
