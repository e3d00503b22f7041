/** The colours of the office for the style sheets: `@use "office-colours"`. */
import type { Importer } from "sass";
import { officeInEnvironment, readOffice } from "./read-office.ts";

const { office } = await readOffice(officeInEnvironment());
const name = "office-colours";

export const officeColours: Importer<"sync"> = {
  canonicalize: (url) => (url === name ? new URL(`${name}:/`) : null),
  load: () => ({
    contents: Object.entries(office.colours)
      .map(([colour, value]) => `$${colour}: ${value};`)
      .join("\n"),
    syntax: "scss",
  }),
};
