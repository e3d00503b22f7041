import { describe, expect, test } from "vitest";
import { fieldNamed, personFieldNames } from "../../core/domain/applications/fields/declared.ts";
import { storedAnswers } from "../../core/domain/applications/fields/stored-answers.ts";
import { eraseApplication } from "../../core/domain/privacy/erasure.ts";
import { aRecord } from "../support/records.ts";

const at = "2026-11-24T03:00:00.000Z";
const names = personFieldNames.filter((name) => name !== "nik");

describe("the stored form of each answer", () => {
  test("is there for every field but the NIK, which the record holds in another form", () => {
    expect(Object.keys(storedAnswers()).sort()).toEqual([...names].sort());
  });

  test.each(names)("of %s is read as it is stored, and what erasure leaves of it too", (name) => {
    const schema = storedAnswers()[name as keyof ReturnType<typeof storedAnswers>];
    const record = aRecord();
    expect(schema.parse(record[name])).toEqual(record[name]);
    const erased = eraseApplication(record, "r2", at);
    expect(schema.parse(erased[name])).toEqual(erased[name]);
  });

  test("of a choice is one of the codes of its field", () => {
    const schemas = storedAnswers();
    const { answer } = fieldNamed("sex");
    expect(answer.kind).toBe("one-of");
    expect(schemas.sex.safeParse("unheard-of").success).toBe(false);
    expect(schemas.disabilities.safeParse(["unheard-of"]).success).toBe(false);
    expect(schemas.email.safeParse(null).success).toBe(true);
    expect(schemas.fullName.safeParse(null).success).toBe(false);
  });
});
