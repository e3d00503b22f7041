/** Puts the values of one office into whatever is bundled: functions, scripts of the pages, the console. */
import type { Plugin } from "esbuild";
import { officeInEnvironment, readOffice } from "./read-office.ts";

const constants = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");

/** The module that takes the place of `office.ts` or `districts.ts`. undefined for any other module. */
const moduleInstead = async (path: string): Promise<string | undefined> => {
  const [, which] = /\/offices\/(office|districts)\.ts$/.exec(path) ?? [];
  if (!which) return undefined;
  const { office, districts, areasVersion } = await readOffice(officeInEnvironment());
  return constants(which === "office" ? office : { districts, areasVersion });
};

/** For esbuild. */
export const officeInBundle: Plugin = {
  name: "office",
  setup({ onLoad }) {
    onLoad({ filter: /\/offices\/(office|districts)\.ts$/ }, async ({ path }) => ({
      contents: (await moduleInstead(path)) ?? "",
      loader: "js",
    }));
  },
};

/** For Vite. */
export const officeInConsole = { name: "office", load: moduleInstead };
