import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { defaultOffice } from "../offices/default-office.ts";
import { officeInEnvironment } from "../offices/read-office.ts";
import { siteFolder } from "../offices/site-folder.ts";
import { EngineUnavailable } from "./engine.ts";
import { demoAccounts } from "./issuer.ts";
import { CannotStart, runBerdaya } from "./run.ts";

const root = resolve(import.meta.dirname, "..");
const startedAt = performance.now();
const say = (text: string) => process.stdout.write(text);

/** The default office has the folder itself, each other office one inside. */
const dataFolderOf = (id: string) => join(root, ".data", ...(id === defaultOffice ? [] : [id]));

/** The installation builds the pages of one office. Those of another are built when it is first started. */
const buildPages = (): void => {
  say(` … building the pages of ${officeInEnvironment()}`);
  const { status } = spawnSync("npm", ["run", "build", "--silent"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new CannotStart("The pages could not be built. Try: npm run build");
};

try {
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CannotStart(`PORT is "${process.env.PORT}", which is no port. Choose one: PORT=3000 npm start`);
  say("Berdaya is starting");
  if (!existsSync(join(siteFolder(), "petugas/index.html"))) buildPages();
  const running = await runBerdaya({
    port,
    dataFolder: resolve(process.env.BERDAYA_DATA ?? dataFolderOf(officeInEnvironment())),
    siteFolder: siteFolder(),
    onProgress: (what) => say(` … ${what}`),
  });
  if (process.argv.includes("--demo")) {
    const { fillWithDemo } = await import("./demo/fill.ts");
    await fillWithDemo(running, (what) => say(` … ${what}`));
  }
  say(` … ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  say(`  Form   ${running.url}/  (English: ${running.url}/en/)\n`);
  say(`  Staff  ${running.url}/petugas/  (accounts: ${demoAccounts.join(", ")})\n`);
  say(`  API    ${running.url}/api/openapi.json\n`);
  const end = () => void running.stop().then(() => process.exit(0));
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof EngineUnavailable)) throw error;
  say("\n");
  console.error(error.message);
  process.exit(1);
}
