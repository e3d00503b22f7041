/** The papers as poppler reads them. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { printCompletion } from "../../core/papers/completion-paper.ts";
import { printHandover } from "../../core/papers/handover-paper.ts";
import {
  aCertificate,
  aCompletionPrinted,
  aHandover,
  aHandoverPrinted,
  anOfficeWithArms,
  theArms,
} from "../support/papers.ts";

const folder = mkdtempSync(join(tmpdir(), "berdaya-readers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const poppler = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: "utf8" });

const keep = async (name: string, pdf: Promise<Buffer>): Promise<string> => {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, await pdf);
  return path;
};

const voided = {
  at: "2027-01-05T03:00:00.000Z",
  by: "manager",
  why: "Salah orang.",
  toolkit: "lost",
} as const;
const { printed, ...certificate } = aCertificate();
const withArms = {
  certificate: { ...certificate, printed: { ...printed, office: anOfficeWithArms } },
  arms: theArms.bytes,
};
const papers = {
  handover: () => keep("handover", printHandover(aHandoverPrinted())),
  voided: () => keep("voided", printHandover(aHandoverPrinted({ handover: aHandover({ voided }) }))),
  completion: () => keep("completion", printCompletion(aCompletionPrinted())),
  handoverWithArms: () => keep("handoverWithArms", printHandover(aHandoverPrinted(withArms))),
  completionWithArms: () => keep("completionWithArms", printCompletion(aCompletionPrinted(withArms))),
};

describe.each(Object.entries(papers))("the paper: %s", (name, print) => {
  test("is a whole file, tagged, with its title and its fonts", async () => {
    const path = await print();
    const about = poppler("pdfinfo", path);
    expect(about).toMatch(/Tagged:\s+yes/);
    expect(about).toMatch(/PDF version:\s+1\.7/);
    expect(about).toMatch(/JavaScript:\s+no/);
    expect(about).toMatch(/Title:\s+(Berita Acara Serah Terima|Sertifikat Pelatihan) /);
    const fonts = poppler("pdffonts", path).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/AtkinsonHyperlegible.* yes yes yes /);
  });

  test("has its text in the structure, and nothing to complain of", async () => {
    const path = await print();
    const read = poppler("pdfinfo", "-struct-text", path);
    expect(read).toMatch(/^Document/m);
    expect(read).toMatch(/^ {2}H1 /m);
    expect(read).toMatch(/^ +Figure/m);
    expect(read).not.toMatch(/Syntax Error/);
    if (name.startsWith("completion")) return;
    expect(read).toMatch(
      /Table "Rincian barang yang diserahkan"[\s\S]*THead[\s\S]*Scope \/Column[\s\S]*TBody/,
    );
  });

  test("can be drawn", async () => {
    const path = await print();
    const picture = join(folder, name);
    poppler("pdftoppm", "-png", "-r", "50", "-singlefile", path, picture);
    expect(statSync(`${picture}.png`).size).toBeGreaterThan(5_000);
  });
});

test("the text of a handover comes out as it was written", async () => {
  const text = poppler("pdftotext", "-layout", await papers.handover(), "-").replaceAll(/\s+/g, " ");
  expect(text).toContain("Nomor: 12/BAST/DINSOS-KALTIM/XII/2026");
  expect(text).toContain("Rp 6.000.000 (enam juta rupiah)");
  expect(text).toContain("Kode: 7F3K 9Q2M 4XTD");
});

test("a voided one says so", async () => {
  expect(poppler("pdftotext", await papers.voided(), "-")).toMatch(/DIBATALKAN pada 5 Januari 2027/);
});
