/** The name of each status, and what happens next for the applicant. */
import type { Language, Status } from "../../domain/shared/codes.ts";

interface StatusText {
  name: string;
  nextStep: string;
}

export const statusTexts: Record<Language, Record<Status, StatusText>> = {
  id: {
    submitted: {
      name: "Terkirim",
      nextStep: "Petugas memeriksa pendaftaran Anda. Lihat hasilnya di halaman status.",
    },
    returned: { name: "Dikembalikan", nextStep: "Baca alasannya, lalu perbaiki pendaftaran Anda." },
    verified: { name: "Terverifikasi", nextStep: "Petugas menghubungi Anda untuk asesmen." },
    rejected: { name: "Ditolak", nextStep: "Baca alasannya. Anda dapat mengajukan keberatan." },
    assessed: { name: "Sudah diases", nextStep: "Tunggu seleksi. Lihat hasilnya di halaman status." },
    offered: { name: "Mendapat tempat", nextStep: "Jawab tawaran ini sebelum batas waktunya." },
    waitlisted: { name: "Daftar tunggu", nextStep: "Kami menghubungi Anda bila ada tempat." },
    "not-selected": { name: "Tidak terpilih", nextStep: "Anda dapat mendaftar pada angkatan berikutnya." },
    enrolled: { name: "Terdaftar sebagai peserta", nextStep: "Datang pada hari pertama pelatihan." },
    declined: { name: "Tawaran tidak diambil", nextStep: "Anda dapat mendaftar pada angkatan berikutnya." },
    completed: { name: "Lulus pelatihan", nextStep: "Kami menghubungi Anda untuk penyerahan alat." },
    "dropped-out": { name: "Berhenti", nextStep: "Hubungi Dinas Sosial bila Anda ingin bertanya." },
    equipped: { name: "Sudah menerima alat", nextStep: "Petugas akan menanyakan perkembangan usaha Anda." },
    withdrawn: { name: "Ditarik kembali", nextStep: "Anda dapat mendaftar lagi kapan saja." },
  },
  en: {
    submitted: {
      name: "Submitted",
      nextStep: "An officer checks your application. See the result on the status page.",
    },
    returned: { name: "Returned", nextStep: "Read the reasons, then correct your application." },
    verified: { name: "Verified", nextStep: "An officer will contact you for the assessment." },
    rejected: { name: "Rejected", nextStep: "Read the reasons. You may appeal." },
    assessed: { name: "Assessed", nextStep: "Wait for the selection. See the result on the status page." },
    offered: { name: "Offered a seat", nextStep: "Answer this offer before its last day." },
    waitlisted: { name: "On the waitlist", nextStep: "We will contact you if a seat becomes free." },
    "not-selected": { name: "Not selected", nextStep: "You may apply to the next cohort." },
    enrolled: { name: "Enrolled", nextStep: "Come on the first day of the training." },
    declined: { name: "Offer not taken", nextStep: "You may apply to the next cohort." },
    completed: { name: "Completed", nextStep: "We will contact you to hand over your tools." },
    "dropped-out": { name: "Dropped out", nextStep: "Call the social service if you have questions." },
    equipped: { name: "Equipped", nextStep: "An officer will ask how your business goes." },
    withdrawn: { name: "Withdrawn", nextStep: "You may apply again at any time." },
  },
};

export const stepsAfterApplying: Record<Language, string[]> = {
  id: [
    "Simpan nomor pendaftaran ini. Anda memerlukannya untuk melihat status.",
    "Kirim foto dokumen bila belum.",
    "Petugas memeriksa pendaftaran Anda. Lihat hasilnya di halaman status.",
  ],
  en: [
    "Keep this reference. You need it to see how your application stands.",
    "Send photos of your documents if you have not yet.",
    "An officer checks your application. See the result on the status page.",
  ],
};
