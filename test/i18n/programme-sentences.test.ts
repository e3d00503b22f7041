import { expect, test } from "vitest";
import { foundingProgrammes } from "../../core/domain/catalogue/founding.ts";
import type { Programme } from "../../core/domain/catalogue/programme.ts";
import { languages } from "../../core/domain/shared/codes.ts";
import { programmeSentences } from "../../core/i18n/applications/programme-sentences.ts";
import { pageTexts } from "../../core/i18n/applications/public-pages.ts";

const [training, uep] = foundingProgrammes as [Programme, Programme];
const say = (programme: Programme, language: (typeof languages)[number] = "id") =>
  programmeSentences(language, programme, (kind) => pageTexts[language].documentKind[kind]);

test("the front page says who can apply by the rules that the programme has now", () => {
  expect(say({ ...training, rules: { ...training.rules, minimumAge: 18, maximumAge: 45 } }).who).toEqual([
    "Anda penyandang disabilitas fisik, intelektual, mental, atau sensorik.",
    "Anda berusia 18 sampai 45 tahun.",
    "Anda belum bekerja, atau bekerja tidak tetap.",
    "Anda ingin bekerja atau membuka usaha.",
    "Anda tinggal di daerah angkatan yang dipilih.",
  ]);
  expect(say(training).whoNote).toBe("Anda tidak perlu terdaftar di data kesejahteraan sosial.");
});

test("a programme for people in the registry says so, up to which decile, and that work is no hindrance", () => {
  const { who, whoNote } = say(uep);
  expect(who).toContain("Keluarga Anda terdaftar di DTSEN, paling tinggi desil 5.");
  expect(who).not.toContain("Anda belum bekerja, atau bekerja tidak tetap.");
  expect(whoNote).not.toContain("tidak perlu terdaftar");
  const { highestDecile: _, ...anyDecile } = uep.rules;
  expect(say({ ...uep, rules: anyDecile }).who).toContain(
    "Keluarga Anda terdaftar di data kesejahteraan sosial (DTSEN).",
  );
});

test("what to bring are the documents that the programme asks for now; without any, no document is named", () => {
  expect(say({ ...training, requiredDocuments: ["ktp", "disability-letter"] }).need.at(-1)).toBe(
    "Foto dokumen: KTP (Kartu Tanda Penduduk), Surat keterangan disabilitas atau KPD (Kartu Penyandang Disabilitas).",
  );
  expect(say({ ...training, requiredDocuments: [] }).need).toHaveLength(2);
});

test.each(languages)("no sentence in %s keeps a brace", (language) => {
  for (const programme of [training, uep])
    expect(JSON.stringify(say(programme, language))).not.toMatch(/\\{|undefined|\{\w/);
});
