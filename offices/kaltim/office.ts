import type { OfficeSettings } from "../office-settings.ts";
import { firstColours, firstConsent, firstProgrammes, firstSkills, firstVocabularies } from "../standard.ts";
import { firstPapers } from "./first-papers.ts";

export const settings: OfficeSettings = {
  id: "kaltim",
  province: "64",
  capital: "64.72",
  unit: "DINSOS-KALTIM",
  referencePrefix: "KT",
  name: {
    id: "Dinas Sosial Provinsi Kalimantan Timur",
    en: "Social Service of East Kalimantan",
  },
  shortName: { id: "Dinas Sosial Kaltim", en: "social service of East Kalimantan" },
  provinceName: { id: "Kalimantan Timur", en: "East Kalimantan" },
  letterhead: { government: "PEMERINTAH PROVINSI KALIMANTAN TIMUR", office: "DINAS SOSIAL" },
  signer: { title: "Dinas Sosial Provinsi Kalimantan Timur" },
  contact: {},
  zone: "WITA",
  languages: ["id", "en"],
  stackPrefix: "Berdaya",
  region: "ap-southeast-3",
  colours: firstColours,
  sender: {},
  consents: [
    firstConsent({ id: "Dinas Sosial Kalimantan Timur", en: "The social service of East Kalimantan" }),
  ],
  skills: firstSkills,
  programmes: firstProgrammes,
  firstPapers,
  vocabularies: firstVocabularies,
};
