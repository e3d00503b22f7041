import { describe, expect, test } from "vitest";
import type { Answer } from "../../core/domain/applications/fields/answer.ts";
import { line, oneOf, someOf } from "../../core/domain/applications/fields/answer.ts";
import { answerSchema, correctionSchema } from "../../core/domain/applications/fields/answer-schemas.ts";

const colours = ["red", "green"] as const;
const issuesOf = (answer: Answer, given: unknown) =>
  answerSchema(answer)
    .safeParse(given)
    .error?.issues.map(({ path, message }) => [path.join("/"), message]) ?? [];

describe("an answer is read by the kind that its field declares", () => {
  test("one code of a list, and no other", () => {
    expect(answerSchema(oneOf(colours)).parse("green")).toBe("green");
    expect(issuesOf(oneOf(colours), "blue")).toHaveLength(1);
    expect(issuesOf(oneOf(colours), undefined)).toHaveLength(1);
  });

  test("several codes, each once, and at least one where the field asks for one", () => {
    expect(answerSchema(someOf(colours, 0)).parse([])).toEqual([]);
    expect(issuesOf(someOf(colours, 1), [])).toEqual([["", "choose-one"]]);
    expect(issuesOf(someOf(colours, 0), ["red", "red"])).toEqual([["1", "said-twice"]]);
  });

  test("text up to its length", () => {
    expect(answerSchema(line(3)).parse(" abc ")).toBe("abc");
    expect(issuesOf(line(3), "abcd")).toEqual([["", "too-long"]]);
  });

  test("what may be left out is null; in a correction null takes it away, and leaving it out changes nothing", () => {
    const optional: Answer = { kind: "optional", of: line(10) };
    expect(answerSchema(optional).parse(undefined)).toBeNull();
    expect(answerSchema(optional).parse(null)).toBeNull();
    expect(correctionSchema(optional).parse(null)).toBeNull();
    expect(correctionSchema(optional).safeParse(undefined).success).toBe(false);
  });
});
