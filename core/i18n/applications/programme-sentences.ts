/**
 * What the front page says of a programme. The page is built with the office's first programme. Its script says the same
 * of the programme as it is now, because a manager may have changed the rules and the documents since.
 */
import type { Programme } from "../../domain/catalogue/programme.ts";
import type { DocumentKind, Language } from "../../domain/shared/codes.ts";
import { fillIn } from "../shared/fill-in.ts";

const id = {
  disability: "Anda penyandang disabilitas fisik, intelektual, mental, atau sensorik.",
  ages: "Anda berusia {minimumAge} sampai {maximumAge} tahun.",
  notWorking: "Anda belum bekerja, atau bekerja tidak tetap.",
  wantsToWork: "Anda ingin bekerja atau membuka usaha.",
  livesInArea: "Anda tinggal di daerah angkatan yang dipilih.",
  inRegistry: "Keluarga Anda terdaftar di data kesejahteraan sosial (DTSEN).",
  inRegistryUpTo: "Keluarga Anda terdaftar di DTSEN, paling tinggi desil {highestDecile}.",
  registryNotAsked: "Anda tidak perlu terdaftar di data kesejahteraan sosial.",
  registryChecked: "Petugas yang memeriksa data itu. Anda tidak perlu membawa bukti.",
  nik: "NIK (Nomor Induk Kependudukan), 16 angka di KTP atau Kartu Keluarga.",
  phone: "Nomor telepon Anda, keluarga, atau pendamping.",
  documents: "Foto dokumen: {documents}.",
};

const en: typeof id = {
  disability: "You have a physical, intellectual, mental or sensory disability.",
  ages: "You are {minimumAge} to {maximumAge} years old.",
  notWorking: "You have no work, or no regular work.",
  wantsToWork: "You want to work or to open a business.",
  livesInArea: "You live in the area of the cohort that you choose.",
  inRegistry: "Your family is in the social welfare registry (DTSEN).",
  inRegistryUpTo: "Your family is in the DTSEN registry, in decile {highestDecile} at most.",
  registryNotAsked: "You need not be in the social welfare registry.",
  registryChecked: "An officer checks the registry. You need not bring proof.",
  nik: "Your NIK (national identity number), 16 digits on your KTP or family card.",
  phone: "A telephone number: yours, your family's or your companion's.",
  documents: "Photos of documents: {documents}.",
};

const programmeTexts: Record<Language, typeof id> = { id, en };

export interface ProgrammeSentences {
  /** Who can apply. Every sentence holds for everybody who applies. */
  who: string[];
  whoNote: string;
  /** What to have at hand. */
  need: string[];
}

/** `documentName` is what the page calls a kind of document. */
export const programmeSentences = (
  language: Language,
  { rules, requiredDocuments }: Pick<Programme, "rules" | "requiredDocuments">,
  documentName: (kind: DocumentKind) => string,
): ProgrammeSentences => {
  const texts = programmeTexts[language];
  const { minimumAge, maximumAge, mustNotWork, mustBeInRegistry, highestDecile } = rules;
  const inRegistry =
    highestDecile === undefined ? texts.inRegistry : fillIn(texts.inRegistryUpTo, { highestDecile });
  return {
    who: [
      texts.disability,
      fillIn(texts.ages, { minimumAge, maximumAge }),
      ...(mustNotWork ? [texts.notWorking] : []),
      texts.wantsToWork,
      texts.livesInArea,
      ...(mustBeInRegistry ? [inRegistry] : []),
    ],
    whoNote: mustBeInRegistry ? texts.registryChecked : texts.registryNotAsked,
    need: [
      texts.nik,
      texts.phone,
      ...(requiredDocuments.length > 0
        ? [fillIn(texts.documents, { documents: requiredDocuments.map(documentName).join(", ") })]
        : []),
    ],
  };
};
