/** Puts the values of one office into whatever is bundled: functions, scripts of the pages, the console. */
import type { Plugin } from "esbuild";
import type { Arms } from "./read-arms.ts";
import { officeInEnvironment, readOffice } from "./read-office.ts";

const pattern = /\/offices\/(office|districts|vocabularies|arms)\.ts$/;

const constants = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");

/** The module that takes the place of `arms.ts`. */
export const armsModule = (arms: Arms): string => {
  const entries = Object.entries(arms).map(
    ([sha256, bytes]) => `"${sha256}": Buffer.from("${Buffer.from(bytes).toString("base64")}", "base64"),`,
  );
  return `export const arms = {${entries.join("\n")}};`;
};

/** The module that takes the place of `office.ts`, `vocabularies.ts`, `districts.ts` or `arms.ts`. undefined for any other module. */
const moduleInstead = async (path: string): Promise<string | undefined> => {
  const [, which] = pattern.exec(path) ?? [];
  if (!which) return undefined;
  const { office, districts, areasVersion, arms } = await readOffice(officeInEnvironment());
  if (which === "arms") return armsModule(arms);
  const { vocabularies, ...settings } = office;
  return constants(
    { office: settings, vocabularies: { vocabularies }, districts: { districts, areasVersion } }[which] ?? {},
  );
};

/** For esbuild. */
export const officeInBundle: Plugin = {
  name: "office",
  setup({ onLoad }) {
    onLoad({ filter: pattern }, async ({ path }) => ({
      contents: (await moduleInstead(path)) ?? "",
      loader: "js",
    }));
  },
};

/** For Vite. */
export const officeInConsole = { name: "office", load: moduleInstead };
