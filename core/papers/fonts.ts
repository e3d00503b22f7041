/**
 * The font of the papers, drawn so that letters are hard to confuse: Atkinson Hyperlegible (SIL Open Font License).
 *
 * Read from its package here; in a bundle, where there are no packages, its bytes stand in place of this reading.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const readFont = (file: string): Uint8Array =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`),
  );

export const regular = readFont("400Regular/AtkinsonHyperlegible_400Regular");
export const bold = readFont("700Bold/AtkinsonHyperlegible_700Bold");
