/**
 * The sample people. All of them are invented, and their data shows it.
 *
 * The street says "(contoh)", the NIK's serial number begins with 99, the telephone number consists of zeros, and an
 * e-mail address ends in contoh.example.
 */

import type { SentTo } from "../../core/contract/route.ts";
import type { Routes } from "../../core/contract/routes.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import type { DocumentKind, Language } from "../../core/domain/shared/codes.ts";
import { addDays, addMonths, type Day } from "../../core/domain/shared/day.ts";
import { districtsOf } from "../../core/domain/shared/districts.ts";
import type { Chance } from "./chance.ts";
import type { SampleCohort } from "./cohorts.ts";

type SampleForm = SentTo<Routes["registerApplicant"]>;
type Decision = SentTo<Routes["verifyApplication"]>;
type Assessment = SentTo<Routes["assessApplication"]>;
type RegistryCheck = SentTo<Routes["recordRegistryCheck"]>;

interface SampleDocument {
  kind: DocumentKind;
  /** `broken`: the file is not a picture. `unsent`: the upload was granted, but no file came. */
  file: "png" | "pdf" | "broken" | "unsent";
}

/** The status that an application reaches without a selection. A selection continues from `assessed`. */
export type Outcome = "submitted" | "returned" | "verified" | "rejected" | "assessed" | "withdrawn";

export interface SamplePerson {
  number: number;
  form: SampleForm;
  language: Language;
  documents: SampleDocument[];
  outcome: Outcome;
  registryCheck?: RegistryCheck;
  decision?: Omit<Decision, "version">;
  assessment: Omit<Assessment, "version">;
}

const firstNames = {
  female: [
    "Siti",
    "Dewi",
    "Yuliana",
    "Noorlaila",
    "Fitriani",
    "Sri",
    "Ayu",
    "Maria",
    "Hasnah",
    "Wulan",
    "Ratna",
    "Nur'aini",
  ],
  male: [
    "Ahmad",
    "Rudi",
    "Yusuf",
    "Agus",
    "Hendra",
    "Fajar",
    "Yohanes",
    "Taufik",
    "Iwan",
    "Syahrul",
    "Petrus",
    "Darmawan",
  ],
} as const;
const lastNames = {
  female: ["Rahmah", "Handayani", "Lestari", "Puspitasari", "Anggraini", "Marlina", "Tiara", "Sulistyowati"],
  male: ["Hidayat", "Saputra", "Kurniawan", "Setiawan", "Pratama", "Siregar", "Lahang", "Mulyadi"],
} as const;
/** Names with unusual forms: one word, many words, signs between the letters. */
const unusualNames = [
  { sex: "female", name: "Suparmi" },
  { sex: "male", name: "Ngatijo" },
  {
    sex: "male",
    name: "Andi Muhammad Fadhlurrahman Tenri Sangkala Daeng Mappuji Puang Lolo bin Haji Ambo Lasinrang",
  },
  { sex: "female", name: "Hj. Nur'aini Ba'abduh-Assegaf, A.Md." },
  { sex: "female", name: "Rusdiana" },
  { sex: "male", name: "Yohanes Bonifasius Ding Lung Lahai Bang Ngo" },
] as const;

const streets = [
  "Jl. Merdeka",
  "Gg. Kenanga",
  "Jl. Poros",
  "Jl. Pelabuhan",
  "Gg. Damai",
  "Jl. Sungai Mahakam",
];

type Functioning = SampleForm["functioning"];
const noDifficulty: Functioning = {
  seeing: "none",
  hearing: "none",
  walking: "none",
  remembering: "none",
  selfCare: "none",
  communicating: "none",
  hands: "none",
};

/** Sample disabilities, each with the functioning and the accommodations that fit. */
const lives: readonly Pick<SampleForm, "disabilities" | "functioning" | "accommodations">[] = [
  {
    disabilities: ["physical"],
    functioning: { ...noDifficulty, walking: "a-lot" },
    accommodations: ["wheelchair-access", "transport"],
  },
  {
    disabilities: ["sensory"],
    functioning: { ...noDifficulty, hearing: "cannot", communicating: "some" },
    accommodations: ["sign-language-interpreter"],
  },
  {
    disabilities: ["physical"],
    functioning: { ...noDifficulty, hands: "some" },
    accommodations: [],
  },
  {
    disabilities: ["sensory"],
    functioning: { ...noDifficulty, seeing: "a-lot" },
    accommodations: ["large-print"],
  },
  {
    disabilities: ["intellectual"],
    functioning: { ...noDifficulty, remembering: "a-lot", communicating: "some" },
    accommodations: ["easy-read", "companion"],
  },
  {
    disabilities: ["mental"],
    functioning: { ...noDifficulty, remembering: "some" },
    accommodations: ["other"],
  },
  {
    disabilities: ["sensory"],
    functioning: { ...noDifficulty, seeing: "cannot" },
    accommodations: ["screen-reader", "companion"],
  },
  {
    disabilities: ["physical", "sensory"],
    functioning: { ...noDifficulty, walking: "some", hearing: "a-lot", hands: "some" },
    accommodations: ["sign-language-interpreter", "wheelchair-access"],
  },
  {
    disabilities: ["physical", "intellectual", "mental", "sensory"],
    functioning: {
      seeing: "some",
      hearing: "some",
      walking: "a-lot",
      remembering: "a-lot",
      selfCare: "some",
      communicating: "a-lot",
      hands: "some",
    },
    accommodations: ["companion", "transport", "easy-read"],
  },
];

const motivations: Record<string, readonly string[]> = {
  sewing: [
    "Saya ingin menerima jahitan di rumah.",
    "Saya sudah bisa memasang kancing. Saya ingin belajar membuat baju dan menjualnya.",
    "Saya ingin membantu keluarga dari hasil menjahit seragam sekolah.",
  ],
  "ac-repair": [
    "Di kampung saya belum ada tukang servis AC. Saya ingin membuka usaha itu.",
    "Saya senang memperbaiki alat listrik dan ingin belajar sampai mahir.",
  ],
  "motorcycle-mechanic": [
    "Saya biasa membantu di bengkel paman. Saya ingin punya bengkel sendiri.",
    "Saya ingin bekerja di bengkel dekat rumah.",
  ],
};

const returns: readonly Omit<Decision, "version">[] = [
  {
    decision: "return",
    reasons: [{ rule: "document-ktp", note: "Foto KTP Anda buram. Kirim foto yang lebih terang." }],
  },
  {
    decision: "return",
    reasons: [{ rule: "document-family-card", note: "Kartu keluarga belum ada. Kirim fotonya." }],
  },
  {
    decision: "return",
    reasons: [
      { rule: "data-mismatch", note: "Tanggal lahir berbeda dengan KTP. Periksa lagi isian Anda." },
      { rule: "document-photo", note: "Pasfoto belum ada. Kirim fotonya." },
    ],
  },
];
const rejections: readonly Omit<Decision, "version">[] = [
  {
    decision: "reject",
    reasons: [
      { rule: "lives-in-area", note: "Menurut kartu keluarga, Anda tinggal di luar daerah angkatan ini." },
    ],
  },
  {
    decision: "reject",
    reasons: [
      { rule: "not-working", note: "Menurut keterangan Anda lewat telepon, Anda sudah bekerja tetap." },
    ],
  },
];
const notInRegistry: Omit<Decision, "version"> = {
  decision: "reject",
  reasons: [
    { rule: "in-welfare-registry", note: "Keluarga Anda belum memenuhi syarat DTSEN untuk program ini." },
  ],
};

const nameOf = (number: number, chance: Chance): Pick<SampleForm, "fullName" | "sex"> => {
  const unusual = number % 9 === 4 ? unusualNames[Math.floor(number / 9)] : undefined;
  if (unusual) return { fullName: unusual.name, sex: unusual.sex };
  const sex = number % 2 === 0 ? "female" : "male";
  return { fullName: `${chance.pick(firstNames[sex])} ${chance.pick(lastNames[sex])}`, sex };
};

/**
 * A NIK. For some numbers its birth date, sex or region disagrees with the form, so that the verifier sees a flag.
 */
const nikOf = (
  number: number,
  { birthDate, sex, district }: { birthDate: Day; sex: "male" | "female"; district: string },
): string => {
  const born = number % 7 === 3 ? addDays(birthDate, 31) : birthDate;
  const digitsOfWoman = (sex === "female") !== (number % 14 === 5);
  // Many people were first registered in another place.
  const region = number % 7 === 6 ? "317401" : district.replaceAll(".", "");
  const day = Number(born.slice(8)) + (digitsOfWoman ? 40 : 0);
  const serial = String(9900 + number);
  return `${region}${String(day).padStart(2, "0")}${born.slice(5, 7)}${born.slice(2, 4)}${serial}`;
};

/** Some people send all requested documents, many send none yet. One sends a file that is not a picture. */
const documentsOf = (number: number): SampleDocument[] => {
  if (number === 31) return [{ kind: "ktp", file: "broken" }];
  if (number % 5 > 1) return number % 10 === 3 ? [{ kind: "ktp", file: "png" }] : [];
  const documents: SampleDocument[] = [
    { kind: "ktp", file: "png" },
    { kind: "photo", file: "png" },
  ];
  if (number % 2 === 0) documents.push({ kind: "family-card", file: number === 36 ? "unsent" : "png" });
  if (number % 3 === 0) documents.push({ kind: "disability-letter", file: "pdf" });
  return documents;
};

const phone = (number: number) => `0812 0000 ${String(number).padStart(4, "0")}`;

const decisionOf = (outcome: Outcome, isEnterprise: boolean, chance: Chance): SamplePerson["decision"] => {
  if (outcome === "verified" || outcome === "assessed") return { decision: "accept", reasons: [] };
  if (outcome === "returned") return chance.pick(returns);
  if (outcome === "rejected") return isEnterprise ? notInRegistry : chance.pick(rejections);
  return undefined;
};

/** The assessor's result. For some people no skill fits before a home visit. */
const assessmentOf = (
  number: number,
  { skills, accommodations }: Pick<SampleForm, "skills" | "accommodations">,
  chance: Chance,
): SamplePerson["assessment"] => ({
  scores: {
    motivation: 55 + chance.below(45),
    readiness: 40 + chance.below(55),
    need: 35 + chance.below(65),
  },
  suitability: skills.map((skill) => ({
    skill,
    fit: number % 13 === 9 ? "needs-visit" : accommodations.length > 0 ? "fits-with-accommodation" : "fits",
    note: "",
  })),
  accommodations,
});

/** A sample person by number, from 1: address, wishes, and the status that the application reaches. */
export const samplePerson = (
  number: number,
  outcome: Outcome,
  cohort: SampleCohort,
  today: Day,
  chance: Chance,
): SamplePerson => {
  const { fullName, sex } = nameOf(number, chance);
  const isMinor = number % 15 === 7;
  const age = isMinor ? 16 : 19 + ((number * 11) % 42);
  const birthDate = addDays(addMonths(today, -12 * age), -60 - chance.below(270));
  const regency = cohort.regencies[number % cohort.regencies.length] as SampleForm["address"]["regency"];
  const [district] = chance.pick(districtsOf(regency));
  const taught = cohort.classes.map(({ skill }) => skill);
  const first = number % taught.length;
  const skills = [...taught.slice(first), ...taught.slice(0, first)].slice(
    0,
    1 + chance.below(taught.length),
  );
  const isHelped = isMinor || number % 4 === 1;
  const mother = `${chance.pick(firstNames.female)} ${chance.pick(lastNames.female)}`;
  const life = lives[number % lives.length] as (typeof lives)[number];
  const isEnterprise = cohort.programme === "uep";
  const decision = decisionOf(outcome, isEnterprise, chance);

  return {
    number,
    outcome,
    language: number % 20 === 9 ? "en" : "id",
    documents: documentsOf(number),
    ...(decision ? { decision } : {}),
    ...(isEnterprise && (outcome === "verified" || outcome === "rejected")
      ? {
          registryCheck: {
            source: "DTSEN" as const,
            registered: true,
            decile: outcome === "verified" ? 1 + chance.below(5) : 8,
            checkedOn: addDays(today, -22),
            method: "SIKS-NG (contoh)",
          },
        }
      : {}),
    assessment: assessmentOf(number, { skills, accommodations: life.accommodations }, chance),
    form: {
      ...life,
      cohortId: cohort.cohortId,
      fullName,
      nik: nikOf(number, { birthDate, sex, district }),
      birthDate,
      sex,
      phone: phone(number),
      phoneOwner: isMinor ? "family" : number % 4 === 1 ? "companion" : "self",
      email: number % 3 === 2 ? `pendaftar${number}@contoh.example` : null,
      address: { regency, district, village: null, street: `${chance.pick(streets)} ${number} (contoh)` },
      employment:
        number % 3 === 0 ? "irregular" : isEnterprise && number % 2 === 0 ? "working" : "not-working",
      goal: chance.pick(["own-business", "job", "either"] as const),
      motivation: chance.pick(motivations[skills[0] as string] ?? ["Saya ingin mandiri."]),
      skills,
      consent: isMinor
        ? { version: currentConsent.version, givenBy: "guardian", guardianName: mother }
        : { version: currentConsent.version, givenBy: "self" },
      helper: isHelped
        ? { name: mother, phone: phone(900 + number), relation: isMinor ? "Ibu" : "Pendamping (TKSK)" }
        : null,
    },
  };
};
