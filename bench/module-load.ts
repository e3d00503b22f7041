/**
 * How long the bundle of each API function takes to load, against a bare handler that was bundled without
 * optimisation.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { fileNameOf } from "../core/contract/route.ts";
import { everyRoute } from "../core/contract/routes.ts";
import { bundleFunctions, bundleOf } from "../lib/bundle-functions.ts";
import { type Measurement, median } from "./measurement.ts";

const rounds = 7;
/** Of the peer, for each function but those that print papers. */
const most = 1.1;
/** Of the peer, for the median of all functions. */
const mostOfMedian = 0.8;
/** These functions carry fonts. */
const printing = ["show-completion-paper", "show-handover-paper"];

const bundlePeer = async (folder: string): Promise<string> => {
  const outfile = join(folder, "bare-put-item.js");
  await build({
    entryPoints: [join(import.meta.dirname, "peers/bare-put-item.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    logLevel: "warning",
  });
  return outfile;
};

const timing =
  "const t = process.cpuUsage(); require(process.argv[1]); const { user, system } = process.cpuUsage(t); console.log((user + system) / 1000);";

/**
 * Processor milliseconds for loading one file in a new process that has loaded nothing else. Clock time would include
 * the machine's other work.
 */
const loadOnce = (file: string): number => {
  const env = { PATH: process.env.PATH, AWS_REGION: "ap-southeast-3" };
  return Number(execFileSync(process.execPath, ["-e", timing, file], { env, encoding: "utf8" }));
};

export const measureModuleLoad = async (): Promise<Measurement> => {
  const folder = mkdtempSync(join(tmpdir(), "berdaya-bench-"));
  try {
    const peer = await bundlePeer(folder);
    const bundles = await bundleFunctions(join(folder, "functions"));
    const files = Object.fromEntries(
      everyRoute.map(([name]) => [fileNameOf(name), join(bundleOf(bundles, fileNameOf(name)), "index.js")]),
    );
    const samples: Record<string, number[]> = { "bare-put-item (peer)": [] };
    for (const name of Object.keys(files)) samples[name] = [];
    // Measures in turns, so that a slow moment of the machine affects all bundles alike.
    for (let round = 0; round < rounds; round += 1) {
      samples["bare-put-item (peer)"]?.push(loadOnce(peer));
      for (const [name, file] of Object.entries(files)) samples[name]?.push(loadOnce(file));
    }
    const ofPeer = median(samples["bare-put-item (peer)"] as number[]);
    const kilobytes = (file: string) => Math.round(statSync(file).size / 1024);
    const rows = Object.entries(files)
      .map(([name, file]) => {
        const loaded = median(samples[name] as number[]);
        const ratio = loaded / ofPeer;
        return {
          what: `\`${name}\` (${kilobytes(file)} KB)`,
          measured: `${loaded.toFixed(1)} ms`,
          peer: `${ofPeer.toFixed(1)} ms`,
          ratio,
          withinTarget: printing.includes(name) || ratio <= most,
        };
      })
      .sort((a, b) => b.ratio - a.ratio);
    const medianRatio = median(rows.map(({ ratio }) => ratio));
    rows.unshift({
      what: "median of all functions",
      measured: `${(medianRatio * ofPeer).toFixed(1)} ms`,
      peer: `${ofPeer.toFixed(1)} ms`,
      ratio: medianRatio,
      withinTarget: medianRatio <= mostOfMedian,
    });
    return {
      title: "Loading a function's bundle",
      how: `Each API function's bundle, as it is deployed, loaded in a fresh process: milliseconds of the processor, the median of ${rounds} rounds. The peer is a handler with one \`PutItem\` of the same SDK, bundled with esbuild's defaults (${kilobytes(peer)} KB), in the same rounds.`,
      target: `the median at most ${mostOfMedian} of the peer, none above ${most} but those that print papers`,
      rows,
      unit: "milliseconds of the processor",
      samples: Object.fromEntries(
        Object.entries(samples).map(([name, values]) => [
          name,
          values.map((value) => Number(value.toFixed(1))),
        ]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
