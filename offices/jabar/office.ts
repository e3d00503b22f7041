import type { OfficeSettings } from "../office-settings.ts";
import { firstConsent, firstProgrammes, firstSkills, firstVocabularies } from "../standard.ts";

export const settings: OfficeSettings = {
  id: "jabar",
  province: "32",
  capital: "32.73",
  unit: "DINSOS-JABAR",
  referencePrefix: "JB",
  name: {
    id: "Dinas Sosial Provinsi Jawa Barat",
    en: "Social Service of West Java",
  },
  shortName: { id: "Dinas Sosial Jabar", en: "social service of West Java" },
  provinceName: { id: "Jawa Barat", en: "West Java" },
  letterhead: { government: "PEMERINTAH PROVINSI JAWA BARAT", office: "DINAS SOSIAL" },
  signer: { title: "Dinas Sosial Provinsi Jawa Barat" },
  contact: {},
  zone: "WIB",
  languages: ["id", "en"],
  stackPrefix: "Berdaya-Jabar",
  region: "ap-southeast-3",
  colours: { deep: "#1d3a2a", link: "#14603a", mark: "#f2d15c" },
  sender: {},
  consents: [firstConsent({ id: "Dinas Sosial Jawa Barat", en: "The social service of West Java" })],
  skills: firstSkills,
  programmes: firstProgrammes,
  vocabularies: firstVocabularies,
};
