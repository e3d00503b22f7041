/**
 * All consents that the office ever published. An application may name any of them (UU 27/2022, art. 20 to
 * 22).
 */
import type { Language } from "../shared/codes.ts";

export interface Consent {
  version: string;
  text: Record<Language, string>;
}

export const consents: readonly Consent[] = [
  {
    version: "2026-11",
    text: {
      id: "Dinas Sosial Kalimantan Timur memakai data ini untuk menilai pendaftaran Anda. Data juga dipakai untuk pelatihan, bantuan alat, dan laporan tanpa nama. Petugas yang menangani pendaftaran Anda dapat melihatnya. Data tentang disabilitas dipakai untuk menyiapkan kebutuhan Anda. Data disimpan di Indonesia. Anda dapat meminta salinan, perbaikan, pembatasan, atau penghapusan data. Kami menjawab dalam 3 × 24 jam. Anda dapat menarik persetujuan ini kapan saja. Menarik persetujuan berarti pendaftaran berhenti.",
      en: "The social service of East Kalimantan uses these data to judge your application. It also uses them for training, tools and reports without names. Officers who handle your application can see them. What you say of your disability helps us prepare what you need. The data are kept in Indonesia. You may ask for a copy, a correction, a restriction or erasure. We answer within 3 × 24 hours. You may withdraw this consent at any time. Withdrawing it ends the application.",
    },
  },
];

export const currentConsent = consents[consents.length - 1] as Consent;
