/** The texts of the reports: figures, columns and codes in two languages, the page in Indonesian. */
import * as office from "../../../offices/office.ts";
import type { PersonFieldName } from "../../domain/applications/fields/declared.ts";
import type { CountName } from "../../domain/reporting/count-names.ts";
import type { ParticipantColumn } from "../../domain/reporting/participant-line.ts";
import { type NamedTrait, personTraits, type TraitColumn } from "../../domain/reporting/person-traits.ts";
import type { Grouping } from "../../domain/reporting/summary.ts";
import { zoneCode } from "../../domain/shared/zone.ts";
import type { activities } from "../../domain/toolkits/follow-up.ts";
import { forEachActive } from "../../domain/toolkits/follow-up-months.ts";
import { personFieldTexts } from "../applications/person-fields.ts";

export interface Said {
  id: string;
  en: string;
}
const said = (id: string, en: string): Said => ({ id, en });

interface Explained {
  name: Said;
  meaning: Said;
}

const activeAfter = (months: number): Explained => ({
  name: said(`Aktif ${months} bulan`, `Active after ${months} months`.replace(/\b1 months/, "1 month")),
  meaning: said(
    `Orang yang bekerja atau berusaha, menurut pemantauan bulan ke-${months} setelah menerima alat.`,
    `People at work or in business at the follow-up of month ${months} after the handover.`,
  ),
});

export const countTexts: Record<CountName, Explained> = {
  applied: {
    name: said("Mendaftar", "Applied"),
    meaning: said("Orang yang mendaftar.", "People who applied."),
  },
  verified: {
    name: said("Terverifikasi", "Verified"),
    meaning: said("Orang yang pendaftarannya diterima petugas.", "People whose application was accepted."),
  },
  rejected: {
    name: said("Ditolak", "Rejected"),
    meaning: said("Orang yang pendaftarannya ditolak.", "People whose application was rejected."),
  },
  selected: {
    name: said("Mendapat tempat", "Selected"),
    meaning: said("Orang yang pertama kali ditawari tempat.", "People who were offered their first seat."),
  },
  enrolled: {
    name: said("Menjadi peserta", "Enrolled"),
    meaning: said("Orang yang menerima tawaran tempat.", "People who took a seat."),
  },
  completed: {
    name: said("Lulus", "Completed"),
    meaning: said("Orang yang lulus pelatihan.", "People who completed the training."),
  },
  droppedOut: {
    name: said("Berhenti", "Dropped out"),
    meaning: said("Orang yang berhenti dari pelatihan.", "People who dropped out of the training."),
  },
  equipped: {
    name: said("Menerima alat", "Equipped"),
    meaning: said("Orang yang menerima paket alat.", "People to whom a toolkit was handed over."),
  },
  ...forEachActive(activeAfter),
};

/** A trait that is a field of its own is called as the form calls the field. */
const fieldText = (name: PersonFieldName): Said =>
  said(personFieldTexts[name].id.label, personFieldTexts[name].en.label);
const { regency } = personFieldTexts.address.id.parts;
const { regency: regencyInEnglish } = personFieldTexts.address.en.parts;

/** Of those traits that are a part of a field, or computed from one. */
const ownTraitTexts: Partial<Record<TraitColumn, Explained>> = {
  regency: {
    name: said(regency.label, regencyInEnglish.label),
    meaning: said("Kode Kemendagri tempat tinggal.", "Kemendagri code of the home address."),
  },
  ageBand: {
    name: said("Kelompok usia", "Age band"),
    meaning: said("Kelompok usia pada hari mendaftar.", "Age band on the day of applying."),
  },
  disabilities: {
    name: fieldText("disabilities"),
    meaning: said(
      "Satu ragam atau lebih, dipisahkan spasi. Dua atau lebih berarti ganda.",
      "One or more, separated by a space; two or more are multiple disabilities.",
    ),
  },
};

const explainTrait = ({ column, field }: NamedTrait): Explained => {
  const name = fieldText(field);
  return ownTraitTexts[column] ?? { name, meaning: said(`${name.id}.`, `${name.en}.`) };
};
const traitTexts = <Name extends string, Text>(
  nameOf: (trait: NamedTrait) => Name,
  textOf: (trait: NamedTrait) => Text,
) => Object.fromEntries(personTraits.map((trait) => [nameOf(trait), textOf(trait)])) as Record<Name, Text>;

export const groupingTexts: Record<Grouping, Said> = {
  ...traitTexts(
    ({ grouping }) => grouping,
    (trait) => explainTrait(trait).name,
  ),
  skill: said("Keterampilan", "Skill"),
  cohort: said("Angkatan", "Cohort"),
};

export const columnTexts: Record<ParticipantColumn, Explained> = {
  reference: {
    name: said("Nomor pendaftaran", "Reference"),
    meaning: said(
      "Nomor pendaftaran, tanpa nama dan tanpa NIK.",
      "The application's reference; no name, no NIK.",
    ),
  },
  cohortId: {
    name: said("Angkatan", "Cohort"),
    meaning: said("Kode angkatan yang dipilih.", "The code of the cohort applied to."),
  },
  status: {
    name: said("Status", "Status"),
    meaning: said(
      "Status pada hari terakhir periode.",
      "The state of the application on the last day of the period.",
    ),
  },
  ...traitTexts(({ column }) => column, explainTrait),
  regencyBps: {
    name: said("Kode BPS", "BPS code"),
    meaning: said("Kode BPS tempat tinggal yang sama.", "BPS code of the same place."),
  },
  skill: {
    name: said("Keterampilan", "Skill"),
    meaning: said(
      "Pilihan pertama; sejak mendapat tempat, keterampilan kelasnya.",
      "The first wish; once selected, that of the class.",
    ),
  },
  appliedOn: {
    name: said("Tanggal mendaftar", "Applied on"),
    meaning: said(
      "Hari pendaftaran dikirim, atau berkas kertas diterima.",
      "The day of sending, or of the paper's arrival.",
    ),
  },
  verifiedOn: {
    name: said("Tanggal terverifikasi", "Verified on"),
    meaning: said("Hari pendaftaran diterima petugas.", "The day on which the application was accepted."),
  },
  rejectedOn: {
    name: said("Tanggal ditolak", "Rejected on"),
    meaning: said("Hari pendaftaran ditolak.", "The day on which the application was rejected."),
  },
  offeredOn: {
    name: said("Tanggal tawaran tempat", "Offered on"),
    meaning: said("Hari tawaran tempat yang pertama.", "The day of the first offer of a seat."),
  },
  enrolledOn: {
    name: said("Tanggal menjadi peserta", "Enrolled on"),
    meaning: said("Hari tawaran tempat diterima.", "The day on which a seat was taken."),
  },
  completedOn: {
    name: said("Tanggal lulus", "Completed on"),
    meaning: said("Hari lulus pelatihan.", "The day of completion."),
  },
  droppedOutOn: {
    name: said("Tanggal berhenti", "Dropped out on"),
    meaning: said("Hari berhenti dari pelatihan.", "The day of dropping out."),
  },
  equippedOn: {
    name: said("Tanggal menerima alat", "Equipped on"),
    meaning: said(
      "Hari penyerahan alat; penyerahan yang dibatalkan tidak dihitung.",
      "The day of the handover; one that was voided does not count.",
    ),
  },
  toolkitValue: {
    name: said("Nilai alat (Rp)", "Toolkit value (Rp)"),
    meaning: said("Nilai paket alat yang diserahkan.", "The value of the toolkit that was handed over."),
  },
  ...forEachActive(activityAfter),
};

function activityAfter(months: number): Explained {
  return {
    name: said(`Kegiatan bulan ke-${months}`, `Activity in month ${months}`),
    meaning: said(
      `Kegiatan menurut pemantauan bulan ke-${months}.`,
      `What the follow-up of month ${months} found.`,
    ),
  };
}

export const activityTexts: Record<(typeof activities)[number], Said> = {
  "own-business": said("Usaha sendiri", "Own business"),
  employed: said("Bekerja", "Employed"),
  "not-active": said("Tidak aktif", "Not active"),
};
export const ageBandText = (band: string): Said => said(`${band} tahun`, `${band} years`);

const months = [
  ["Januari", "January"],
  ["Februari", "February"],
  ["Maret", "March"],
  ["April", "April"],
  ["Mei", "May"],
  ["Juni", "June"],
  ["Juli", "July"],
  ["Agustus", "August"],
  ["September", "September"],
  ["Oktober", "October"],
  ["November", "November"],
  ["Desember", "December"],
] as const;
const monthText = (month: number): Said => said(months[month - 1]?.[0] ?? "", months[month - 1]?.[1] ?? "");

/** `2026-11`, `2026-Q4` and `2026` in words. */
export const periodText = (period: string): Said => {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part === "") return said(`Tahun ${year}`, `Year ${year}`);
  if (part.startsWith("Q")) {
    const roman = ["I", "II", "III", "IV"][Number(part.slice(1)) - 1];
    return said(`Triwulan ${roman} ${year}`, `Quarter ${part.slice(1)} of ${year}`);
  }
  const { id, en } = monthText(Number(part));
  return said(`${id} ${year}`, `${en} ${year}`);
};

/** `2026-11-05` as "5 November 2026". */
export const dayText = (day: string): Said => {
  const [year, month, date] = day.split("-").map(Number);
  const { id, en } = monthText(month ?? 0);
  return said(`${date} ${id} ${year}`, `${date} ${en} ${year}`);
};

export const publisher = {
  name: office.name,
  system: said("Berdaya, layanan pelatihan keterampilan", "Berdaya, the skills training service"),
};

export const fileTexts = {
  "summary.json": said("Ringkasan untuk mesin.", "The summary, for machines."),
  "summary.csv": said("Ringkasan sebagai tabel.", "The summary as a table."),
  "summary.xlsx": said(
    "Buku kerja: ringkasan, peserta, keterangan.",
    "A workbook: summary, participants, explanations.",
  ),
  "summary.html": said(
    "Halaman ringkasan dengan grafik dan tabelnya.",
    "A page with charts and their tables.",
  ),
  "participants.csv": said(
    "Satu baris untuk setiap pendaftaran yang dihitung.",
    "A line for each application that is counted.",
  ),
  "metadata.json": said("Arti setiap kolom dan kode.", "What each column and code means."),
};
export type DescribedFile = keyof typeof fileTexts;

/** The rules of counting. The report prints them below the figures and stores them with the data. */
export const countingRules: readonly Said[] = [
  said(
    `Setiap hal dihitung pada periode terjadinya, menurut waktu ${zoneCode}.`,
    `A thing is counted in the period in which it happened, by ${zoneCode}.`,
  ),
  said(
    "Satu orang dihitung satu kali pada setiap angka dalam satu periode.",
    "A person is counted once in each figure of a period.",
  ),
  said(
    "Orang dengan beberapa ragam disabilitas dihitung pada setiap ragamnya.",
    "Who has several disabilities is counted under each.",
  ),
  said(
    "Keterampilan adalah pilihan pertama; sejak mendapat tempat, keterampilan kelasnya.",
    "The skill is the first wish; from the seat on it is the class's.",
  ),
  said(
    "Penyerahan alat yang dibatalkan dan keputusan yang dibuka kembali tidak dihitung.",
    "Handovers that were voided and decisions that were reopened are not counted.",
  ),
  said(
    "Sasaran dan capaian adalah milik angkatan yang berakhir pada periode ini.",
    "Targets are those of the cohorts that end in the period.",
  ),
];

export const summaryColumnTexts = {
  by: {
    name: said("Menurut", "By"),
    meaning: said(
      "Pengelompokan baris ini; total untuk keseluruhan.",
      "What the line is grouped by; total for all.",
    ),
  },
  value: {
    name: said("Kode", "Code"),
    meaning: said("Kode di dalam pengelompokan itu.", "The code within that grouping."),
  },
};

export const figureTexts = {
  targetPeople: {
    name: said("Sasaran orang", "Target, people"),
    meaning: said(
      "Kuota dibandingkan dengan yang lulus, angkatan yang berakhir pada periode ini.",
      "Quota against completed, of cohorts that end in the period.",
    ),
  },
  targetRupiah: {
    name: said("Sasaran nilai alat (Rp)", "Target, value of toolkits (Rp)"),
    meaning: said(
      "Tempat dikali nilai baku alat, dibandingkan dengan nilai yang diserahkan.",
      "Seats times the standard value, against the value handed over.",
    ),
  },
  toolkitValue: {
    name: said("Nilai alat diserahkan (Rp)", "Value of toolkits handed over (Rp)"),
    meaning: said("Jumlah nilai alat yang diserahkan.", "The sum of the toolkits handed over."),
  },
  waitDecision: {
    name: said("Lama menunggu keputusan (hari)", "Wait for a decision (days)"),
    meaning: said(
      "Dari mendaftar sampai ditolak, ditawari, masuk daftar tunggu, atau tidak terpilih.",
      "From applying to the first rejection, offer, waitlist or non-selection.",
    ),
  },
  waitToolkit: {
    name: said("Lama menunggu alat (hari)", "Wait for the toolkit (days)"),
    meaning: said("Dari lulus sampai menerima alat.", "From completion to the toolkit."),
  },
} satisfies Record<string, Explained>;

/** The fields of `summary.json` that no table has. */
export const summaryFieldTexts: Record<"schema" | "office" | "areasVersion" | "waits", Explained> = {
  schema: {
    name: said("Versi bentuk", "Version of the form"),
    meaning: said(
      "Naik bila isi summary.json berganti nama, hilang, atau dihitung dengan cara lain.",
      "Raised when something in summary.json is renamed, dropped or counted in another way.",
    ),
  },
  office: {
    name: said("Kantor", "Office"),
    meaning: said(
      "id kantor, kode Kemendagri provinsinya (province), dan namanya (name).",
      "The office's id, the Kemendagri code of its province, and its name.",
    ),
  },
  areasVersion: {
    name: said("Versi daftar wilayah", "Version of the list of areas"),
    meaning: said("Sumber kode kabupaten dan kota.", "Where the codes of regencies and cities are from."),
  },
  waits: {
    name: said("Lama menunggu (hari)", "Waits (days)"),
    meaning: said(
      "days: jumlah pendaftaran menurut lama menunggu dalam hari penuh. median dan p90 berasal dari sana, menurut peringkat terdekat.",
      "days: how many applications waited how many whole days. median and p90 follow from it by nearest rank.",
    ),
  },
};

/** The texts of the page and the workbook, in Indonesian, because the office reads and prints them. */
export const pageTexts = {
  title: "Laporan {programme}: {period}",
  lead: "Periode {first} sampai {last}. Penerbit: {publisher}.",
  sample: "Laporan ini tidak memuat nama dan NIK.",
  headline: "Angka utama",
  planned: "Rencana",
  reached: "Capaian",
  median: "Median",
  p90: "Persentil 90",
  days: "{days} hari",
  none: "Belum ada",
  ofPlanned: "{reached} dari {planned}",
  way: "Perjalanan peserta",
  wayDescription: "Jumlah orang pada setiap langkah, dari mendaftar sampai aktif 12 bulan.",
  targets: "Sasaran dan capaian",
  targetsDescription: "Capaian dibandingkan dengan rencana, dalam persen.",
  waits: "Lama menunggu",
  by: "Menurut {grouping}",
  byDescription: "Tiga batang untuk setiap baris: mendaftar, mendapat tempat, dan menerima alat.",
  largest: "Terbanyak mendaftar: {name}, {count} orang.",
  nothing: "Tidak ada orang pada periode ini.",
  shown: "Grafik memuat {shown} dari {all} baris; tabel memuat semuanya.",
  table: "Tabel: {what}",
  figure: "Angka",
  people: "Orang",
  total: "Jumlah",
  rules: "Cara menghitung",
  sheets: { summary: "Ringkasan", participants: "Peserta", explanations: "Keterangan" },
  sheetColumns: { by: "Menurut", code: "Kode", name: "Nama" },
  explanationColumns: ["Bagian", "Kode", "Nama", "Keterangan"],
  parts: {
    report: "Laporan",
    programme: "Program",
    period: "Periode",
    first: "Hari pertama",
    last: "Hari terakhir",
    publisher: "Penerbit",
    count: "Angka",
    column: "Kolom Peserta",
    code: "Kode",
    status: "Status",
    activity: "Kegiatan",
    rule: "Cara menghitung",
  },
} as const;

/** 1234567 as "1.234.567". */
export const numberText = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
