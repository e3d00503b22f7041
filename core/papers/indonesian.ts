/** Numbers and dates in the form of Indonesian papers: in figures, and in words beside them. */
import angkaTerbilang from "@develoka/angka-terbilang-js";
import type { Day } from "../domain/shared/day.ts";

const weekdays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const months = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];

/** Uses the spelling of the official dictionary (KBBI): `miliar`, not `milyar`. */
export const inWords = (number: number): string => angkaTerbilang(number).replaceAll("milyar", "miliar");

export const figures = (number: number): string => String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, ".");

export const rupiah = (amount: number): string => `${amount < 0 ? "−" : ""}Rp ${figures(amount)}`;

const partsOf = (day: Day) => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month: months[month - 1] as string, date };
};

/** `1 Desember 2026` */
export const dayInFigures = (day: Day): string => {
  const { year, month, date } = partsOf(day);
  return `${date} ${month} ${year}`;
};

/** `Selasa, tanggal satu bulan Desember tahun dua ribu dua puluh enam` */
export const dayInWords = (day: Day): string => {
  const { year, month, date } = partsOf(day);
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, tanggal ${inWords(date)} bulan ${month} tahun ${inWords(year)}`;
};
