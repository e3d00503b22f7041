import { BadOffice } from "./office-settings.ts";

/** Ends the command with the sentence of a `BadOffice`, for the person who wrote the file. Other errors go on. */
export const orExit = async <Loaded>(load: () => Promise<Loaded>): Promise<Loaded> => {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof BadOffice)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};
