import { describe, expect, test } from "vitest";
import { type Corrected, correctApplication } from "../../core/domain/applications/correction.ts";
import type { Changes } from "../../core/domain/applications/fields/application-form.ts";
import { statuses } from "../../core/domain/shared/codes.ts";
import { aForm } from "../support/forms.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta({ actor: "applicant" });
const rules = { minimumAge: 15, maximumAge: 64, mustNotWork: true, mustBeInRegistry: false };
const returned = (more: object = {}) =>
  anApplication({
    ...aForm(),
    status: "returned",
    appliedOn: "2026-11-20",
    judgedBy: {
      cohortVersion: 1,
      programmeVersion: 4,
      taught: ["sewing", "ac-repair"],
      regencies: ["64.72"],
      rules,
    },
    ...more,
  });
const person = {
  nik: aForm().nik,
  sealedNik: "sealed-anew",
  person: "fingerprint",
  activeIn: {},
} as unknown as Corrected;
const correct = (changes: object, { more = {}, of = {} }: { more?: object; of?: object } = {}) =>
  correctApplication(returned(of), changes as Changes, { ...person, ...more }, meta);

describe("a correction", () => {
  test("changes what it names, leaves the rest as it was, and goes back to be verified", () => {
    const { after, details } = correct({ motivation: "Ingin mandiri.", email: undefined });
    const { motivation: _was, ...rest } = aForm({ nik: "sealed-anew" });
    expect(after).toMatchObject({
      ...rest,
      motivation: "Ingin mandiri.",
      status: "submitted",
      person: "fingerprint",
    });
    expect(details).toMatchObject({ fields: expect.stringContaining("motivation") });
  });

  test("is made of what was returned, and of nothing else", () => {
    for (const status of statuses.filter((each) => each !== "returned"))
      expectRefusal(() => correct({}, { of: { status } }), "not-returned");
  });

  test("is judged as of the day of applying, by the rules of then", () => {
    expectRefusal(() => correct({ birthDate: "2026-11-21" }), "invalid-request", {
      "/changes/birthDate": "day-to-come",
    });
    const guarded = { consent: { version: "2026-11", givenBy: "guardian", guardianName: "Rahmat" } };
    expectRefusal(() => correct({ birthDate: "2011-11-21", ...guarded }), "not-eligible");
    expect(correct({ birthDate: "2011-11-20", ...guarded }).after.status).toBe("submitted");
  });

  test("makes nobody a person who has another live application in the programme", () => {
    const activeIn = { "skills-training": "KT-9999-9999-9999" };
    expectRefusal(() => correct({}, { more: { activeIn } }), "already-applied");
    expect(correct({}, { more: { activeIn: { uep: "KT-9999-9999-9999" } } }).after.status).toBe("submitted");
  });
});
