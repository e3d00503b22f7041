import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newReference, readReference } from "../../core/domain/shared/reference.ts";
import { readCertificateCode } from "../../core/domain/training/certificate.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const random = fc.uint8Array({ minLength: 11, maxLength: 11 });
const charactersOf = (reference: string) => [...reference.slice(3).replaceAll("-", "")];
const printed = (characters: readonly string[]) => {
  const text = characters.join("");
  return `KT-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
};

test("a reference is twelve Crockford characters in three groups, and reads as itself", () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const reference = newReference(bytes);
      expect(reference).toMatch(/^KT(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(readReference(reference)).toBe(reference);
    }),
  );
});

describe("the check character notices", () => {
  test("every wrong character at every place", () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const right = charactersOf(newReference(bytes));
        for (let place = 0; place < 12; place += 1)
          for (const character of alphabet)
            if (character !== right[place]) {
              const wrong = right.with(place, character);
              if (readReference(printed(wrong)) !== undefined) return false;
            }
        return true;
      }),
      { numRuns: 10 },
    );
  });

  test("every two characters that changed places, next to each other or not", () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const right = charactersOf(newReference(bytes));
        for (let one = 0; one < 12; one += 1)
          for (let other = one + 1; other < 12; other += 1) {
            const [a, b] = [right[one] as string, right[other] as string];
            if (a !== b && readReference(printed(right.with(one, b).with(other, a))) !== undefined)
              return false;
          }
        return true;
      }),
      { numRuns: 30 },
    );
  });

  test("a character that was left out or said twice", () => {
    fc.assert(
      fc.property(random, fc.nat(11), (bytes, place) => {
        const right = charactersOf(newReference(bytes));
        expect(readReference(right.toSpliced(place, 1).join(""))).toBeUndefined();
        expect(readReference(right.toSpliced(place, 0, right[place] as string).join(""))).toBeUndefined();
      }),
    );
  });
});

test("what is spoken and typed back is read correctly", () => {
  fc.assert(
    fc.property(
      random,
      fc.array(fc.constantFrom("", " ", "-", "–", "_", ".", "  ", "\u200e", "\t"), {
        minLength: 16,
        maxLength: 16,
      }),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (bytes, between, withStart, lower, confused) => {
        const reference = newReference(bytes);
        const misread: Record<string, string> = { "0": "O", "1": lower ? "l" : "I" };
        const typed = charactersOf(reference).map((character, place) =>
          confused[place] ? (misread[character] ?? character) : character,
        );
        const whole = [...(withStart ? ["K", "T"] : []), ...typed]
          .map((character, place) => (between[place] ?? "") + character)
          .join("");
        expect(readReference(lower ? whole.toLowerCase() : whole)).toBe(reference);
      },
    ),
  );
});

test("anything else is no reference, however long", () => {
  for (const typed of [
    "",
    "KT",
    "KT-",
    "KT-7F3K-9Q2M",
    "KT-UUUU-UUUU-UUUU",
    "KT-7F3K-9Q2M-4XT!",
    "٠".repeat(12),
    "\0".repeat(12),
    "KTKT00000000000",
  ])
    expect(readReference(typed), typed).toBeUndefined();
  const startedAt = performance.now();
  expect(readReference(" ".repeat(1_000_000))).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(50);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
      const read = readReference(typed);
      return read === undefined || readReference(read) === read;
    }),
  );
});

test("the code of a certificate is read as forgivingly as a reference", () => {
  const code = "7F3K9Q2M4XT1";
  for (const typed of [
    "7f3k 9q2m 4xtl",
    "7F3K-9Q2M-4XTI",
    "7F3K\u200b9Q2M\u20604XT1",
    "\u202a7F3K 9Q2M 4XT1\u202c",
  ])
    expect(readCertificateCode(typed), typed).toBe(code);
  for (const typed of ["", "7F3K", `${code}0`, "7F3K9Q2M4XTU", " ".repeat(1_000_000)])
    expect(readCertificateCode(typed)).toBeUndefined();
});
