/** The texts of a roll-up: notes and marks in two languages, the table in Indonesian. */
import type { RollUpGrouping } from "../../domain/reporting/roll-up.ts";
import { fillIn } from "../shared/fill-in.ts";
import { groupingTexts, pageTexts, type Said } from "./reports.ts";

export const rollUpGroupingTexts: Record<RollUpGrouping, Said> = {
  province: { id: "Provinsi", en: "Province" },
  office: { id: "Kantor", en: "Office" },
  ...groupingTexts,
};

export const markTexts: Record<"<5" | "*" | "no-days", Said> = {
  "<5": {
    id: "Ditahan: kurang dari 5 orang.",
    en: "Withheld: fewer than 5 people.",
  },
  "*": {
    id: "Ditahan: angka ini membuka angka lain yang ditahan.",
    en: "Withheld: with this figure another withheld figure could be computed.",
  },
  "no-days": {
    id: "Tidak dapat dijumlahkan: ada ringkasan lama tanpa rincian hari menunggu.",
    en: "Cannot be added up: an older summary lacks the days that people waited.",
  },
};

const notes: readonly Said[] = [
  {
    id: "Satu orang dapat terhitung di dua kantor. Jumlah ini menghitung orang per kantor.",
    en: "A person may be counted at two offices. These sums count people by office.",
  },
  {
    id: "Angka 1 sampai 4 tidak ditampilkan. Nol tetap nol, kecuali bila jumlahnya sendiri kurang dari 5.",
    en: "Figures from 1 to 4 are withheld. Zero stays zero, unless the sum that it belongs to is under 5.",
  },
  {
    id: "Setiap kantor menghitung hari menurut zona waktunya sendiri.",
    en: "Each office counts days in its own time zone.",
  },
];
const noteWithoutDays: Said = {
  id: "Lama menunggu kosong: median tidak dapat dijumlahkan. Ringkasan lama dari: {offices}.",
  en: "The waits are empty, because medians cannot be added. Older summaries came from: {offices}.",
};

export const notesOf = ({ withoutDays }: { withoutDays: readonly string[] }): Said[] => {
  const offices = withoutDays.join(", ");
  const { id, en } = noteWithoutDays;
  return [...notes, ...(offices ? [{ id: fillIn(id, { offices }), en: fillIn(en, { offices }) }] : [])];
};

export const rollUpTexts = {
  ...pageTexts.sheetColumns,
  total: pageTexts.total,
  figure: pageTexts.figure,
  planned: pageTexts.planned,
  reached: pageTexts.reached,
  median: pageTexts.median,
  p90: pageTexts.p90,
  amount: "Nilai",
  mark: "Tanda",
  note: "Catatan",
} as const;
