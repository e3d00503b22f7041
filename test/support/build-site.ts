/** Runs before all tests: builds the pages of the working tree once for all tests that read them, for each office. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { officeIds } from "../../offices/read-office.ts";

export default async function setup(): Promise<void> {
  for (const id of officeIds())
    await promisify(execFile)("npm", ["run", "build", "--silent"], {
      cwd: resolve(import.meta.dirname, "../.."),
      env: { ...process.env, BERDAYA_OFFICE: id },
    });
}
