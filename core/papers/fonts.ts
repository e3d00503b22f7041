/**
 * The font of the papers: Atkinson Hyperlegible (SIL Open Font License). Its letters are hard to confuse.
 *
 * Here the bytes come from the font's package. A bundle has no packages, so the bundler puts the bytes in place of
 * these calls.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const readFont = (file: string): Uint8Array =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}.ttf`),
  );

export const regular = readFont("400Regular/AtkinsonHyperlegible_400Regular");
export const bold = readFont("700Bold/AtkinsonHyperlegible_700Bold");
