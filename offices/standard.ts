/** What most offices start with. An office's file may say something else. */
import type { OfficeSettings } from "./office-settings.ts";

/** The text of the consent as it was first published, with the name of the office that controls the data. */
export const firstConsent = (office: { id: string; en: string }): OfficeSettings["consents"][number] => ({
  version: "2026-11",
  text: {
    id: `${office.id} memakai data ini untuk menilai pendaftaran Anda. Data juga dipakai untuk pelatihan, bantuan alat, dan laporan tanpa nama. Petugas yang menangani pendaftaran Anda dapat melihatnya. Data tentang disabilitas dipakai untuk menyiapkan kebutuhan Anda. Data disimpan di Indonesia. Anda dapat meminta salinan, perbaikan, pembatasan, atau penghapusan data. Kami menjawab dalam 3 × 24 jam. Anda dapat menarik persetujuan ini kapan saja. Menarik persetujuan berarti pendaftaran berhenti.`,
    en: `${office.en} uses these data to judge your application. It also uses them for training, tools and reports without names. Officers who handle your application can see them. What you say of your disability helps us prepare what you need. The data are kept in Indonesia. You may ask for a copy, a correction, a restriction or erasure. We answer within 3 × 24 hours. You may withdraw this consent at any time. Withdrawing it ends the application.`,
  },
});

/**
 * The skills of a new store. Source: the programme's announcement of 2025. The values come from observed prices,
 * and the office sets its own.
 */
export const firstSkills: OfficeSettings["skills"] = [
  {
    skill: "ac-repair",
    name: { id: "Servis AC", en: "Air-conditioner repair" },
    demands: [
      "Mengangkat dan menahan alat di tempat tinggi",
      "Memakai kedua tangan untuk pekerjaan halus",
      "Melihat tanda dan ukuran kecil",
    ],
    toolkitValue: 7_000_000,
  },
  {
    skill: "motorcycle-mechanic",
    name: { id: "Mekanik sepeda motor", en: "Motorcycle mechanic" },
    demands: [
      "Memakai kedua tangan dengan tenaga",
      "Berjongkok atau duduk rendah",
      "Mendengar atau merasakan suara mesin",
    ],
    toolkitValue: 8_000_000,
  },
  {
    skill: "sewing",
    name: { id: "Menjahit", en: "Sewing" },
    demands: ["Memakai tangan untuk pekerjaan halus", "Melihat jahitan dari dekat", "Duduk lama"],
    toolkitValue: 6_000_000,
  },
  {
    skill: "security",
    name: { id: "Satpam (Gada Pratama)", en: "Security guard (Gada Pratama)" },
    demands: [
      "Berdiri dan berjalan lama",
      "Melihat dan mendengar keadaan sekitar",
      "Berbicara dengan orang yang datang",
    ],
    toolkitValue: 1_750_000,
  },
];

export const firstProgrammes: OfficeSettings["programmes"] = [
  {
    programme: "skills-training",
    name: { id: "Pelatihan keterampilan", en: "Skills training" },
    rules: { minimumAge: 15, maximumAge: 64, mustNotWork: true, mustBeInRegistry: false },
    requiredDocuments: ["ktp", "family-card", "photo"],
  },
  {
    programme: "uep",
    name: { id: "Usaha Ekonomi Produktif (UEP)", en: "Productive economic enterprise (UEP)" },
    rules: { minimumAge: 15, maximumAge: 64, mustNotWork: false, mustBeInRegistry: true, highestDecile: 5 },
    requiredDocuments: ["ktp", "family-card", "photo"],
  },
];

export const firstColours: OfficeSettings["colours"] = {
  deep: "#0b3b46",
  link: "#0a5566",
  mark: "#f6c453",
};

/** The lists that every office takes. An office adds to one in its own file: `[...firstVocabularies.documentKinds, …]`. */
export const firstVocabularies: OfficeSettings["vocabularies"] = {
  accommodations: [
    {
      code: "sign-language-interpreter",
      name: {
        id: "Juru bahasa isyarat (BISINDO, Bahasa Isyarat Indonesia)",
        en: "Sign language interpreter (BISINDO, Indonesian Sign Language)",
      },
    },
    {
      code: "wheelchair-access",
      name: { id: "Tempat yang dapat dilalui kursi roda", en: "A place that a wheelchair can reach" },
    },
    { code: "companion", name: { id: "Pendamping", en: "A companion" } },
    { code: "large-print", name: { id: "Tulisan besar", en: "Large print" } },
    {
      code: "screen-reader",
      name: {
        id: "Komputer atau ponsel dengan pembaca layar",
        en: "A computer or phone with a screen reader",
      },
    },
    { code: "easy-read", name: { id: "Bahan yang mudah dibaca", en: "Material that is easy to read" } },
    { code: "transport", name: { id: "Angkutan ke tempat pelatihan", en: "Transport to the training" } },
    {
      code: "other",
      name: {
        id: "Keperluan lain. Petugas akan menanyakannya.",
        en: "Something else. An officer will ask you.",
      },
    },
  ],
  partnerKinds: [
    { code: "lpk", name: { id: "LPK", en: "LPK (private)" } },
    { code: "blk", name: { id: "BLK", en: "BLK (public)" } },
  ],
  documentKinds: [
    { code: "ktp", name: { id: "KTP (Kartu Tanda Penduduk)", en: "KTP (identity card)" } },
    { code: "family-card", name: { id: "KK (Kartu Keluarga)", en: "KK (family card)" } },
    {
      code: "disability-letter",
      name: {
        id: "Surat keterangan disabilitas atau KPD (Kartu Penyandang Disabilitas)",
        en: "Letter about the disability, or KPD (disability card)",
      },
    },
    { code: "photo", name: { id: "Pas foto", en: "Portrait photo" } },
    { code: "other", name: { id: "Dokumen lain", en: "Another document" } },
  ],
  registrySources: [
    { code: "DTKS", name: { id: "DTKS", en: "DTKS" } },
    { code: "DTSEN", name: { id: "DTSEN", en: "DTSEN" } },
  ],
  readyReasons: [
    { code: "document-missing", name: { id: "Dokumen kurang", en: "Document missing" } },
    { code: "document-unreadable", name: { id: "Dokumen tidak terbaca", en: "Document unreadable" } },
    {
      code: "data-mismatch",
      name: { id: "Isian tidak sesuai dokumen", en: "Answers differ from documents" },
    },
    { code: "has-disability", name: { id: "Disabilitas", en: "Disability" } },
    { code: "productive-age", name: { id: "Usia produktif", en: "Productive age" } },
    { code: "not-working", name: { id: "Belum bekerja", en: "Not working" } },
    {
      code: "wants-to-work",
      name: { id: "Ingin bekerja atau berusaha", en: "Wants to work or run a business" },
    },
    { code: "lives-in-area", name: { id: "Tinggal di daerah angkatan", en: "Lives in the cohort's area" } },
    { code: "in-welfare-registry", name: { id: "Terdaftar di DTKS/DTSEN", en: "Registered in DTKS/DTSEN" } },
    { code: "other", name: { id: "Lainnya", en: "Other" } },
  ],
};
