import type { OfficeSettings } from "../office-settings.ts";
import { firstConsent, firstProgrammes, firstSkills, firstVocabularies } from "../standard.ts";

export const settings: OfficeSettings = {
  id: "papua-tengah",
  province: "94",
  capital: "94.01",
  unit: "DINSOS-PAPTENG",
  referencePrefix: "PT",
  name: {
    id: "Dinas Sosial Provinsi Papua Tengah",
    en: "Social Service of Central Papua",
  },
  shortName: { id: "Dinas Sosial Papua Tengah", en: "social service of Central Papua" },
  provinceName: { id: "Papua Tengah", en: "Central Papua" },
  letterhead: { government: "PEMERINTAH PROVINSI PAPUA TENGAH", office: "DINAS SOSIAL" },
  signer: { title: "Dinas Sosial Provinsi Papua Tengah" },
  contact: {},
  zone: "WIT",
  languages: ["id", "en"],
  stackPrefix: "Berdaya-PapuaTengah",
  region: "ap-southeast-3",
  colours: { deep: "#2b2a52", link: "#3b3a8c", mark: "#f6c453" },
  sender: {},
  consents: [firstConsent({ id: "Dinas Sosial Papua Tengah", en: "The social service of Central Papua" })],
  skills: firstSkills,
  programmes: firstProgrammes,
  vocabularies: firstVocabularies,
};
