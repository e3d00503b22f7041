import { describe, expect, test } from "vitest";
import { decideAppeal, fileAppeal } from "../../core/domain/applications/appeal-rules.ts";
import type { Application, ApplicationIn } from "../../core/domain/applications/application.ts";
import { AssessmentForm } from "../../core/domain/applications/assessment.ts";
import { assess, skillsWithin } from "../../core/domain/applications/assessment-rules.ts";
import { ContactForm } from "../../core/domain/applications/contact.ts";
import { changeContact } from "../../core/domain/applications/contact-rules.ts";
import { RegistryCheckForm } from "../../core/domain/applications/registry-check.ts";
import { reopenApplication } from "../../core/domain/applications/reopening.ts";
import { statusTable } from "../../core/domain/applications/statuses.ts";
import { recordRegistryCheck, verify } from "../../core/domain/applications/verification.ts";
import { type Status, statuses } from "../../core/domain/shared/codes.ts";
import { aRegistryCheck } from "../support/examples.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta();
const appealableStatuses = statuses.filter((status) => statusTable[status].upheldBy);
const reopenableStatuses = statuses.filter((status) => statusTable[status].reopenedBy);
const others = (these: readonly string[]) => statuses.filter((status) => !these.includes(status));

describe("a verification", () => {
  const decide = (application: Application, decision: "accept" | "return" | "reject", version = 3) =>
    verify(
      application,
      { decision, reasons: [{ rule: "photo-unclear", note: "Foto buram." }], version },
      meta,
    );

  test("is of what was sent, as its verifier saw it", () => {
    for (const status of others(["submitted"]))
      expectRefusal(() => decide(anApplication({ status }), "accept"), "not-submitted");
    expectRefusal(() => decide(anApplication(), "accept", 2), "changed-meanwhile");
  });

  test("tells the reasons of a return and of a rejection, and keeps none of an acceptance", () => {
    const afterwards = (decision: "accept" | "return" | "reject") => decide(anApplication(), decision).after;
    expect(afterwards("accept")).toMatchObject({ status: "verified", reasons: undefined, version: 4 });
    for (const [decision, status] of [
      ["return", "returned"],
      ["reject", "rejected"],
    ] as const) {
      expect(afterwards(decision)).toMatchObject({ status, reasons: [{ rule: "photo-unclear" }] });
      expect(afterwards(decision).history.at(-1)).toEqual({
        at: meta.occurredAt,
        status,
        note: "Foto buram.",
      });
    }
    expect(decide(anApplication(), "reject").tells).toBe("rejected");
  });

  test("accepts where a programme asks for the registry only whom the last look found in it, poor enough", () => {
    const check = RegistryCheckForm.parse(aRegistryCheck());
    const asked = (more: object, looks: object[] = [{}]) =>
      anApplication({
        registry: { highestDecile: 4, ...more },
        registryChecks: looks.map((look) => ({ ...check, at: meta.occurredAt, by: "siti", ...look })),
      });
    expect(decide(asked({}), "accept").after.status).toBe("verified");
    expect(decide(asked({ highestDecile: 3 }), "accept").after.status).toBe("verified");
    expectRefusal(() => decide(asked({}, []), "accept"), "registry-check-missing");
    expectRefusal(() => decide(asked({ highestDecile: 2 }), "accept"), "not-in-registry");
    expectRefusal(() => decide(asked({}, [{}, { registered: false }]), "accept"), "not-in-registry");
    expectRefusal(() => decide(asked({}, [{ decile: null }]), "accept"), "not-in-registry");
    expect(decide(asked({ highestDecile: undefined }, [{ decile: null }]), "accept").after.status).toBe(
      "verified",
    );
    expect(decide(asked({}, []), "reject").after.status).toBe("rejected");
  });
});

test("a look into the registry stands beside the earlier ones, and is not of a day to come", () => {
  const check = RegistryCheckForm.parse(aRegistryCheck());
  const first = recordRegistryCheck(anApplication(), check, meta).after;
  const second = recordRegistryCheck(first, { ...check, registered: false }, meta).after;
  expect(second.registryChecks.map(({ registered }) => registered)).toEqual([true, false]);
  const tomorrow = RegistryCheckForm.parse({ ...aRegistryCheck(), checkedOn: "2026-11-25" });
  expectRefusal(() => recordRegistryCheck(anApplication(), tomorrow, meta), "invalid-request", {
    "/checkedOn": "day-to-come",
  });
});

describe("an assessment", () => {
  const form = AssessmentForm.parse({
    scores: { motivation: 80, readiness: 70, need: 90 },
    suitability: [
      { skill: "ac-repair", fit: "needs-visit", note: "" },
      { skill: "sewing", fit: "fits", note: "" },
      { skill: "barista", fit: "fits-with-accommodation", note: "" },
    ],
    accommodations: [],
    version: 3,
  });

  test("is of who is verified, and no longer once a selection was sealed", () => {
    expect(assess(anApplication({ status: "verified" }), form, meta).after).toMatchObject({
      status: "assessed",
    });
    expectRefusal(() => assess(anApplication({ status: "not-selected" }), form, meta), "already-selected");
    for (const status of others(["verified", "not-selected"]))
      expectRefusal(() => assess(anApplication({ status }), form, meta), "not-verified");
  });

  test("leaves the skills that the person wishes and can learn, in the order of the wishes", () => {
    const assessed = assess(
      anApplication({ status: "verified", skills: ["barista", "ac-repair", "sewing", "welding"] }),
      form,
      meta,
    );
    expect(skillsWithin(assessed.after as ApplicationIn<"assessed">)).toEqual(["barista", "sewing"]);
  });
});

describe("an appeal", () => {
  const filed = (status: Status, more: object = {}) =>
    fileAppeal(anApplication({ status, ...more }), "Saya keberatan.", "appeal-1", meta).after;
  const decide = (application: Application, decision: "upheld" | "dismissed", appealId = "appeal-1") =>
    decideAppeal(
      application,
      appealId,
      { decision, note: "Sudah diperiksa.", version: application.version },
      meta,
    );

  test("is filed against a decision, one at a time", () => {
    for (const status of others(appealableStatuses)) expectRefusal(() => filed(status), "nothing-to-appeal");
    for (const status of appealableStatuses) {
      const once = filed(status);
      expect(once.appeals).toMatchObject([{ appealId: "appeal-1", against: status, state: "open" }]);
      expectRefusal(() => fileAppeal(once, "Lagi.", "appeal-2", meta), "nothing-to-appeal");
      const answered = decide(once, "dismissed").after;
      expect(answered.status).toBe(status);
      expect(fileAppeal(answered, "Lagi.", "appeal-2", meta).after.appeals).toHaveLength(2);
    }
  });

  test("that is upheld undoes the decision: back to be judged, to the head of the waitlist, or into the class", () => {
    expect(
      decide(filed("rejected", { reasons: [{ rule: "photo-unclear", note: "" }] }), "upheld").after,
    ).toMatchObject({
      status: "submitted",
      reasons: undefined,
    });
    for (const status of ["not-selected", "declined"] as const)
      expect(decide(filed(status, { canTake: ["sewing-1"] }), "upheld")).toMatchObject({
        after: { status: "waitlisted", waitlist: { place: 0, classes: ["sewing-1"] } },
        unlessStarted: "training-started",
      });
    expect(decide(filed("dropped-out"), "upheld").after).toMatchObject({
      status: "enrolled",
      completion: undefined,
    });
  });

  test("is answered once", () => {
    const answered = decide(filed("rejected"), "dismissed").after;
    expectRefusal(() => decide(answered, "upheld"), "already-answered");
    expectRefusal(() => decide(answered, "upheld", "appeal-9"), "unknown-record");
  });
});

test("a decision is reopened one status back, and a reopened completion is forgotten", () => {
  const reopen = (status: Status) =>
    reopenApplication(
      anApplication({ status, completion: { code: "X" } }),
      { why: "Salah ketik.", version: 3 },
      meta,
    );
  expect(reopen("verified").after.status).toBe("submitted");
  expect(reopen("assessed").after.status).toBe("verified");
  expect(reopen("completed").after).toMatchObject({ status: "enrolled", completion: undefined });
  for (const status of others(reopenableStatuses)) expectRefusal(() => reopen(status), "nothing-to-reopen");
});

test("how a person is reached may be changed in every status, by who saw it as it stands", () => {
  const form = ContactForm.parse({ phone: "0812 5555 0102", phoneOwner: "family", email: null, version: 3 });
  for (const status of statuses) {
    const { after, tells } = changeContact(anApplication({ status }), form, meta);
    expect(after).toMatchObject({ status, phone: form.phone, phoneOwner: "family", version: 4 });
    expect(tells).toBeUndefined();
  }
  expectRefusal(() => changeContact(anApplication(), { ...form, version: 2 }, meta), "changed-meanwhile");
});
