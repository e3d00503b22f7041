/** Reads the pictures of a province's arms. Each is named by its SHA-256, so a paper finds the picture it was made with. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { canBeDrawn } from "../core/papers/can-be-drawn.ts";
import { BadOffice, type OfficeSettings } from "./office-settings.ts";

/** Pictures by their SHA-256. */
export type Arms = Readonly<Record<string, Uint8Array>>;

/** The bundles that print hold every picture. */
const mostBytes = 200_000;

const checkPicture = (shown: string, bytes: Buffer): string => {
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (!/^[0-9a-f]{64}\.(png|jpg)$/.test(basename(shown)) || !basename(shown).startsWith(digest))
    throw new BadOffice(`${shown} must be named by its SHA-256: ${digest}.png or ${digest}.jpg.`);
  if (bytes.length > mostBytes)
    throw new BadOffice(`${shown} has ${bytes.length} bytes; at most ${mostBytes} are bundled.`);
  if (!canBeDrawn(bytes))
    throw new BadOffice(`${shown} is not a whole PNG or JPEG. A PNG must not be interlaced.`);
  return digest;
};

/** The checked pictures in `folder`, the `arms` of an office. `shown` names the folder in errors. Throws `BadOffice`. */
export const readArms = (folder: string, shown: string): Arms =>
  Object.fromEntries(
    (existsSync(folder) ? readdirSync(folder).sort() : []).map((file) => {
      const bytes = readFileSync(join(folder, file));
      return [checkPicture(`${shown}/${file}`, bytes), new Uint8Array(bytes)];
    }),
  );

/** Whether the settings name a picture that is there. Throws `BadOffice`. */
export const checkArms = (
  { id, letterhead }: Pick<OfficeSettings, "id" | "letterhead">,
  arms: Arms,
): void => {
  if (!letterhead.arms) return;
  const { file, sha256 } = letterhead.arms;
  if (!file.startsWith(sha256))
    throw new BadOffice(`offices/${id}/office.ts names ${file} and says another SHA-256: ${sha256}.`);
  if (!arms[sha256]) throw new BadOffice(`offices/${id}/office.ts names arms/${file}, which is not there.`);
};
