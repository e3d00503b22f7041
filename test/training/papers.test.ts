import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OfficeAsPrinted } from "../../core/domain/training/certificate.ts";
import { printCompletion } from "../../core/papers/completion-paper.ts";
import { printHandover } from "../../core/papers/handover-paper.ts";
import { dayInWords, inWords, rupiah } from "../../core/papers/indonesian.ts";
import { bundlePrinters } from "../support/bundled-printers.ts";
import {
  aCertificate,
  aCompletionPrinted,
  aDrawing,
  aHandover,
  aHandoverPrinted,
  anOfficeAsPrinted,
  anOfficeWithArms,
  theArms,
} from "../support/papers.ts";
import { everyElement, heard, type ReadElement, readPdf, textIn } from "./read-pdf.ts";

const voided = {
  at: "2027-01-05T03:00:00.000Z",
  by: "manager",
  why: "Salah orang.",
  toolkit: "lost",
} as const;
const shownWith = (office: OfficeAsPrinted, certificate = aCertificate()) => ({
  certificate: { ...certificate, printed: { ...certificate.printed, office } },
  arms: office.letterhead.arms ? theArms.bytes : undefined,
});
const read = async (pdf: Promise<Buffer>) => readPdf(await pdf);

const papers = {
  "of a handover": () => printHandover(aHandoverPrinted()),
  "of a voided handover": () => printHandover(aHandoverPrinted({ handover: aHandover({ voided }) })),
  "of a handover of sixty goods": () =>
    printHandover(
      aHandoverPrinted({
        handover: aHandover({
          items: Array.from({ length: 60 }, (_, index) => ({
            name: `Barang ke-${index + 1} ${"dengan nama panjang ".repeat(index % 4)}`,
            brand: "Contoh",
            unit: "buah",
            quantity: 1,
            unitPrice: 100_000,
          })),
        }),
      }),
    ),
  "of a handover with arms": () => printHandover(aHandoverPrinted(shownWith(anOfficeWithArms))),
  "of a training": () => printCompletion(aCompletionPrinted()),
  "of a training with arms and a signer's name": () =>
    printCompletion(aCompletionPrinted(shownWith(anOfficeWithArms))),
};

describe.each(Object.entries(papers))("each paper: %s", (_, print) => {
  test("is printed again with the same bytes", async () => {
    const first = await print();
    expect((await print()).equals(first)).toBe(true);
    expect(first.toString("latin1")).not.toContain(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
  });

  test("says that it is a tagged document in Indonesian, with a title that is shown", async () => {
    const { header, catalog, objects, metadata } = await read(print());
    expect(header).toBe("%PDF-1.7");
    expect(catalog).toContain("/Lang (id-ID)");
    const all = [...objects.values()].join("\n");
    expect(all).toContain("/Marked true");
    expect(all).toContain("/DisplayDocTitle true");
    expect(all).toContain("/Tabs /S");
    expect(metadata).toMatch(/<pdfuaid:part>1</);
    expect(metadata).toMatch(/(Berita Acara Serah Terima|Sertifikat Pelatihan) \d/);
  });

  test("is text throughout: none outside its structure, every letter with its meaning, fonts embedded", async () => {
    const { unmarked, structure, fonts } = await read(print());
    expect(unmarked).toEqual([]);
    expect(textIn(structure)).not.toContain("\ufffd");
    expect(textIn(structure).length).toBeGreaterThan(200);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatchObject({ isEmbedded: true, hasUnicode: true });
  });

  test("has headings, bookmarks, and words for each picture", async () => {
    const { structure, bookmarks } = await read(print());
    const elements = everyElement(structure);
    expect(elements.filter(({ type }) => type === "H1")).toHaveLength(1);
    expect(bookmarks.length).toBeGreaterThan(0);
    const figures = elements.filter(({ type }) => type === "Figure");
    expect(figures.length).toBeGreaterThan(0);
    for (const { alt } of figures) expect(alt?.length).toBeGreaterThan(10);
  });
});

describe("the paper of a handover", () => {
  test("says who gave what to whom, when, and at which value, in figures and in words", async () => {
    const { structure } = await read(printHandover(aHandoverPrinted()));
    const text = heard(structure);
    for (const said of [
      "BERITA ACARA SERAH TERIMA PAKET ALAT KERJA",
      "Nomor: 12/BAST/DINSOS-KALTIM/XII/2026",
      "Selasa, tanggal satu bulan Desember tahun dua ribu dua puluh enam (1 Desember 2026)",
      "Rina Contoh, S.Sos.",
      "19800101 200501 2 001",
      "Siti Rahmah",
      "Jl. Merdeka 5, Kec. Palaran, Kota Samarinda, Kalimantan Timur",
      "nomor seri JHT-2026-0007",
      "Rp 6.000.000 (enam juta rupiah)",
      "Nilai ditambah Rp 500.000 dari jumlah barang. Alasan: Meja diganti",
      "tidak akan menjual",
      "Kode: 7F3K 9Q2M 4XTD",
    ])
      expect(text).toContain(said);
    expect(text).not.toContain("DIBATALKAN");
    expect(text).not.toContain("dibacakan");
  });

  test("shows its goods as a table whose heads are told from its cells", async () => {
    const { structure } = await read(papers["of a handover of sixty goods"]());
    const elements = everyElement(structure);
    const heads = elements.filter(({ type }) => type === "TH");
    expect(heads.filter(({ scope }) => scope === "Column").map(heard)).toEqual([
      "No.",
      "Nama barang",
      "Merek/tipe",
      "Jumlah",
      "Kondisi",
      "Harga satuan (Rp)",
      "Jumlah harga (Rp)",
    ]);
    expect(heads.filter(({ scope }) => scope === "Row")).toHaveLength(3);
    const rows = elements.find(({ type }) => type === "TBody")?.children ?? [];
    expect(rows).toHaveLength(60);
    for (const [index, row] of rows.entries()) {
      expect(row.children.map(({ type }) => type)).toEqual(Array(7).fill("TD"));
      expect(heard(row.children[0] as ReadElement)).toBe(String(index + 1));
    }
  });

  test("has no page of signatures alone: what they stand for is read above them, however much is handed over", async () => {
    const { application } = aHandoverPrinted();
    const { printed, ...rest } = aCertificate();
    const siteUrl = "https://d111111abcdef8.cloudfront.net";
    const certificate = { ...rest, printed: { ...printed, siteUrl } };
    const longNames = {
      fullName: "Nama Panjang ".repeat(9).trim(),
      witness: "Saksi Panjang ".repeat(8).trim(),
    };
    const goods = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `Barang ke-${index + 1}`,
        brand: "Contoh",
        unit: "buah",
        quantity: 1,
        unitPrice: 100_000,
      }));
    for (const count of [1, 4, 5, 8, 12, 14, 16, 28, 34, 40])
      for (const names of [
        { fullName: "Siti", witness: undefined },
        { fullName: "Siti", witness: "Budi" },
        longNames,
      ]) {
        const { fullName, witness } = names;
        const handover = aHandover({
          items: goods(count),
          signature: { method: "thumbprint", documentId: "d1", witness },
        });
        const { structure, pages } = await read(
          printHandover(
            aHandoverPrinted({ application: { ...application, fullName }, handover, certificate }),
          ),
        );
        const elements = everyElement(structure);
        const said = (text: string) => elements.find((each) => each.text.startsWith(text))?.page;
        const figures = elements.filter(({ type }) => type === "Figure").map(({ page }) => page);
        const places = [
          "Pernyataan",
          "PIHAK KEDUA menerima",
          "Demikian",
          "Cap jempol",
          "Yang menyerahkan",
          "Kode: ",
        ];
        const where = `${count} goods, ${witness ?? "no witness"}`;
        expect([...places.map(said), ...figures], where).toEqual(Array(places.length + 2).fill(pages));
      }
  });

  test("fits on one page where few things are handed over, with a witness too", async () => {
    for (const witness of [undefined, "Budi Contoh"]) {
      const signature = { method: "drawn" as const, documentId: "d1", witness };
      const handover = aHandover({ items: aHandover().items.slice(0, 2), signature });
      expect((await read(printHandover(aHandoverPrinted({ handover })))).pages).toBe(1);
    }
  });

  test("was read out to whoever cannot read it, and is signed as each can", async () => {
    const { application } = aHandoverPrinted();
    const functioning = { ...application.functioning, seeing: "cannot" as const };
    const blind = await read(
      printHandover(
        aHandoverPrinted({
          application: { ...application, functioning },
          handover: aHandover({
            signature: { method: "witnessed", documentId: undefined, witness: "Budi Contoh" },
          }),
          signature: undefined,
        }),
      ),
    );
    const text = heard(blind.structure);
    expect(text).toContain("dibacakan kepada penerima");
    expect(text).toContain("Diterima di hadapan saksi");
    expect(text).toContain("SAKSI Yang menyaksikan Budi Contoh");
    const thumb = await read(
      printHandover(
        aHandoverPrinted({
          handover: aHandover({ signature: { method: "thumbprint", documentId: "d1", witness: undefined } }),
        }),
      ),
    );
    expect(heard(thumb.structure)).toContain("Cap jempol penerima");
    const figures = everyElement(thumb.structure).filter(({ type }) => type === "Figure");
    expect(figures.map(({ alt }) => alt)).toContain("Cap jempol penerima: Siti Rahmah");
  });

  test("leaves a dotted line for an officer whom nobody has named", async () => {
    const { printed, ...certificate } = aCertificate();
    const unnamed = { ...certificate, printed: { ...printed, officer: undefined } };
    const { structure } = await read(printHandover(aHandoverPrinted({ certificate: unnamed })));
    expect(heard(structure)).toMatch(/Nama \.{20,} NIP \.{20,} Jabatan\/kantor \.{20,}/);
  });

  test("tells of a signature that is no picture, whole or broken, where it is kept", async () => {
    const drawing = aDrawing();
    const broken = [
      Buffer.from("%PDF-1.7 a scan"),
      drawing.subarray(0, 200),
      Buffer.concat([drawing.subarray(0, 60), Buffer.alloc(400, 7)]),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
      Buffer.alloc(0),
    ];
    for (const signature of broken) {
      const { structure } = await read(printHandover(aHandoverPrinted({ signature })));
      expect(heard(structure)).toContain("Berkasnya disimpan bersama pendaftaran.");
    }
  });

  test("carries its voiding for eyes and ears", async () => {
    const pdf = await printHandover(aHandoverPrinted({ handover: aHandover({ voided }) }));
    const text = heard(readPdf(pdf).structure);
    expect(text).toContain(
      "DIBATALKAN pada 5 Januari 2027. Nomor 12/BAST/DINSOS-KALTIM/XII/2026 tidak berlaku. Alasan: Salah orang.",
    );
  });

  test("holds whatever people are called", async () => {
    const { application } = aHandoverPrinted();
    for (const fullName of ["Ñoño Æsir", "Siti ✨ Rahmah", "محمد", "I", "A".repeat(120), "Ha<ji & Co"]) {
      const printed = printHandover(aHandoverPrinted({ application: { ...application, fullName } }));
      const { unmarked, structure } = await read(printed);
      expect(unmarked).toEqual([]);
      expect(textIn(structure)).not.toContain("\ufffd");
    }
  });
});

describe("the certificate of a training", () => {
  test("says who learned what, where and when", async () => {
    const { structure, pages } = await read(printCompletion(aCompletionPrinted()));
    const text = heard(structure);
    for (const said of [
      "SERTIFIKAT",
      "Nomor: 5/SERT/DINSOS-KALTIM/II/2027",
      "Siti Rahmah",
      "Menjahit",
      "di BLKI Balikpapan, tanggal 10 Januari 2027 sampai 10 Februari 2027",
      "Kode: 7F3K 9Q2M 4XTD",
    ])
      expect(text).toContain(said);
    expect(pages).toBe(1);
  });

  test("stays on one page with the longest name and place", async () => {
    const seat = { ...aCompletionPrinted().seat, venue: "Balai Latihan Kerja ".repeat(9).trim() };
    const { pages } = await read(
      printCompletion(aCompletionPrinted({ fullName: "Nama Panjang ".repeat(9).trim(), seat })),
    );
    expect(pages).toBe(1);
  });

  test("is marked when it is no longer valid", async () => {
    const certificate = aCertificate({ kind: "completion", valid: false });
    const { structure } = await read(printCompletion(aCompletionPrinted({ certificate })));
    expect(heard(structure)).toContain("DIBATALKAN");
  });
});

describe("what papers show of the office", () => {
  const completionOf = async (office: OfficeAsPrinted, overrides: object = {}) =>
    read(printCompletion(aCompletionPrinted({ ...shownWith(office), ...overrides })));

  test("a certificate is dated at the place of the office, and its open line is filled in by hand", async () => {
    const text = heard((await completionOf(anOfficeAsPrinted)).structure);
    expect(text).toContain("Samarinda, 10 Februari 2027 Dinas Sosial Provinsi Kalimantan Timur");
    expect(text).toContain("Nama, NIP, dan cap");
  });

  test("a certificate names its signer, and leaves open what the office does not say", async () => {
    const { title, name, nip } = anOfficeWithArms.signer;
    const signed = async (signer: OfficeAsPrinted["signer"]) =>
      heard((await completionOf({ ...anOfficeWithArms, signer })).structure);
    const both = await signed({ title, name, nip });
    expect(both).toContain(`10 Februari 2027 ${title} ${name} NIP 19700101 199503 2 001`);
    expect(both).not.toContain("Nama, NIP, dan cap");
    expect(await signed({ title, name })).toMatch(/Dra\. Nama Contoh, M\.Si\. NIP \.{20,}/);
    expect(await signed({ title, nip })).toMatch(/\.{20,} NIP 19700101 199503 2 001/);
  });

  test("arms are a figure whose words name the province; a paper without arms has none", async () => {
    for (const print of [
      papers["of a handover with arms"],
      papers["of a training with arms and a signer's name"],
    ]) {
      const figures = everyElement((await read(print())).structure).filter(({ type }) => type === "Figure");
      expect(figures[0]).toMatchObject({ alt: "Lambang Provinsi Contoh", page: 1 });
    }
    for (const print of [papers["of a handover"], papers["of a training"]]) {
      const alts = everyElement((await read(print())).structure).map(({ alt }) => alt ?? "");
      expect(alts.filter((alt) => alt.startsWith("Lambang"))).toEqual([]);
    }
  });

  test("a certificate stays on one page with the longest of everything", async () => {
    const office = {
      ...anOfficeWithArms,
      letterhead: {
        ...anOfficeWithArms.letterhead,
        government: "PEMERINTAH PROVINSI ".repeat(4).trim(),
        office: "DINAS SOSIAL PEMBERDAYAAN ".repeat(3).trim(),
      },
      signer: {
        title: "Pelaksana Tugas Kepala Dinas ".repeat(4).trim(),
        name: "Nama Panjang ".repeat(6).trim(),
        nip: "197001011995032001",
      },
    };
    const { certificate, arms } = shownWith(office, aCertificate({ kind: "completion", valid: false }));
    const seat = { ...aCompletionPrinted().seat, venue: "Balai Latihan Kerja ".repeat(9).trim() };
    const { pages, structure } = await completionOf(office, {
      certificate,
      arms,
      seat,
      fullName: "Nama Panjang ".repeat(9).trim(),
    });
    expect(pages).toBe(1);
    expect(heard(structure)).toContain("NIP 19700101 199503 2 001");
  });
});

test("numbers and days are written as Indonesian papers write them", () => {
  expect([0, 11, 1_000, 1_750_000, 2_100_000_001].map(inWords)).toEqual([
    "nol",
    "sebelas",
    "seribu",
    "satu juta tujuh ratus lima puluh ribu",
    "dua miliar seratus juta satu",
  ]);
  expect([rupiah(4_500_000), rupiah(-750), rupiah(0)]).toEqual(["Rp 4.500.000", "−Rp 750", "Rp 0"]);
  expect(dayInWords("2027-02-28" as never)).toBe(
    "Minggu, tanggal dua puluh delapan bulan Februari tahun dua ribu dua puluh tujuh",
  );
});

test("a bundle without any package beside it prints the same bytes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berdaya-paper-"));
  try {
    const printInBundle = await bundlePrinters(folder, { office: "kaltim" });
    const handover = aHandoverPrinted();
    const { pdf, error } = printInBundle({ handover });
    expect(error).toBe("");
    expect(pdf.equals(await printHandover(handover))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
