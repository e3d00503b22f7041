import fc from "fast-check";
import { expect, test } from "vitest";
import { crockfordAlphabet, readCrockford, writeCrockford } from "../../core/domain/shared/crockford.ts";

const code = fc.uint8Array({ minLength: 1, maxLength: 16 }).map(writeCrockford);

test("a code holds no letter that is taken for another character", () => {
  expect(new Set(crockfordAlphabet).size).toBe(32);
  for (const mistaken of "ILOU") expect(crockfordAlphabet).not.toContain(mistaken);
});

test("a code is read as it was written, however it is typed back", () => {
  const between = fc.constantFrom("", " ", "-", "–", "_", ".", "\u200b", "\u00ad");
  const asTyped: Record<string, string[]> = { "0": ["0", "o", "O"], "1": ["1", "i", "I", "l", "L"] };
  fc.assert(
    fc.property(code, fc.infiniteStream(between), fc.infiniteStream(fc.nat()), (written, blanks, choices) => {
      const typed = [...written]
        .map((character) => {
          const ways = asTyped[character] ?? [character, character.toLowerCase()];
          return `${blanks.next().value}${ways[choices.next().value % ways.length]}`;
        })
        .join("");
      expect(readCrockford(typed)).toBe(written);
    }),
  );
});

test("what is far longer than any code is none", () => {
  expect(readCrockford("0".repeat(60))).toBe("0".repeat(60));
  expect(readCrockford("0".repeat(61))).toBeUndefined();
});
