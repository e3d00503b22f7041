/** Papers of invented people, made from their records. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { Handover } from "../../core/domain/toolkits/handover.ts";
import type { Certificate, OfficeAsPrinted } from "../../core/domain/training/certificate.ts";
import type { CompletionPrinted } from "../../core/papers/completion-paper.ts";
import type { HandoverPrinted } from "../../core/papers/handover-paper.ts";
import { aForm } from "./forms.ts";
import { aReference, letterhead, name, provinceName, unit } from "./office-under-test.ts";

const chunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The readers in this project do not check the checksum.
  return Buffer.concat([length, Buffer.from(name, "latin1"), data, Buffer.alloc(4)]);
};

/** A drawing on a transparent background, as a canvas exports it. */
export const aDrawing = (width = 240, height = 80): Buffer => {
  const lines = Buffer.alloc((width * 4 + 1) * height);
  for (let x = 8; x < width - 8; x += 1)
    for (let thick = -1; thick <= 1; thick += 1) {
      const y = Math.round(height / 2 + Math.sin(x / 11) * (height / 3) * Math.cos(x / 47)) + thick;
      lines.writeUInt32BE(0x0a1a4aff, y * (width * 4 + 1) + 1 + x * 4);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const picture = (folder: string): { sha256: string; bytes: Uint8Array } => {
  const [file = ""] = readdirSync(folder);
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes };
};

/** The arms of no province: an invented picture. */
export const theArms = picture(join(import.meta.dirname, "../fixtures/arms"));

export const anOfficeAsPrinted = {
  name: name.id,
  provinceName: provinceName.id,
  letterhead: { government: letterhead.government, office: "DINAS SOSIAL" },
  signer: { title: name.id },
  place: "Samarinda",
} satisfies OfficeAsPrinted;

/** An office whose papers carry arms, and whose signer has a name. */
export const anOfficeWithArms = {
  name: "Dinas Sosial Provinsi Contoh",
  provinceName: "Contoh",
  letterhead: { government: "PEMERINTAH PROVINSI CONTOH", office: "DINAS SOSIAL", arms: theArms.sha256 },
  signer: {
    title: "Kepala Dinas Sosial Provinsi Contoh",
    name: "Dra. Nama Contoh, M.Si.",
    nip: "197001011995032001",
  },
  place: "Kota Contoh",
} satisfies OfficeAsPrinted;

export const aCertificate = (overrides: Partial<Certificate> = {}): Certificate => ({
  code: "7F3K9Q2M4XTD" as Certificate["code"],
  kind: "handover",
  number: `12/BAST/${unit}/XII/2026`,
  holder: "S. R.",
  skill: "sewing",
  issuedOn: "2026-12-01" as Certificate["issuedOn"],
  valid: true,
  reference: aReference as Certificate["reference"],
  printed: {
    siteUrl: "https://berdaya.example",
    skillName: "Menjahit",
    programmeName: "Pelatihan keterampilan",
    officer: {
      name: "Rina Contoh, S.Sos.",
      nip: "19800101 200501 2 001",
      office: `Analis Rehabilitasi Sosial, ${name.id}`,
    },
    office: anOfficeAsPrinted,
    areas: { district: "Palaran", regency: "Kota Samarinda" },
  },
  ...overrides,
});

export const aHandover = (overrides: Partial<Handover> = {}): Handover => ({
  number: `12/BAST/${unit}/XII/2026`,
  code: "7F3K9Q2M4XTD",
  serial: "JHT-2026-0007",
  skill: "sewing",
  items: [
    {
      name: "Mesin jahit portabel",
      brand: "Contoh ME-4000",
      unit: "unit",
      quantity: 1,
      unitPrice: 4_250_000,
    },
    { name: "Gunting kain 9 inci", brand: "Contoh G9", unit: "buah", quantity: 2, unitPrice: 125_000 },
    { name: "Benang jahit aneka warna", brand: "Contoh", unit: "gulung", quantity: 24, unitPrice: 12_500 },
    { name: "Meja jahit lipat", brand: "Contoh ML-2", unit: "unit", quantity: 1, unitPrice: 700_000 },
  ],
  value: 6_000_000,
  adjustment: { amount: 500_000, why: "Meja diganti dengan meja yang dapat dipakai dari kursi roda." },
  condition: "Baru, lengkap",
  signature: { method: "drawn", documentId: "d1", witness: undefined },
  on: "2026-12-01" as Handover["on"],
  at: "2026-12-01T02:00:00.000Z",
  by: "storekeeper",
  ...overrides,
});

export const aHandoverPrinted = (overrides: Partial<HandoverPrinted> = {}): HandoverPrinted => ({
  application: { ...aForm(), reference: aReference } as unknown as HandoverPrinted["application"],
  handover: aHandover(),
  certificate: aCertificate(),
  signature: aDrawing(),
  ...overrides,
});

export const aCompletionPrinted = (overrides: Partial<CompletionPrinted> = {}): CompletionPrinted => ({
  fullName: "Siti Rahmah",
  seat: {
    venue: "BLKI Balikpapan",
    startsOn: "2027-01-10",
    endsOn: "2027-02-10",
  } as CompletionPrinted["seat"],
  completion: {
    on: "2027-02-10",
    result: "completed",
    at: "2027-02-10T03:00:00.000Z",
    by: "manager",
  } as CompletionPrinted["completion"],
  certificate: aCertificate({ kind: "completion", number: `5/SERT/${unit}/II/2027` }),
  ...overrides,
});
