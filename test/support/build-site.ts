/** Before any test: the pages as they are in the working tree, built once for all that look at them. */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

export default function setup(): void {
  execFileSync("npm", ["run", "build", "--silent"], {
    cwd: resolve(import.meta.dirname, ".."),
    stdio: "inherit",
  });
}
