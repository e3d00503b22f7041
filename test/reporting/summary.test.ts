import { describe, expect, test } from "vitest";
import type { Application } from "../../core/domain/applications/application.ts";
import {
  daysOf,
  type Period,
  projectionAsOf,
  type ReportProjection,
  toReportProjection,
} from "../../core/domain/reporting/report.ts";
import { addDays, type Day, startOf } from "../../core/domain/shared/day.ts";
import { expectSameSums, factsOf, latest, report } from "./expect-same-sums.ts";
import { randomWays, type Way } from "./histories.ts";

describe("the sums of a report", () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    "are those of a second, naive count of what happened (seed %i)",
    expectSameSums,
  );

  test("do not depend on the order in which applications are read", () => {
    const facts = randomWays(1, 80).map((way) => factsOf(latest(way)));
    const { summary } = report("skills-training", "2026", facts);
    expect(report("skills-training", "2026", facts.toReversed()).summary).toEqual(summary);
  });

  test("stay what they were when later things are recorded: nothing of a period changes after it", () => {
    for (let seed = 100; seed < 105; seed += 1)
      for (const period of ["2026-03", "2026-Q2", "2026"]) {
        const { last } = daysOf(period as Period);
        const written = startOf(addDays(last, 1));
        // What is recorded for the period afterwards, or takes something of it back, does change it.
        const ways = randomWays(seed, 60).filter(
          ({ happenings }) =>
            !happenings.some(
              ({ on, at, takenBackAt = "" }) => on <= last && (at >= written || takenBackAt >= written),
            ),
        );
        const before = ways.flatMap(({ records }) => {
          const standing = records.findLast(({ at }) => at < written);
          return standing ? [factsOf(standing.application)] : [];
        });
        const after = ways.map((way) => factsOf(latest(way)));
        expect(before.length).toBeGreaterThan(0);
        for (const programme of ["skills-training", "uep"])
          expect(report(programme, period, after)).toEqual(report(programme, period, before));
      }
  });
});

describe("a person who applied twice in the period", () => {
  const [first] = randomWays(3, 1);
  const once = {
    ...factsOf((first as Way).records[0]?.application as Application),
    programme: "skills-training",
    cohortId: "2026-1",
    person: "somebody",
    statuses: [["submitted", "2026-03-02" as Day]] as ReportProjection["statuses"],
    on: { applied: ["2026-03-02" as Day] },
  };
  const again = { ...once, reference: "KT-0000-0000-0002", cohortId: "2026-2" };

  test("is counted once in the totals and once in each cohort, with a line for each application", () => {
    const { summary, lines } = report("skills-training", "2026-03", [once, again]);
    expect(summary.totals.applied).toBe(1);
    expect(summary.by.regency[once.regency]?.applied).toBe(1);
    expect(summary.by.cohort["2026-1"]?.applied).toBe(1);
    expect(summary.by.cohort["2026-2"]?.applied).toBe(1);
    expect(lines).toHaveLength(2);
  });

  test("whose data were erased is nobody's second application", () => {
    const erased = { ...latest(first as Way), person: "" } as Application;
    expect(toReportProjection(erased).person).toBe(erased.reference);
  });
});

describe("an application as of a day", () => {
  test("knows nothing that came later", () => {
    for (const way of randomWays(7, 60)) {
      const facts = factsOf(latest(way));
      for (const day of ["2026-03-31", "2026-09-30", "2027-03-31"] as Day[]) {
        const asOf = projectionAsOf(facts, day);
        const later =
          JSON.stringify(asOf)
            .match(/20\d\d-\d\d-\d\d/g)
            ?.filter((each) => each > day) ?? [];
        expect(later).toEqual([]);
        if (!asOf.on.equipped) expect(asOf.toolkitValue).toBeUndefined();
      }
    }
  });
});
