/**
 * Starts a whole Berdaya in this process, on a free port and in an empty folder. The folder is removed at the
 * end.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HandlerSource, type Running, runBerdaya } from "../../local/run.ts";
import { siteFolder as siteFolderOfOffice } from "../../offices/site-folder.ts";

export const siteFolder = siteFolderOfOffice();

export const startLocal = async (
  options: { runsByItself?: boolean; handlersFrom?: HandlerSource } = {},
): Promise<Running> => {
  const dataFolder = await mkdtemp(join(tmpdir(), "berdaya-"));
  const running = await runBerdaya({ dataFolder, siteFolder, port: 0, ...options });
  return {
    ...running,
    stop: async () => {
      await running.stop();
      if (!process.env.KEEP) await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
