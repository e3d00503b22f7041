/**
 * The texts for refusals, by the rule's name: a title, and a sentence that says what to do. Every function holds them,
 * and few calls need them, so they are made on first use.
 */

import type { Language } from "../../domain/shared/codes.ts";
import type { ErrorCode } from "../../domain/shared/domain-error.ts";
import { onFirstUse } from "../../domain/shared/schema.ts";

type Sentence = readonly [title: string, detail: string];

/** Refusals that `core/http` itself makes, besides the programme's rules. */
export type HttpRefusal =
  | "unauthenticated"
  | "wrong-role"
  | "unsupported-type"
  | "unreadable-body"
  | "body-too-large"
  | "unknown-route"
  | "method-not-allowed"
  | "internal-error";

export const problems = /* @__PURE__ */ onFirstUse(
  (): Record<ErrorCode | HttpRefusal, Record<Language, Sentence>> => ({
    "invalid-request": {
      id: ["Isian perlu diperbaiki", "Perbaiki isian yang disebut, lalu kirim lagi."],
      en: ["Some answers need correcting", "Correct the answers named here, then send again."],
    },
    "unreadable-body": {
      id: ["Isian tidak terbaca", "Isi permintaan bukan JSON yang benar. Periksa, lalu kirim lagi."],
      en: ["The request cannot be read", "The body is not valid JSON. Check it, then send again."],
    },
    "body-too-large": {
      id: ["Isian terlalu besar", "Isi permintaan terlalu besar. Persingkat, lalu kirim lagi."],
      en: ["The request is too large", "The body is too large. Shorten it, then send again."],
    },
    "unsupported-type": {
      id: ["Jenis isian tidak didukung", "Kirim sebagai application/json."],
      en: ["Unsupported content type", "Send application/json."],
    },
    unauthenticated: {
      id: ["Anda belum masuk", "Masuk dulu, lalu coba lagi."],
      en: ["You are not signed in", "Sign in first, then try again."],
    },
    "wrong-role": {
      id: ["Peran Anda tidak boleh melakukan ini", "Minta petugas dengan peran yang sesuai."],
      en: ["Your role may not do this", "Ask a colleague whose role may."],
    },
    "unknown-route": {
      id: ["Alamat tidak ada", "Periksa alamat halaman."],
      en: ["There is no such address", "Check the address."],
    },
    "method-not-allowed": {
      id: ["Cara ini tidak didukung", "Alamat ini tidak menerima cara tersebut."],
      en: ["Method not allowed", "This address does not take that method."],
    },
    "internal-error": {
      id: [
        "Terjadi kesalahan pada sistem",
        "Coba lagi nanti. Bila berulang, sebutkan nomor kejadian kepada kami.",
      ],
      en: ["Something went wrong here", "Try again later. If it goes on, tell us the incident number."],
    },
    "unknown-reference": {
      id: [
        "Pendaftaran tidak ditemukan",
        "Nomor pendaftaran dan tanggal lahir tidak cocok. Periksa setiap huruf dan angka, lalu coba lagi.",
      ],
      en: [
        "Application not found",
        "The reference and birth date do not match. Check each letter and digit, then try again.",
      ],
    },
    "unknown-record": {
      id: ["Data tidak ditemukan", "Data ini tidak ada, atau Anda tidak boleh melihatnya."],
      en: ["Not found", "This record does not exist, or you may not see it."],
    },
    "too-many-tries": {
      id: [
        "Terlalu banyak percobaan",
        "Tunggu sebentar, lalu coba lagi. Anda juga dapat menghubungi Dinas Sosial.",
      ],
      en: ["Too many tries", "Wait a while, then try again. You may also call the social service."],
    },
    "intake-closed": {
      id: ["Pendaftaran tidak dibuka hari ini", "Lihat tanggal pendaftaran di halaman depan."],
      en: ["Applications are not open today", "See the application dates on the front page."],
    },
    "already-applied": {
      id: [
        "Anda sudah mendaftar",
        "Satu orang hanya punya satu pendaftaran dalam program ini. Lihat statusnya dengan nomor pendaftaran Anda.",
      ],
      en: [
        "You have already applied",
        "A person has one application in this programme. See how it stands with your reference.",
      ],
    },
    "not-eligible": {
      id: [
        "Syarat program belum terpenuhi",
        "Baca alasan di bawah. Hubungi Dinas Sosial bila Anda tidak setuju.",
      ],
      en: [
        "The programme's conditions are not met",
        "Read the reasons below. Call the social service if you disagree.",
      ],
    },
    "not-submitted": {
      id: ["Pendaftaran ini tidak menunggu pemeriksaan", "Muat ulang untuk melihat keadaan terbaru."],
      en: ["This application is not waiting to be verified", "Reload to see how it stands now."],
    },
    "not-returned": {
      id: ["Pendaftaran ini tidak sedang dikembalikan", "Lihat status pendaftaran Anda."],
      en: ["This application has not been returned", "See how your application stands."],
    },
    "registry-check-missing": {
      id: ["Pemeriksaan DTKS/DTSEN belum ada", "Catat hasil pemeriksaan DTKS/DTSEN dulu."],
      en: ["The registry check is missing", "First record what DTKS/DTSEN shows."],
    },
    "not-in-registry": {
      id: [
        "Tidak memenuhi syarat DTKS/DTSEN",
        "Pemeriksaan terakhir menunjukkan tidak terdaftar atau desil terlalu tinggi.",
      ],
      en: [
        "Not within the welfare registry's condition",
        "The latest check shows no registration, or too high a decile.",
      ],
    },
    "changed-meanwhile": {
      id: ["Data sudah berubah", "Orang lain mengubah data ini. Muat ulang, periksa, lalu putuskan lagi."],
      en: ["The record has changed", "Somebody else changed this record. Reload, check, then decide again."],
    },
    "cohort-exists": {
      id: ["Angkatan sudah ada", "Pilih kode angkatan lain."],
      en: ["This cohort exists", "Choose another cohort code."],
    },
    "already-selected": {
      id: [
        "Seleksi sudah dilakukan",
        "Setelah seleksi, hanya nama, tempat, tanggal mulai dan tanggal selesai yang dapat diubah.",
      ],
      en: ["The selection has been made", "After it, only name, venue, start and end can be changed."],
    },
    "too-many-documents": {
      id: ["Terlalu banyak berkas", "Pendaftaran ini sudah memuat jumlah berkas terbanyak."],
      en: ["Too many files", "This application already holds the most files it may."],
    },
    "record-full": {
      id: [
        "Catatan pendaftaran ini penuh",
        "Pendaftaran ini tidak dapat memuat catatan seperti ini lagi. Sampaikan langsung kepada kantor Dinas Sosial.",
      ],
      en: [
        "The record of this application is full",
        "This application cannot hold more entries of this kind. Please tell the office directly.",
      ],
    },
    "document-not-received": {
      id: ["Berkas belum diterima", "Berkas ini belum diterima atau ditolak saat diperiksa."],
      en: ["The file was not received", "This file has not arrived, or was refused when checked."],
    },
    "idempotency-key-reused": {
      id: ["Kunci pengiriman dipakai lagi", "Muat ulang halaman, lalu kirim lagi."],
      en: ["Idempotency key reused", "This key was used with another body. Use a new key."],
    },
    "not-verified": {
      id: ["Pendaftaran ini tidak menunggu asesmen", "Muat ulang untuk melihat keadaan terbaru."],
      en: ["This application is not waiting to be assessed", "Reload to see how it stands now."],
    },
    "no-offer": {
      id: [
        "Tidak ada tawaran terbuka",
        "Tawaran sudah dijawab, sudah lewat batasnya, atau belum ada. Lihat status Anda.",
      ],
      en: ["There is no open offer", "The offer was answered, is over, or was not made yet. See the status."],
    },
    "training-started": {
      id: [
        "Pelatihan sudah dimulai",
        "Setelah pelatihan dimulai hal ini tidak bisa lagi. Hubungi Dinas Sosial.",
      ],
      en: [
        "The training has started",
        "This is no longer possible once it has started. Call the social service.",
      ],
    },
    "nothing-to-withdraw": {
      id: ["Tidak ada pendaftaran yang dapat ditarik", "Pendaftaran ini sudah berakhir. Lihat status Anda."],
      en: ["There is nothing to withdraw", "This application has already ended. See the status."],
    },
    "nothing-to-appeal": {
      id: [
        "Tidak ada keputusan untuk keberatan",
        "Keberatan hanya untuk keputusan yang menolak, dan satu saja pada satu waktu.",
      ],
      en: ["There is nothing to appeal", "An appeal is against a refusal, and one at a time."],
    },
    "nothing-to-reopen": {
      id: [
        "Tidak dapat dibuka kembali",
        "Hanya tahap terakhir yang belum dipakai keputusan lain dapat dibuka kembali.",
      ],
      en: ["This cannot be reopened", "Only a last step that nothing builds on yet can be reopened."],
    },
    "intake-open": {
      id: [
        "Pendaftaran belum ditutup",
        "Tunggu sampai pendaftaran ditutup, atau nyatakan bahwa pendaftaran ditutup sekarang.",
      ],
      en: ["Applications are not closed yet", "Wait until they are, or say that they close now."],
    },
    "other-seed": {
      id: ["Kode undian berbeda", "Pakai kode undian yang kode pemeriksanya sudah diumumkan."],
      en: ["Another seed", "Use the seed whose hash this cohort has announced."],
    },
    "not-enrolled": {
      id: ["Bukan peserta aktif", "Hanya peserta yang sedang mengikuti pelatihan."],
      en: ["Not enrolled", "This is only for someone who is enrolled."],
    },
    "attendance-too-low": {
      id: ["Kehadiran belum cukup", "Kehadiran di bawah batas angkatan. Periksa lembar hadir."],
      en: ["Attendance is too low", "It is below the cohort's minimum. Check the attendance sheets."],
    },
    "day-to-come": {
      id: ["Hari itu belum tiba", "Isi lembar hadir pada harinya atau sesudahnya."],
      en: ["That day is still to come", "Fill in the sheet on its day or later."],
    },
    "class-too-large": {
      id: ["Kelas terlalu besar", "Lembar hadir paling banyak untuk 90 peserta. Bagi kelas ini."],
      en: ["The class is too large", "A sheet holds at most 90 participants. Split this class."],
    },
    "not-completed": {
      id: ["Pelatihan belum selesai", "Catat kelulusan dulu."],
      en: ["The training is not completed", "Record the completion first."],
    },
    "not-equipped": {
      id: ["Belum menerima alat", "Tidak ada penyerahan yang berlaku."],
      en: ["Not equipped", "There is no handover in force."],
    },
    "already-equipped": {
      id: ["Sudah menerima alat", "Satu peserta menerima satu paket. Lihat berita acaranya."],
      en: ["Already equipped", "A graduate receives one toolkit. See the handover."],
    },
    "toolkit-not-in-stock": {
      id: ["Paket alat tidak ada di gudang", "Periksa nomor seri, atau pilih paket lain."],
      en: ["The toolkit is not in stock", "Check the serial number, or choose another toolkit."],
    },
    "wrong-skill": {
      id: ["Paket alat untuk keterampilan lain", "Pilih paket sesuai keterampilan peserta."],
      en: ["A toolkit for another skill", "Choose one for the graduate's skill."],
    },
    "serial-known": {
      id: ["Nomor seri sudah tercatat", "Tidak ada yang dimasukkan. Periksa nomor seri."],
      en: ["A serial number is known already", "None was entered. Check the serial numbers."],
    },
    "follow-up-known": {
      id: ["Pemantauan bulan ini sudah dicatat", "Setiap bulan pemantauan dicatat sekali."],
      en: ["This follow-up is recorded already", "Each month is recorded once."],
    },
    "already-answered": {
      id: ["Sudah dijawab", "Muat ulang untuk melihat jawabannya."],
      en: ["Already answered", "Reload to see the answer."],
    },
    "not-removable": {
      id: ["Berkas tidak dapat dihapus lagi", "Berkas hanya dapat dihapus sebelum diputuskan."],
      en: ["The file can no longer be removed", "A file can be removed until a decision is made."],
    },
    "not-failed": {
      id: ["Pesan ini tidak gagal", "Hanya pesan yang gagal dapat dikirim lagi. Lihat keadaannya sekarang."],
      en: ["This message has not failed", "Only a failed message can be sent again. See how it stands now."],
    },
    unavailable: {
      id: ["Sistem sedang sibuk", "Coba lagi sebentar. Isian Anda belum tersimpan."],
      en: ["The system is busy", "Try again shortly. Nothing was stored."],
    },
  }),
);

/** What is wrong with one field, by the key that the schema or rule gives. Facts fill the braces. */
export const fieldIssues = /* @__PURE__ */ onFirstUse(
  (): Record<string, Record<Language, string>> => ({
    required: { id: "Isi bagian ini.", en: "Fill this in." },
    "wrong-type": { id: "Jenis isian tidak sesuai.", en: "This is not the right kind of value." },
    "not-chosen": { id: "Pilih salah satu.", en: "Choose one." },
    "not-yes-or-no": { id: "Pilih Ya atau Tidak.", en: "Choose Yes or No." },
    "not-a-whole-number": {
      id: "Tulis angka bulat, misalnya 12.",
      en: "Write a whole number, for example 12.",
    },
    "not-a-number": { id: "Tulis angka, misalnya 0,5.", en: "Write a number, for example 0.5." },
    "not-in-list": { id: "Pilih salah satu dari daftar.", en: "Choose one from the list." },
    "choose-one": { id: "Pilih paling sedikit satu.", en: "Choose at least one." },
    "unknown-field": { id: "Isian ini tidak dikenal.", en: "This field is not known." },
    "too-long": { id: "Isian terlalu panjang.", en: "This is too long." },
    "too-many": { id: "Terlalu banyak pilihan.", en: "There are too many." },
    "too-small": { id: "Tulis angka minimal {least}.", en: "Write a number of at least {least}." },
    "too-large": { id: "Tulis angka maksimal {most}.", en: "Write a number of at most {most}." },
    invalid: { id: "Isian tidak benar.", en: "This is not valid." },
    "not-plain-text": {
      id: "Isian memuat karakter yang tidak dapat disimpan.",
      en: "This holds a character that cannot be stored.",
    },
    "not-a-day": {
      id: "Tulis tanggal yang ada, misalnya 5 7 1998.",
      en: "Write a date that exists, for example 5 7 1998.",
    },
    "day-to-come": { id: "Tanggal ini belum tiba.", en: "This date is still to come." },
    "not-a-nik": { id: "NIK terdiri dari 16 angka.", en: "A NIK has 16 digits." },
    "not-a-telephone": {
      id: "Tulis nomor telepon Indonesia, misalnya 0812 5555 0101.",
      en: "Write an Indonesian telephone number, for example 0812 5555 0101.",
    },
    "not-an-email": {
      id: "Tulis alamat surel, misalnya siti@contoh.id. Boleh juga kosong.",
      en: "Write an e-mail address, for example siti@contoh.id. It may be empty.",
    },
    "not-a-regency": {
      id: "Pilih kabupaten atau kota dari daftar.",
      en: "Choose a regency or city from the list.",
    },
    "not-a-district": { id: "Pilih kecamatan dari daftar.", en: "Choose a district from the list." },
    "district-elsewhere": {
      id: "Kecamatan ini bukan di kabupaten atau kota itu.",
      en: "This district is not in that regency.",
    },
    "not-a-village": { id: "Pilih desa atau kelurahan dari daftar.", en: "Choose a village from the list." },
    "village-elsewhere": {
      id: "Desa ini bukan di kecamatan itu.",
      en: "This village is not in that district.",
    },
    "said-twice": { id: "Pilihan ini disebut dua kali.", en: "This stands twice." },
    "only-for-guardian": {
      id: "Nama wali hanya diisi bila wali yang setuju.",
      en: "A guardian's name is only for a guardian's consent.",
    },
    "guardian-needed": {
      id: "Di bawah 18 tahun, orang tua atau wali yang memberi persetujuan.",
      en: "Under 18, a parent or guardian gives the consent.",
    },
    "unknown-consent": {
      id: "Versi persetujuan ini tidak ada. Muat ulang halaman.",
      en: "There is no such consent. Reload the page.",
    },
    "unknown-cohort": {
      id: "Angkatan ini tidak ada. Pilih dari daftar.",
      en: "There is no such cohort. Choose one.",
    },
    "skill-not-taught": {
      id: "Keterampilan ini tidak diajarkan di angkatan itu.",
      en: "This skill is not taught in that cohort.",
    },
    "unknown-class": { id: "Kelas ini tidak ada di angkatan itu.", en: "This cohort has no such class." },
    "not-in-class": { id: "Orang ini bukan peserta kelas itu.", en: "This person is not in that class." },
    "unknown-skill": { id: "Keterampilan ini tidak ada.", en: "There is no such skill." },
    "unknown-programme": { id: "Program ini tidak ada.", en: "There is no such programme." },
    "retired-skill": {
      id: "Keterampilan ini dihentikan. Pilih yang lain.",
      en: "This skill was retired. Choose another.",
    },
    "retired-programme": {
      id: "Program ini dihentikan. Pilih yang lain.",
      en: "This programme was retired. Choose another.",
    },
    "not-a-slug": {
      id: "Pakai huruf, angka dan tanda hubung saja.",
      en: "Use letters, digits and hyphens only.",
    },
    "not-a-digest": { id: "Tulis 64 angka heksadesimal.", en: "Write 64 hexadecimal digits." },
    "seed-too-short": { id: "Kode undian minimal 16 karakter.", en: "A seed has at least 16 characters." },
    "too-many-decimals": { id: "Paling banyak empat desimal.", en: "At most four decimals." },
    "not-summing-to-1": { id: "Jumlah bobot harus tepat 1.", en: "The weights must sum to exactly 1." },
    "before-previous-day": {
      id: "Tanggal ini mendahului tanggal sebelumnya.",
      en: "This date is before the one that must come first.",
    },
    "before-minimum": {
      id: "Usia tertinggi di bawah usia terendah.",
      en: "The maximum is below the minimum.",
    },
    "reason-needed": { id: "Tulis paling sedikit satu alasan.", en: "Give at least one reason." },
    "file-too-large": { id: "Berkas paling besar 5 MB.", en: "A file is at most 5 MB." },
    "not-a-limit": { id: "Jumlah harus 1 sampai 100.", en: "The limit must be 1 to 100." },
    "not-a-cursor": { id: "Penanda halaman tidak benar.", en: "This cursor is not valid." },
    "not-a-period": {
      id: "Tulis periode seperti 2026-11, 2026-Q4 atau 2026.",
      en: "Write 2026-11, 2026-Q4 or 2026.",
    },
    "period-to-come": { id: "Periode ini belum dimulai.", en: "This period has not begun." },
    "serial-known": {
      id: "Nomor seri ini sudah tercatat.",
      en: "This serial number is known already.",
    },
    "value-too-high": { id: "Nilai paket terlalu besar.", en: "The toolkit's value is too high." },
    "beyond-a-fifth": {
      id: "Penyesuaian paling banyak seperlima nilai baku paket, naik atau turun.",
      en: "An adjustment is at most a fifth of the toolkit's standard value, up or down.",
    },
    "not-such-a-document": {
      id: "Pilih berkas pendaftaran ini yang sudah diterima, dengan jenis yang sesuai.",
      en: "Choose a received file of this application, of the right kind.",
    },
    "not-signed": {
      id: "Minta penerima menulis tanda tangan di kotak ini.",
      en: "Ask the recipient to sign in this box.",
    },
    "no-thumbprint": {
      id: "Kirim foto cap jempol, atau tulis nama saksi.",
      en: "Send a photo of the thumbprint, or name a witness.",
    },
    "other-number": {
      id: "Nomor ini bukan nomor berita acara yang berlaku.",
      en: "This is not the number of the handover in force.",
    },
    "not-a-key": { id: "Kunci pengiriman 1 sampai 255 karakter.", en: "The key has 1 to 255 characters." },
  }),
);

/** Why a person may not take part, and how to solve it. Facts fill the braces. */
export const eligibility = /* @__PURE__ */ onFirstUse(
  (): Record<string, Record<Language, { found: string; howToFix: string }>> => ({
    "productive-age": {
      id: {
        found: "Usia Anda {found} tahun. Program ini untuk usia {minimumAge} sampai {maximumAge} tahun.",
        howToFix: "Periksa tanggal lahir. Bila benar, tanyakan program lain kepada Dinas Sosial.",
      },
      en: {
        found: "You are {found}. The programme is for ages {minimumAge} to {maximumAge}.",
        howToFix: "Check the birth date. If it is right, ask the social service about other programmes.",
      },
    },
    "not-working": {
      id: {
        found: "Anda menjawab sedang bekerja.",
        howToFix: "Program ini untuk yang belum bekerja. Tanyakan program UEP kepada Dinas Sosial.",
      },
      en: {
        found: "You answered that you are working.",
        howToFix: "The programme is for people who are not. Ask the social service about UEP.",
      },
    },
    "lives-in-area": {
      id: {
        found: "Tempat tinggal Anda: {found}. Angkatan ini untuk: {regencies}.",
        howToFix: "Pilih angkatan untuk daerah Anda, atau tunggu pembukaan berikutnya.",
      },
      en: {
        found: "You live in {found}. This cohort is for {regencies}.",
        howToFix: "Choose a cohort for your area, or wait for the next.",
      },
    },
  }),
);
