import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countNames } from "../../core/domain/reporting/count-names.ts";
import {
  daysOf,
  Period,
  periodsEndedBefore,
  type ReportProjection,
} from "../../core/domain/reporting/report.ts";
import { startSummary } from "../../core/domain/reporting/summary.ts";
import { disabilities, sexes } from "../../core/domain/shared/codes.ts";
import { addDays, type Day, daysBetween } from "../../core/domain/shared/day.ts";
import { regencyCodes } from "../../core/domain/shared/regencies.ts";
import { csvOf } from "../../core/reports/csv.ts";
import { dueTimes } from "../../local/cron.ts";

const day = (text: string) => text as Day;

describe("a period", () => {
  test("is a month, a quarter or a year, with its first and last day", () => {
    const days = (period: string) => Object.values(daysOf(Period.parse(period)));
    expect(days("2026-11")).toEqual(["2026-11-01", "2026-11-30"]);
    expect(days("2028-02")).toEqual(["2028-02-01", "2028-02-29"]);
    expect(days("2026-Q1")).toEqual(["2026-01-01", "2026-03-31"]);
    expect(days("2026-Q4")).toEqual(["2026-10-01", "2026-12-31"]);
    expect(days("2026")).toEqual(["2026-01-01", "2026-12-31"]);
    for (const period of [
      "",
      "2026-13",
      "2026-00",
      "2026-Q5",
      "2026-Q0",
      "26",
      "2026-1",
      "2026-11-01",
      "0000",
      "9999",
      " 2026",
      "2026-q1",
    ])
      expect(Period.safeParse(period).success, period).toBe(false);
  });

  test("that ended yesterday is a month, with its quarter and year", () => {
    expect(periodsEndedBefore(day("2026-12-01"))).toEqual(["2026-11"]);
    expect(periodsEndedBefore(day("2026-10-01"))).toEqual(["2026-09", "2026-Q3"]);
    expect(periodsEndedBefore(day("2027-01-01"))).toEqual(["2026-12", "2026-Q4", "2026"]);
    expect(periodsEndedBefore(day("2026-12-02"))).toEqual([]);
    expect(periodsEndedBefore(day("2028-03-01"))).toEqual(["2028-02"]);
  });

  test("of each kind ends once, over many years of days", () => {
    const ended = new Map<string, number>();
    for (let today = day("2026-01-01"); today <= "2030-01-01"; today = addDays(today, 1))
      for (const period of periodsEndedBefore(today)) {
        ended.set(period, (ended.get(period) ?? 0) + 1);
        expect(addDays(daysOf(period).last, 1)).toBe(today);
      }
    expect([...ended.values()].every((times) => times === 1)).toBe(true);
    // The December before, with its quarter and year, and four years of twelve months, four quarters and a year.
    expect(ended.size).toBe(3 + 4 * 17);
  });
});

describe("what falls due", () => {
  const times = (cron: string, after: string, until: string) => [...dueTimes(cron, after, until)];

  test("on the first of each month at six in Kalimantan Timur is the evening before in UTC", () => {
    expect(times("cron(0 6 1 * ? *)", "2026-11-24T00:00:00.000Z", "2027-01-31T00:00:00.000Z")).toEqual([
      "2026-11-30T22:00:00.000Z",
      "2026-12-31T22:00:00.000Z",
    ]);
  });

  test("is due once: after its own moment it is not due again", () => {
    expect(times("cron(0 6 1 * ? *)", "2026-11-30T21:59:59.999Z", "2026-11-30T22:00:00.000Z")).toHaveLength(
      1,
    );
    expect(times("cron(0 6 1 * ? *)", "2026-11-30T22:00:00.000Z", "2026-12-01T22:00:00.000Z")).toEqual([]);
    expect(times("cron(0 6 1 * ? *)", "2026-12-05T00:00:00.000Z", "2026-12-01T22:00:00.000Z")).toEqual([]);
  });

  test("by lists, ranges and steps", () => {
    const over = (cron: string) => times(cron, "2026-11-23T16:00:00.000Z", "2026-11-24T16:00:00.000Z").length;
    expect(over("cron(0/15 * * * ? *)")).toBe(96);
    expect(over("cron(*/30 8-9 * * ? *)")).toBe(4);
    expect(over("cron(0 8,12 24 11 ? 2026)")).toBe(2);
    expect(over("cron(0 8 24 12 ? *)")).toBe(0);
  });

  test("however the time until then is cut, the same times come", () => {
    const [from, to] = ["2026-01-01T00:00:00.000Z", "2027-06-01T00:00:00.000Z"];
    const whole = times("cron(0 6 1 * ? *)", from, to);
    fc.assert(
      fc.property(fc.integer({ min: Date.parse(from), max: Date.parse(to) }), (cut) => {
        const at = new Date(cut).toISOString();
        expect([...times("cron(0 6 1 * ? *)", from, at), ...times("cron(0 6 1 * ? *)", at, to)]).toEqual(
          whole,
        );
      }),
      { numRuns: 10 },
    );
  });

  test("by what the local run does not understand is said, not passed over", () => {
    for (const cron of ["rate(5 minutes)", "cron(0 6 1 *)", "cron(0 6 ? * MON *)"])
      expect(() => times(cron, "2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z")).toThrow();
  });
});

describe("the sums of a report", () => {
  const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day("2026-01-01"), days));
  const facts = fc
    .record({
      cohortId: fc.constantFrom("a", "b", "constructor"),
      regency: fc.constantFrom(...regencyCodes),
      sex: fc.constantFrom(...sexes),
      ageBand: fc.constantFrom("15-24", "25-34"),
      disabilities: fc.subarray([...disabilities], { minLength: 1 }),
      wished: fc.constantFrom("sewing", "security"),
      taught: fc.option(fc.constantFrom("sewing", "ac-repair"), { nil: undefined }),
      applied: someDay,
      verified: fc.option(fc.nat(60), { nil: undefined }),
      decided: fc.option(fc.nat(90), { nil: undefined }),
      rejected: fc.boolean(),
    })
    .map(({ applied, verified, decided, rejected, wished, taught, ...rest }, index?: number) => {
      const statuses: ReportProjection["statuses"] = [["submitted", applied]];
      const on: ReportProjection["on"] = { applied: [applied] };
      const add = (
        status: ReportProjection["statuses"][number][0],
        count: (typeof countNames)[number],
        after: number,
      ) => {
        const when = addDays(applied, after);
        statuses.push([status, when]);
        on[count] = [when];
      };
      if (verified !== undefined) add("verified", "verified", verified);
      if (decided !== undefined) {
        if (rejected) add("rejected", "rejected", (verified ?? 0) + decided);
        else add("offered", "selected", (verified ?? 0) + decided);
      }
      return {
        ...rest,
        reference: `KT-${index}`,
        person: "",
        programme: "skills-training",
        skills: { wished, ...(taught && on.selected ? { taught } : {}) },
        statuses,
        on,
        activities: {},
      } as ReportProjection;
    });
  const everybody = fc
    .array(facts, { maxLength: 60 })
    .map((all) =>
      all.map((each, index) => ({ ...each, person: `person-${index}`, reference: `KT-${index}` })),
    );
  const period = fc.constantFrom("2026-03", "2026-Q1", "2026", "2026-11").map((text) => Period.parse(text));

  const summaryOf = (all: readonly ReportProjection[], over: Period) => {
    const summary = startSummary("skills-training", over, []);
    for (const each of all) summary.add(each);
    return summary.finish();
  };

  test("are those of a second, simple count", () => {
    fc.assert(
      fc.property(everybody, period, (all, over) => {
        const { first, last } = daysOf(over);
        const within = (on: Day | undefined) => on !== undefined && on >= first && on <= last;
        const summary = summaryOf(all, over);
        for (const name of countNames) {
          const counted = all.filter(({ on }) => within(on[name]?.[0]));
          expect(summary.totals[name]).toBe(counted.length);
          for (const code of regencyCodes)
            expect(summary.by.regency[code]?.[name]).toBe(
              counted.filter(({ regency }) => regency === code).length,
            );
          for (const disability of disabilities)
            expect(summary.by.disability[disability]?.[name]).toBe(
              counted.filter((each) => each.disabilities.includes(disability)).length,
            );
          for (const cohort of ["a", "b", "constructor"])
            expect(summary.by.cohort[cohort]?.[name] ?? 0).toBe(
              counted.filter(({ cohortId }) => cohortId === cohort).length,
            );
          for (const skill of ["sewing", "security", "ac-repair"]) {
            const early = ["applied", "verified", "rejected"].includes(name);
            const of = counted.filter(
              ({ skills }) => (early ? skills.wished : (skills.taught ?? skills.wished)) === skill,
            );
            expect(summary.by.skill[skill]?.[name] ?? 0).toBe(of.length);
          }
        }
        const waits = all
          .flatMap(({ on }) => {
            const [decided] = on.rejected ?? on.selected ?? [];
            return decided && within(decided) ? [daysBetween(on.applied?.[0] as Day, decided)] : [];
          })
          .sort((a, b) => a - b);
        const rank = (share: number) => waits[Math.ceil(share * waits.length) - 1] ?? null;
        expect(summary.waits.decision).toMatchObject({ median: rank(0.5), p90: rank(0.9) });
        const { days } = summary.waits.decision;
        expect(
          Object.entries(days).flatMap(([length, people]) => Array(people).fill(Number(length))),
        ).toEqual(waits);
      }),
      { numRuns: 20 },
    );
  });

  test("are the same bytes in whatever order the applications come", () => {
    fc.assert(
      fc.property(everybody, period, (all, over) => {
        expect(JSON.stringify(summaryOf(all.toReversed(), over))).toBe(JSON.stringify(summaryOf(all, over)));
      }),
      { numRuns: 10 },
    );
  });

  test("of months add up to their quarter, and of quarters to the year", () => {
    fc.assert(
      fc.property(everybody, (all) => {
        const totals = (text: string) => summaryOf(all, Period.parse(text)).totals;
        const sum = (parts: string[], name: (typeof countNames)[number]) =>
          parts.reduce((total, part) => total + totals(part)[name], 0);
        for (const name of countNames) {
          expect(totals("2026-Q1")[name]).toBe(sum(["2026-01", "2026-02", "2026-03"], name));
          expect(totals("2026")[name]).toBe(sum(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], name));
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe("a cell of a table", () => {
  const cellOf = (text: string) => csvOf([[text]]).slice(1, -2);

  test("that a spreadsheet would run is text, and a telephone number stays one", () => {
    for (const text of ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1", "+62-812=1", "-", "+"])
      expect(cellOf(text).replace(/^"/, ""), text).toMatch(/^'/);
    for (const text of ["+6281255550101", "+62 812 5555 0101", "-5", "Siti", "a=b", "'x"])
      expect(cellOf(text)).toBe(text);
  });

  test("that holds a mark of the format is quoted", () => {
    expect(cellOf('a;b"c')).toBe('"a;b""c"');
    expect(cellOf("a\r\nb")).toBe('"a\r\nb"');
    expect(cellOf('=a;"b"')).toBe(`"'=a;""b"""`);
    expect(cellOf("\r=1")).toBe(`"'\r=1"`);
  });

  test("and its table begin with the byte order mark and end their lines with CRLF", () => {
    expect(
      csvOf([
        ["a", 1],
        ["b", 2],
      ]),
    ).toBe("\ufeffa;1\r\nb;2\r\n");
  });

  test("never begins with what would be run, and reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n;\"'a 1,é"), maxLength: 12 }), (text) => {
        const cell = cellOf(text);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read === text || read === `'${text}`).toBe(true);
        expect(/^[=@\t\r]/.test(read)).toBe(false);
        if (/^[+-]/.test(read)) expect(read).toMatch(/^[+-]\d[\d ]*$/);
      }),
    );
  });
});
