import { describe, expect, test } from "vitest";
import { oneOf } from "../../core/domain/applications/fields/answer.ts";
import {
  fieldNamed,
  type PersonFieldName,
  personFieldNames,
  seesField,
} from "../../core/domain/applications/fields/declared.ts";
import {
  askedFromTheFirst,
  notAsked,
  personField,
} from "../../core/domain/applications/fields/person-field.ts";
import { recordAttributes } from "../../core/domain/applications/record-attributes.ts";
import { eraseApplication } from "../../core/domain/privacy/erasure.ts";
import { participantLine } from "../../core/domain/reporting/participant-line.ts";
import { personTraits } from "../../core/domain/reporting/person-traits.ts";
import { toReportProjection } from "../../core/domain/reporting/report.ts";
import { type Role, roles } from "../../core/domain/shared/codes.ts";
import { toStaffView } from "../../core/views/applications.ts";
import { factsOf, latest, report } from "../reporting/expect-same-sums.ts";
import { randomWays } from "../reporting/histories.ts";
import { aRecord, aRecordOfBefore, theNik } from "../support/records.ts";

const isField = (name: string): name is PersonFieldName => (personFieldNames as string[]).includes(name);

const seenBy = (role: Role, record = aRecord()): Record<string, unknown> => ({
  ...toStaffView(record, theNik, [role], { required: [] }),
});

describe("what staff see of a record", () => {
  /** What stands in a record and is shown to nobody, or under another name. */
  const shownToNobody = [
    ...["person", "audit", "language", "appliedOn", "registry", "canTake", "dataRequests"],
    ...["countedAs", "handovers"],
  ];
  const hiddenFrom: Partial<Record<Role, string[]>> = {
    trainer: ["appeals"],
    storekeeper: [
      ...["functioning", "disabilities", "accommodations", "assessment", "motivation", "helper"],
      ...["progress", "registryChecks", "appeals"],
    ],
  };

  test.each(roles)("a %s sees what the contract says, field by field", (role) => {
    const hidden = [...shownToNobody, ...(hiddenFrom[role] ?? [])];
    // Of fields that were asked later their declarations say it.
    const isLater = (name: string) => isField(name) && fieldNamed(name).before !== askedFromTheFirst;
    const expected = Object.keys(aRecord()).filter(
      (name) =>
        !hidden.includes(name) && !(isField(name) && isLater(name) && !seesField(fieldNamed(name), [role])),
    );
    const added = ["missingDocuments", "attendance", "allowedActions"];
    expect(Object.keys(seenBy(role)).sort()).toEqual([...expected, ...added].sort());
  });

  test("a NIK is whole for a verifier and a manager, masked for everyone else", () => {
    for (const role of roles)
      expect([role, seenBy(role).nik]).toEqual([
        role,
        role === "verifier" || role === "manager" ? theNik : "************0001",
      ]);
  });

  test("of the history a storekeeper sees no notes, and of documents nobody when they were granted", () => {
    expect(JSON.stringify(seenBy("storekeeper"))).not.toContain("pindah rumah");
    expect(JSON.stringify(seenBy("trainer"))).toContain("pindah rumah");
    for (const role of roles) expect(JSON.stringify(seenBy(role))).not.toContain("grantedAt");
  });

  test("whoever holds several roles sees what one of them may", () => {
    const both = toStaffView(aRecord(), theNik, ["storekeeper", "assessor"], { required: [] });
    expect(both).toEqual(toStaffView(aRecord(), theNik, ["assessor"], { required: [] }));
  });

  test("an attribute that nobody declared reaches nobody", () => {
    const record = Object.assign(aRecord(), { shoeSize: "42" });
    for (const role of roles) expect(seenBy(role, record)).not.toHaveProperty("shoeSize");
  });

  test("a record that was made before a field was asked is shown with every field", () => {
    for (const role of roles)
      expect(Object.keys(seenBy(role, aRecordOfBefore())).sort()).toEqual(Object.keys(seenBy(role)).sort());
  });
});

describe("what erasure leaves of a record", () => {
  const erased = eraseApplication(aRecord(), "r2", "2026-11-24T03:00:00.000Z");

  test("is what the declarations name, and nothing that tells who it was", () => {
    expect(erased).toEqual({
      ...aRecord(),
      fullName: "(dihapus)",
      nik: "",
      person: "",
      countedAs: "0123456789abcdef",
      erasedAt: "2026-11-24T03:00:00.000Z",
      birthDate: "2001-11-20",
      phone: "",
      email: null,
      address: { regency: "64.72", district: "", village: null, street: "" },
      functioning: {},
      accommodations: [],
      motivation: "",
      helper: null,
      consent: { version: "2026-11", givenBy: "guardian", guardianName: undefined },
      flags: [],
      documents: [],
      registryChecks: [],
      reasons: [],
      history: aRecord().history.map(({ at, status }) => ({ at, status })),
      assessment: {
        ...aRecord().assessment,
        suitability: [{ skill: "sewing", fit: "fits", note: "" }],
        accommodations: [],
      },
      progress: [
        { unit: "Menjahit lurus", level: "basic", on: "2026-11-20", at: expect.any(String), by: "t" },
      ],
      appeals: [
        { appealId: "p1", against: "rejected", text: "", at: expect.any(String), state: "dismissed" },
      ],
      dataRequests: [
        { ...aRecord().dataRequests?.[0], text: undefined, answeredAt: "2026-11-24T03:00:00.000Z" },
        { ...aRecord().dataRequests?.[1], text: undefined, answeredAt: "2026-11-24T03:00:00.000Z" },
      ],
    });
    expect(JSON.stringify(erased)).not.toMatch(/Siti|Merdeka|Budi|Ibu Contoh|555/);
  });

  test("no attribute survives that nobody declared", () => {
    const record = Object.assign(aRecord(), { shoeSize: "42" });
    expect(eraseApplication(record, "r2", erased.erasedAt as string)).not.toHaveProperty("shoeSize");
  });

  test("can be erased again, and read by every role", () => {
    expect(eraseApplication(erased, "r2", erased.erasedAt as string)).toEqual(erased);
    for (const role of roles)
      expect(toStaffView(erased, "" as typeof theNik, [role], { required: [] })).toBeDefined();
  });

  test("every field and attribute says who sees it and what erasure leaves", () => {
    const declared = [...personFieldNames, ...Object.keys(recordAttributes)];
    expect(Object.keys(aRecord()).filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe("a report that is written again", () => {
  const erasable = ["rejected", "not-selected", "declined", "withdrawn"];

  test("says the same after erasures, also of one application of several of a person", () => {
    let erasures = 0;
    for (let seed = 0; seed < 6; seed += 1) {
      const records = randomWays(seed, 60).map(latest);
      const after = records.map((record, index) => {
        if (!erasable.includes(record.status) || index % 3 === 0) return record;
        erasures += 1;
        return eraseApplication(record, "r1", "2028-01-01T00:00:00.000Z");
      });
      for (const programme of ["skills-training", "uep"])
        for (const period of ["2026-03", "2026-Q2", "2026", "2027"])
          expect(report(programme, period, after.map(factsOf))).toEqual(
            report(programme, period, records.map(factsOf)),
          );
    }
    expect(erasures).toBeGreaterThan(50);
  });

  test("counts what was kept before a trait was counted under a code of its own, never as undefined", () => {
    const facts = randomWays(3, 40).map((way) => factsOf(latest(way)));
    for (const { column, grouping } of personTraits) {
      const older = facts.map(({ [column]: _absent, ...rest }) => rest as (typeof facts)[number]);
      const { summary, lines } = report("skills-training", "2026", older);
      expect(Object.keys(summary.by[grouping])).not.toContain("undefined");
      expect(summary.by[grouping][notAsked]?.applied).toBe(summary.totals.applied);
      expect(JSON.stringify(lines)).not.toContain("undefined");
    }
  });

  test("counts a record that was made before a field was asked as the field's declaration says", () => {
    const line = participantLine(toReportProjection(aRecordOfBefore()));
    expect(line).toHaveLength(participantLine(toReportProjection(aRecord())).length);
    expect(line.slice(0, 8)).not.toContain(undefined);
  });
});

describe("a declaration does not compile", () => {
  const education = {
    answer: oneOf(["none", "primary", "secondary"]),
    question: "education",
    section: "person",
    correction: "anew",
  } as const;
  const seen = { seenBy: ["verifier"] } as const;
  const before = { before: notAsked } as const;

  test("without who sees it, what erasure leaves, whether it is reported, what older records say", () => {
    const whole = personField({ ...education, ...seen, ...before, erasure: "remove", inReports: false });
    expect(whole.before).toBe(notAsked);
    // @ts-expect-error: nobody is said to see it
    personField({ ...education, ...before, erasure: "remove", inReports: false });
    // @ts-expect-error: nothing is said of erasure
    personField({ ...education, ...seen, ...before, inReports: false });
    // @ts-expect-error: nothing is said of reports
    personField({ ...education, ...seen, ...before, erasure: "remove" });
    // @ts-expect-error: nothing is said of records that lack it
    personField({ ...education, ...seen, erasure: "remove", inReports: false });
    // @ts-expect-error: a choice that was not asked says so, by its own code
    personField({ ...education, ...seen, before: null, erasure: "remove", inReports: false });
  });

  test("where a report would count what erasure removes", () => {
    const trait = { column: "education", grouping: "education", codes: [], of: (code: string) => code };
    const reported = { ...education, ...seen, inReports: trait } as const;
    expect(personField({ ...reported, before: askedFromTheFirst, erasure: "keep" }).erasure).toBe("keep");
    // @ts-expect-error: an earlier report would change
    personField({ ...reported, before: askedFromTheFirst, erasure: "remove" });
  });
});
