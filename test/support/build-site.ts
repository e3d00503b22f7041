/** Runs before all tests: builds the pages of the working tree once for all tests that read them. */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

export default function setup(): void {
  execFileSync("npm", ["run", "build", "--silent"], {
    cwd: resolve(import.meta.dirname, ".."),
    stdio: "inherit",
  });
}
