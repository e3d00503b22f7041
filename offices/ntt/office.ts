import type { OfficeSettings } from "../office-settings.ts";
import { firstConsent, firstProgrammes, firstSkills, firstVocabularies } from "../standard.ts";

export const settings: OfficeSettings = {
  id: "ntt",
  province: "53",
  capital: "53.71",
  unit: "DINSOS-NTT",
  referencePrefix: "NT",
  name: {
    id: "Dinas Sosial Provinsi Nusa Tenggara Timur",
    en: "Social Service of East Nusa Tenggara",
  },
  shortName: { id: "Dinas Sosial NTT", en: "social service of East Nusa Tenggara" },
  provinceName: { id: "Nusa Tenggara Timur", en: "East Nusa Tenggara" },
  letterhead: { government: "PEMERINTAH PROVINSI NUSA TENGGARA TIMUR", office: "DINAS SOSIAL" },
  signer: { title: "Dinas Sosial Provinsi Nusa Tenggara Timur" },
  contact: {},
  zone: "WITA",
  languages: ["id", "en"],
  stackPrefix: "Berdaya-Ntt",
  region: "ap-southeast-3",
  colours: { deep: "#4a1f2e", link: "#7a1f45", mark: "#f0c860" },
  sender: {},
  consents: [
    firstConsent({ id: "Dinas Sosial Nusa Tenggara Timur", en: "The social service of East Nusa Tenggara" }),
  ],
  skills: firstSkills,
  programmes: firstProgrammes,
  vocabularies: firstVocabularies,
};
