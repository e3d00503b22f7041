import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRulesBroken } from "../../core/domain/applications/eligibility.ts";
import { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import { foundingProgrammes } from "../../core/domain/catalogue/founding.ts";
import { addDays, addMonths, ageOn, Day, dayOf, daysBetween, startOf } from "../../core/domain/shared/day.ts";
import { flagNik, maskNik, Nik } from "../../core/domain/shared/nik.ts";
import { Telephone } from "../../core/domain/shared/telephone.ts";
import { aForm, aNik } from "../support/forms.ts";

const day = (text: string) => Day.parse(text);

describe("the NIK", () => {
  const nik = (text: string) => Nik.parse(text);
  const person = { birthDate: day("1998-07-05"), sex: "female" as const, address: { regency: "64.72" } };
  const fields = (text: string, more: object = {}) =>
    flagNik(nik(text), { ...person, ...more }).map(({ field }) => field);

  test("is sixteen digits, however they are set apart", () => {
    for (const typed of [
      "6472014507980003",
      " 6472 0145 0798 0003 ",
      "64.72.01.450798.0003",
      "6472-0145-0798-0003",
      "\u202a6472014507980003\u202c",
    ])
      expect(Nik.parse(typed)).toBe("6472014507980003");
    for (const typed of [
      "",
      "647201450798000",
      "64720145079800033",
      "647201450798000X",
      "٦٤٧٢٠١٤٥٠٧٩٨٠٠٠٣",
      "6472014507980003;",
    ])
      expect(Nik.safeParse(typed).success, typed).toBe(false);
  });

  test("of a woman holds her day of birth and forty", () => {
    expect(fields("6472014507980003")).toEqual([]);
    expect(fields("6472010507980003")).toEqual(["sex"]);
    expect(fields("6472010507980003", { sex: "male" })).toEqual([]);
    expect(fields("6472014507980003", { sex: "male" })).toEqual(["sex"]);
    expect(fields("6472017107980003", { birthDate: day("1998-07-31") })).toEqual([]);
    expect(fields("6472014107980003", { birthDate: day("1998-07-01") })).toEqual([]);
  });

  test("that disagrees with the birth date, in day, month or year, is a flag", () => {
    for (const text of ["6472014607980003", "6472014508980003", "6472014507990003"])
      expect(fields(text)).toEqual(["birthDate"]);
  });

  test("with a day that is none, such as 31 February, is a flag and no refusal", () => {
    for (const text of [
      "6472013102980003",
      "6472017102980003",
      "6472010000000000",
      "6472014098990003",
      "9999999999999999",
    ])
      expect(fields(text)).toContain("birthDate");
  });

  test("with a region of old, outside the province of today, is a flag for the address alone", () => {
    for (const region of ["640401", "640501", "640601", "641001", "647301", "317101"])
      expect(fields(aNik({ region, serial: 3 }))).toEqual(["address"]);
  });

  test("is flagged without a digit of it", () => {
    for (const { detail } of flagNik(nik("3171010101700009"), person)) expect(detail).not.toMatch(/\d/);
  });

  test("is masked but for its last four digits", () => {
    expect(maskNik(nik("6472014507980003"))).toBe("************0003");
  });

  test("of whoever was born on any day agrees with it", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1930-01-01"), max: new Date("2012-12-31"), noInvalidDate: true }),
        fc.constantFrom("male" as const, "female" as const),
        (date, sex) => {
          const birthDate = day(date.toISOString().slice(0, 10));
          const flags = flagNik(nik(aNik({ birthDate, sex })), {
            birthDate,
            sex,
            address: { regency: "64.72" },
          });
          expect(flags).toEqual([]);
        },
      ),
    );
  });
});

describe("a telephone number", () => {
  test("in any Indonesian form is stored as E.164", () => {
    for (const typed of [
      "081255550101",
      "0812 5555 0101",
      "0812-5555-0101",
      "(0812) 5555.0101",
      "6281255550101",
      "+6281255550101",
      "+62 812-5555-0101",
      "+62 (0)812 5555 0101",
      "+62 0812 5555 0101",
      "0062 812 5555 0101",
      "81255550101",
      "  0812–5555–0101 ",
      "\u202a+62\u00a0812-5555-0101\u202c",
    ])
      expect(Telephone.parse(typed), JSON.stringify(typed)).toBe("+6281255550101");
    expect(Telephone.parse("(0541) 123456")).toBe("+62541123456");
    expect(Telephone.parse("021-5550101")).toBe("+62215550101");
  });

  test("of another country, of letters, too short or too long is none", () => {
    for (const typed of [
      "",
      "0812",
      "+1 202 555 0101",
      "+60123456789",
      "0812555501010101",
      "nol delapan",
      "0812x5550101",
      "++6281255550101",
      "0".repeat(40),
      "=081255550101",
      "0812 5555 0101;",
    ])
      expect(Telephone.safeParse(typed).success, typed).toBe(false);
  });

  test("reads the same once it is stored", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789+62() -"), maxLength: 20 }), (typed) => {
        const read = Telephone.safeParse(typed);
        return (
          !read.success || (/^\+62[1-9]\d{7,11}$/.test(read.data) && Telephone.parse(read.data) === read.data)
        );
      }),
    );
  });
});

describe("a day", () => {
  test("begins at midnight in Kalimantan Timur", () => {
    expect(dayOf("2026-11-24T15:59:59.999Z")).toBe("2026-11-24");
    expect(dayOf("2026-11-24T16:00:00.000Z")).toBe("2026-11-25");
    expect(startOf(day("2026-11-25"))).toBe("2026-11-24T16:00:00.000Z");
    expect(dayOf("2026-12-31T16:00:00.000Z")).toBe("2027-01-01");
    expect(dayOf("2028-02-28T20:00:00.000Z")).toBe("2028-02-29");
  });

  test("exists, or is none", () => {
    for (const text of [
      "2026-02-29",
      "2026-02-31",
      "2026-04-31",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "0000-00-00",
      "1899-12-31",
      "1900-02-29",
      "26-01-01",
      "2026-1-1",
      "2026-01-01T00:00:00Z",
      "+02026-01-01",
      " 2026-01-01",
      "２０２６-01-01",
      "",
    ])
      expect(Day.safeParse(text).success, text).toBe(false);
    for (const text of ["1900-01-01", "2000-02-29", "2028-02-29", "9999-12-31"])
      expect(Day.parse(text)).toBe(text);
  });

  const anyDay = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

  test("counted forward and back is the same day, and its distance what was counted", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        expect(dayOf(startOf(from))).toBe(from);
        expect(dayOf(new Date(Date.parse(startOf(from)) - 1).toISOString())).toBe(addDays(from, -1));
      }),
    );
  });

  test("of a later month is the same, or that month's last", () => {
    expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(day("2027-11-30"), 3)).toBe("2028-02-29");
    expect(addMonths(day("2026-12-15"), 1)).toBe("2027-01-15");
    expect(addMonths(day("2026-12-31"), 12)).toBe("2027-12-31");
  });

  test("of birth counts a year on its own day, on 29 February a day later", () => {
    const age = (born: string, on: string) => ageOn(day(born), day(on));
    expect([age("2000-07-05", "2026-07-04"), age("2000-07-05", "2026-07-05")]).toEqual([25, 26]);
    expect([age("2000-02-29", "2026-02-28"), age("2000-02-29", "2026-03-01")]).toEqual([25, 26]);
    expect(age("2000-02-29", "2028-02-29")).toBe(28);
  });
});

describe("who may take part", () => {
  const [training, uep] = foundingProgrammes;
  const on = day("2026-11-24");
  const cohort = { regencies: ["64.72" as const, "64.71" as const] };
  const broken = (more: object, programme = training, today = on) =>
    findRulesBroken(
      {
        birthDate: day("1998-07-05"),
        employment: "not-working",
        address: { regency: "64.72", district: "64.72.01", village: null, street: "x" },
        ...more,
      } as never,
      programme as never,
      cohort,
      today,
    ).map(({ rule }) => rule);

  test("is from 15 on the day of the birthday to the last day of being 64", () => {
    expect(broken({ birthDate: day("2011-11-24") })).toEqual([]);
    expect(broken({ birthDate: day("2011-11-25") })).toEqual(["productive-age"]);
    expect(broken({ birthDate: day("1961-11-25") })).toEqual([]);
    expect(broken({ birthDate: day("1961-11-24") })).toEqual(["productive-age"]);
  });

  test("does not work, where the programme says so; works irregularly at most", () => {
    expect(broken({ employment: "working" })).toEqual(["not-working"]);
    expect(broken({ employment: "irregular" })).toEqual([]);
    expect(broken({ employment: "working" }, uep)).toEqual([]);
  });

  test("lives in one of the cohort's regencies", () => {
    expect(broken({ address: { regency: "64.03" } })).toEqual(["lives-in-area"]);
    expect(broken({ address: { regency: "64.71" } })).toEqual([]);
  });

  test("is told every rule at once", () => {
    expect(
      broken({ birthDate: day("1940-01-01"), employment: "working", address: { regency: "64.11" } }),
    ).toEqual(["productive-age", "not-working", "lives-in-area"]);
  });
});

describe("the form", () => {
  test("is read once and for all: what was read reads the same", () => {
    const read = ApplicationForm.parse(aForm({ fullName: "  Siti\u0301  ", phone: "0812 5555 0101" }));
    expect(ApplicationForm.parse(read)).toEqual(read);
    expect(read.fullName).toBe("Sití");
  });

  test("takes nothing for what may be left out", () => {
    const { email: _email, helper: _helper, ...rest } = aForm();
    const { village: _village, ...address } = rest.address;
    expect(ApplicationForm.parse({ ...rest, address })).toMatchObject({
      email: null,
      helper: null,
      address: { village: null },
    });
  });

  test("holds a district of its regency and a village of its district", () => {
    const at = (address: object) => {
      const read = ApplicationForm.safeParse(aForm({ address: { ...aForm().address, ...address } }));
      return read.success ? [] : read.error.issues.map(({ path }) => path.join("/"));
    };
    expect(at({ district: "64.71.01" })).toEqual(["address/district"]);
    expect(at({ village: "64.72.02.1001" })).toEqual(["address/village"]);
    expect(at({ village: "64.72.01.1001" })).toEqual([]);
  });

  test("names each choice once", () => {
    for (const [field, value] of [
      ["disabilities", "physical"],
      ["skills", "sewing"],
      ["accommodations", "companion"],
    ] as const) {
      const read = ApplicationForm.safeParse(aForm({ [field]: [value, value] }));
      expect(read.success ? [] : read.error.issues.map(({ path }) => path.join("/"))).toEqual([`${field}/1`]);
    }
  });
});
