/**
 * `npm start`. Plain JavaScript, so that an old Node prints a clear sentence instead of failing at the first type.
 */
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Berdaya runs on Node 24; this is Node ${process.versions.node}. On Linux x64 "npm ci" brings it along; elsewhere install Node 24.`,
  );
  process.exit(1);
}
await import("../offices/default-office.ts");
// The functions that print pages load them from their source.
await import("../scripts/load-tsx.js");
const { orExit } = await import("../offices/or-exit.ts");
await orExit(() => import("./main.ts"));
