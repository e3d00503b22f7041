import { expect, test } from "vitest";
import { consoleTexts } from "../../core/i18n/shared/console.ts";
import { fieldIssues, problems } from "../../core/i18n/shared/problems.ts";

const sentencesOf = (texts: unknown): string[] =>
  typeof texts === "string"
    ? [texts]
    : texts && typeof texts === "object"
      ? Object.values(texts).flatMap(sentencesOf)
      : [];

test("the selection has one word for each thing: kode undian, kode pemeriksa, menetapkan hasil", () => {
  const sentences = sentencesOf([consoleTexts.id, problems(), fieldIssues()]);
  expect(sentences.filter((sentence) => /\bbenih|\bsidik|segel|kunci acak|\bdiases/i.test(sentence))).toEqual(
    [],
  );
});
