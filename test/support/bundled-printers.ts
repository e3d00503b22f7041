/** The printers, bundled as functions are: with the values of one office, and without any package beside them. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { CompletionPrinted } from "../../core/papers/completion-paper.ts";
import type { HandoverPrinted } from "../../core/papers/handover-paper.ts";
import { papersInBundle } from "../../lib/bundle-functions.ts";
import { armsModule, officeInBundle } from "../../offices/in-bundle.ts";
import type { Arms } from "../../offices/read-arms.ts";

/** What a program prints: the arguments of a printer, or an application with the certificate in its store. */
export interface Asked {
  handover?: HandoverPrinted;
  completion?: CompletionPrinted;
  stored?: Pick<CompletionPrinted, "fullName" | "seat" | "completion" | "certificate">;
}

const entry = `
  export { printCompletion } from "./core/papers/completion-paper.ts";
  export { printHandover } from "./core/papers/handover-paper.ts";
  export { paperOf } from "./core/papers/print-paper.ts";
`;

const program = `
  const { printCompletion, printHandover, paperOf } = require("./index.js");
  const revive = (_, value) => (value?.type === "Buffer" ? Buffer.from(value.data) : value);
  const { handover, completion, stored } = JSON.parse(require("node:fs").readFileSync(0, "utf8"), revive);
  const fromStore = async ({ certificate, ...application }) => {
    let kept;
    await paperOf({
      applications: { find: async () => application },
      certificates: { find: async () => certificate },
      papers: { isPrinted: async () => false, keep: async (_, pdf) => { kept = pdf; } },
    })(certificate.code);
    return kept;
  };
  (handover ? printHandover(handover) : completion ? printCompletion(completion) : fromStore(stored))
    .then((pdf) => process.stdout.write(pdf));
`;

const inPlaceOf = (arms: Arms): Plugin => ({
  name: "arms of a test",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/offices\/arms\.ts$/ }, () => ({ contents: armsModule(arms), loader: "js" })),
});

/** Bytes in the form in which a Buffer becomes JSON. */
const asJson = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toJSON() : value;

/** Bundles the printers into `folder`. `arms` takes the place of the pictures in the office's folder. */
export const bundlePrinters = async (folder: string, { office, arms }: { office: string; arms?: Arms }) => {
  const before = process.env.BERDAYA_OFFICE;
  process.env.BERDAYA_OFFICE = office;
  try {
    const root = resolve(import.meta.dirname, "../..");
    await build({
      absWorkingDir: root,
      stdin: { contents: entry, resolveDir: root },
      outfile: join(folder, "index.js"),
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
      logLevel: "error",
      plugins: [...(arms ? [inPlaceOf(arms)] : []), officeInBundle, papersInBundle],
    });
  } finally {
    process.env.BERDAYA_OFFICE = before;
  }
  writeFileSync(join(folder, "print.js"), program);
  return (asked: Asked): { pdf: Buffer; error: string } => {
    const { stdout, stderr } = spawnSync(process.execPath, ["print.js"], {
      cwd: folder,
      input: JSON.stringify(asked, asJson),
      maxBuffer: 1 << 24,
    });
    return { pdf: stdout, error: stderr.toString() };
  };
};
