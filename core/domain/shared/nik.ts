/**
 * The NIK: region of first registration (6 digits), birth date as DDMMYY with 40 added to the day for women,
 * serial (4 digits).
 *
 * The NIK has no check digit. Its region is not the place where the person lives now. So a difference is a
 * flag for the verifier, never a refusal. Source: Permendagri 137/2017 and the register's older codes.
 */
import * as z from "zod";
import type { Day } from "./day.ts";
import { isRegisteredIn } from "./regencies.ts";
import { schema } from "./schema.ts";

export const Nik = /* @__PURE__ */ schema(() =>
  z
    .string()
    .max(60, { error: "not-a-nik" })
    .transform((typed) => typed.replace(/[\s.\-\p{Cf}]/gu, ""))
    .pipe(z.string().regex(/^\d{16}$/, { error: "not-a-nik" }))
    .brand<"Nik">(),
);
export type Nik = z.infer<typeof Nik>;

export interface NikFlag {
  field: "birthDate" | "sex" | "address";
  detail: string;
}

export const maskNik = (nik: Nik): string => "*".repeat(12) + nik.slice(12);

/**
 * The differences between the digits and the person's answers. The details are for staff and hold no digit of
 * the NIK.
 */
export const flagNik = (
  nik: Nik,
  form: { birthDate: Day; sex: "male" | "female"; address: { regency: string } },
): NikFlag[] => {
  const dayDigits = Number(nik.slice(6, 8));
  const born = `${String(dayDigits > 40 ? dayDigits - 40 : dayDigits).padStart(2, "0")}${nik.slice(8, 12)}`;
  const [year = "", month = "", day = ""] = form.birthDate.split("-");
  const flags: NikFlag[] = [];
  if (born !== `${day}${month}${year.slice(2)}`)
    flags.push({ field: "birthDate", detail: "NIK memuat tanggal lahir lain." });
  if (dayDigits > 40 !== (form.sex === "female"))
    flags.push({ field: "sex", detail: "NIK memuat jenis kelamin lain." });
  if (!isRegisteredIn(form.address.regency, nik.slice(0, 4)))
    flags.push({ field: "address", detail: "NIK pertama kali terdaftar di daerah lain." });
  return flags;
};
