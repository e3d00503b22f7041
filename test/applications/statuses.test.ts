import { describe, expect, test } from "vitest";
import { findActionName, statusesAllowing } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import type { ApplicationIn } from "../../core/domain/applications/application.ts";
import { moved } from "../../core/domain/applications/lifecycle.ts";
import {
  canMove,
  moveBetween,
  moveNames,
  moves,
  statusesLeftBy,
} from "../../core/domain/applications/moves.ts";
import { isActive, statusTable } from "../../core/domain/applications/statuses.ts";
import type { Seat } from "../../core/domain/selection/seat.ts";
import { type Status, statuses } from "../../core/domain/shared/codes.ts";
import type { Day } from "../../core/domain/shared/day.ts";

const statusesWhere = (holds: (status: Status) => boolean) => statuses.filter(holds);

describe("the table of moves", () => {
  test("no two moves lead from the same state to the same: a history tells which one was made", () => {
    for (const name of moveNames)
      for (const from of moves[name].from)
        expect([from, moveBetween(from, moves[name].to)]).toEqual([from, name]);
  });

  test("every status but the first is come to by a move, and every active one is left by one", () => {
    const reached = moveNames.map((name): Status => moves[name].to);
    expect(statuses.filter((status) => !reached.includes(status))).toEqual([]);
    const stuck = (status: Status) => !moveNames.some((name) => canMove(name, status));
    expect(statuses.filter((status) => isActive(status) && stuck(status))).toEqual([]);
  });
});

describe("the table of statuses agrees with the moves", () => {
  test("what an appeal may be filed against is what an upheld one takes back", () => {
    expect(statusesWhere((status) => statusTable[status].upheldBy !== undefined)).toEqual(
      statusesWhere((status) =>
        statusesLeftBy(["upholdRejection", "upholdSeat", "upholdDropOut"]).includes(status),
      ),
    );
  });

  test("what a manager reopens is what the reopening moves leave", () => {
    for (const status of statuses) {
      const { reopenedBy } = statusTable[status];
      if (reopenedBy) expect([status, canMove(reopenedBy, status)]).toEqual([status, true]);
    }
  });

  test("a sealed selection passes over whoever it may still reject, and ranks whoever was assessed", () => {
    expect(statusesWhere((status) => statusTable[status].uponSealing !== "untouched")).toEqual(
      statusesWhere((status) => canMove("rejectUnselected", status)),
    );
    expect(statusesWhere((status) => statusTable[status].uponSealing === "ranked")).toEqual(
      statusesLeftBy(["offerSeat", "waitlist"]),
    );
  });

  test("nothing is erased of an application that goes on, nor of one with papers of a training", () => {
    for (const status of statuses) {
      const { training, isErasable } = statusTable[status];
      expect([status, isErasable]).toEqual([status, !isActive(status) && training === "none"]);
    }
  });
});

describe("the routes and the moves", () => {
  test("a route says the moves that it makes, or the states in which it is allowed, never both", () => {
    const both = everyRoute
      .filter(([, route]) => route.moves && route.allowedInStatuses)
      .map(([name]) => name);
    expect(both).toEqual([]);
  });

  test("an action is allowed in the states that its moves leave", () => {
    const allowed = (wanted: string) =>
      everyRoute.flatMap(([, route]) => (findActionName(route) === wanted ? statusesAllowing(route) : []));
    expect(allowed("verification")).toEqual(["submitted"]);
    expect(allowed("reopening")).toEqual(["verified", "assessed", "completed"]);
    expect(allowed("completion")).toEqual(["enrolled"]);
    expect(allowed("certificate")).toEqual(["completed", "equipped"]);
    expect(allowed("decision")).toEqual([]);
  });
});

describe("a move", () => {
  const meta = { actor: "manager", occurredAt: "2026-11-24T02:00:00.000Z" };
  const seat = { classId: "A", skill: "sewing" } as Seat;
  const enrolled = {
    status: "enrolled",
    version: 1,
    history: [],
    seat,
  } as unknown as ApplicationIn<"enrolled">;

  test("is given what the state that it enters requires: without it, it does not compile", () => {
    // @ts-expect-error: who completed a training has a completion
    moved(enrolled, "complete", {}, meta, "complete-training");
    // @ts-expect-error: who is offered a seat has one
    expect(() => moved(enrolled, "offerSeat", {}, meta, "offer-seat")).toThrow("already-selected");
    // @ts-expect-error: one of these two requires reasons
    expect(() => moved(enrolled, "accept" as "accept" | "reject", {}, meta, "verify")).toThrow(
      "not-submitted",
    );
  });

  test("need not be given what every state that it leaves has", () => {
    const completion = {
      on: "2026-11-24" as Day,
      result: "completed",
      code: "7F3K9Q2M4XTD",
      at: meta.occurredAt,
      by: "manager",
    } as const;
    const { after, move } = moved(enrolled, "complete", { completion }, meta, "complete-training");
    expect([move, after.status, after.seat.skill, after.completion.code]).toEqual([
      "complete",
      "completed",
      "sewing",
      "7F3K9Q2M4XTD",
    ]);
  });
});
