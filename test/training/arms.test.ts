import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { BadOffice, checkSettings } from "../../offices/office-settings.ts";
import { checkArms, readArms } from "../../offices/read-arms.ts";
import { readOffice } from "../../offices/read-office.ts";
import { aDrawing, theArms } from "../support/papers.ts";

const folder = mkdtempSync(join(tmpdir(), "berdaya-arms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
let folders = 0;
/** A folder of pictures. Reads it. */
const readFolder = (files: Record<string, Uint8Array>) => {
  folders += 1;
  const here = join(folder, String(folders));
  mkdirSync(here);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(here, name), bytes);
  return readArms(here, "offices/contoh/arms");
};
const { office: kaltim } = await readOffice("kaltim");
describe("the folder of an office's arms", () => {
  test("holds the picture of today and those of earlier papers, each by its SHA-256", () => {
    const earlier = aDrawing();
    const read = readFolder({
      [`${theArms.sha256}.png`]: theArms.bytes,
      [`${digestOf(earlier)}.png`]: earlier,
    });
    expect(Object.keys(read).sort()).toEqual([theArms.sha256, digestOf(earlier)].sort());
    expect(digestOf(read[theArms.sha256] as Uint8Array)).toBe(theArms.sha256);
  });

  test("need not be there", () => {
    expect(readArms(join(folder, "none"), "offices/contoh/arms")).toEqual({});
  });

  test("holds nothing that a paper could not find or draw", () => {
    const text = Buffer.from("no picture");
    const cut = theArms.bytes.subarray(0, 400);
    const large = Buffer.concat([theArms.bytes, Buffer.alloc(200_000)]);
    for (const [name, bytes, why] of [
      ["arms.png", theArms.bytes, "must be named by its SHA-256"],
      [`${theArms.sha256}.gif`, theArms.bytes, "must be named by its SHA-256"],
      [`${theArms.sha256}.png`, aDrawing(), "must be named by its SHA-256"],
      [`${digestOf(text)}.png`, text, "is not a whole PNG or JPEG"],
      [`${digestOf(cut)}.png`, cut, "is not a whole PNG or JPEG"],
      [`${digestOf(large)}.png`, large, "at most 200000"],
    ] as const) {
      expect(() => readFolder({ [name]: bytes })).toThrow(BadOffice);
      expect(() => readFolder({ [name]: bytes })).toThrow(why);
    }
  });
});

describe("the arms in the settings", () => {
  const { sha256, bytes } = theArms;
  const named = { file: `${sha256}.png`, sha256, permission: "Surat contoh nomor 1, 5 November 2026" };
  const check = (arms: object, there = { [sha256]: bytes }) =>
    checkArms({ ...kaltim, letterhead: { ...kaltim.letterhead, arms: { ...named, ...arms } } }, there);

  test("are a picture that is in the folder", () => {
    expect(() => check({})).not.toThrow();
    expect(() => check({}, {})).toThrow("which is not there");
    expect(() => check({ sha256: "0".repeat(64) })).toThrow("says another SHA-256");
    expect(() => checkArms(kaltim, {})).not.toThrow();
  });

  test("say who permitted their use", () => {
    const { regencies: _, ...settings } = kaltim;
    const withArms = (arms: object) =>
      checkSettings("kaltim", { ...settings, letterhead: { ...settings.letterhead, arms } });
    expect(withArms(named).letterhead.arms).toEqual(named);
    expect(() => withArms({ ...named, permission: undefined })).toThrow("letterhead.arms.permission");
    expect(() => withArms({ ...named, file: "arms.png" })).toThrow("must be named by its SHA-256");
  });
});
