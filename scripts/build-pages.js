/** The `prepare` script: builds the pages after an installation, if the running Node can run the builders. */
import { spawnSync } from "node:child_process";

const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  // npm itself may run on an older Node. `npm start` says what is missing if no newer Node was installed with it.
  console.error(`The pages were not built: that needs Node 24, and this is Node ${process.versions.node}.`);
  process.exit(0);
}
const { status } = spawnSync("npm", ["run", "build", "--silent"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exit(status ?? 1);
