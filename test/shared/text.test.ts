import fc from "fast-check";
import { expect, test } from "vitest";
import { districtsOf } from "../../core/domain/shared/districts.ts";
import { regencyCodes } from "../../core/domain/shared/regencies.ts";
import { Code, Line, Paragraph, Remark } from "../../core/domain/shared/text.ts";
import { districts } from "../../offices/districts.ts";

const refusalOf = (schema: ReturnType<typeof Line> | ReturnType<typeof Remark>, text: string) =>
  schema.safeParse(text).error?.issues[0]?.message;

test("a line that is taken is taken again as it stands: trimmed, composed, and without a control character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
      const taken = Line(30).safeParse(typed);
      if (!taken.success) return;
      expect(Line(30).parse(taken.data)).toBe(taken.data);
      expect(taken.data).toBe(taken.data.normalize("NFC").trim());
      expect(taken.data.length).toBeLessThanOrEqual(30);
      expect(taken.data).not.toMatch(/\p{Cc}/u);
    }),
    { numRuns: 1_000 },
  );
  expect(Line(30).parse("  e\u0301  ")).toBe("é");
});

test("blanks, joiners and broken characters are no answer", () => {
  for (const nothing of ["", "  ", "\u200d", "\u0301"]) {
    expect(refusalOf(Line(30), nothing), JSON.stringify(nothing)).toBe("required");
    expect(refusalOf(Line(30, "not-chosen"), nothing)).toBe("not-chosen");
  }
  for (const broken of ["\ud800", "a\ufffd", "a\u0000b", "a\nb", "a\u2028b"])
    expect(refusalOf(Line(30), broken), JSON.stringify(broken)).toBe("not-plain-text");
  expect(refusalOf(Line(3), "abcd")).toBe("too-long");
});

test("several lines may stand in a paragraph, and nothing at all in a remark", () => {
  expect(Paragraph(30).parse("satu\n\tdua")).toBe("satu\n\tdua");
  expect(refusalOf(Paragraph(30), " \n ")).toBe("required");
  expect(Remark(30).parse(" \n ")).toBe("");
  expect(refusalOf(Remark(30), "a\u0007")).toBe("not-plain-text");
});

test("a code that is not chosen is told apart from one that is none", () => {
  expect(Code(/^[a-z-]+$/).safeParse("").error?.issues[0]?.message).toBe("not-chosen");
  expect(Code(/^[a-z-]+$/).safeParse("A b").error?.issues[0]?.message).toBe("not-a-slug");
});

test("each district is of one regency of the province, and each regency has some", () => {
  const all = regencyCodes.flatMap((regency) => districtsOf(regency).map(([code]) => code));
  expect(all.sort()).toEqual(districts.map(({ code }) => code).sort());
  for (const regency of regencyCodes) expect(districtsOf(regency).length, regency).toBeGreaterThan(0);
});
