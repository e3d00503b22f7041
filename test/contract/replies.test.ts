import type { Context } from "aws-lambda";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { showApplicationRoute } from "../../core/contract/routes/applications.ts";
import { showOfficerRoute } from "../../core/contract/routes/catalogue.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { redirectEntryBroken } from "../../core/http/entry-broken.ts";
import { http } from "../../core/http/http.ts";
import { logEntryBroken, redirectLog } from "../../core/http/log.ts";
import { shapeReply } from "../../core/http/shape-reply.ts";
import { anEvent, ask } from "../support/events.ts";

const Reply = z.object({
  reference: z.string(),
  seat: z.object({ classId: z.string(), place: z.int().optional() }).optional(),
  items: z.array(z.object({ name: z.string() }).nullable()),
  counts: z.record(z.string(), z.object({ present: z.int() })),
});
const whole = {
  reference: "A",
  seat: { classId: "B" },
  items: [{ name: "C" }, null],
  counts: { d: { present: 1 } },
};
const more = { secret: "nobody declared this" };
const withMore = {
  ...whole,
  ...more,
  seat: { ...whole.seat, ...more },
  items: [{ name: "C", ...more }, null],
  counts: { d: { present: 1, ...more } },
};

describe("a reply is shaped by its schema", () => {
  test("what the schema does not name does not leave, at any depth", () => {
    expect(shapeReply(Reply, withMore)).toEqual({ shaped: whole, broken: [] });
  });

  test("nor does it where a field is missing or of another type; what is named leaves as it is", () => {
    const { reference: _reference, ...without } = withMore;
    const broken = { ...without, seat: { ...withMore.seat, classId: 7 } };
    expect(shapeReply(Reply, broken)).toEqual({
      shaped: { seat: { classId: 7 }, items: whole.items, counts: whole.counts },
      broken: ["/reference", "/seat/classId"],
    });
  });

  test("nor in the place of something else", () => {
    expect(shapeReply(Reply, { ...whole, reference: [more], seat: [more] }).shaped).toEqual({
      ...whole,
      reference: undefined,
      seat: undefined,
    });
  });

  test("so of an application neither its erasure nor the seat's own figures are told", () => {
    const seat = {
      classId: "A",
      skill: "sewing",
      venue: "BLKI",
      startsOn: "2027-01-10",
      endsOn: "2027-02-10",
    };
    const inside = { cohortId: "2026-1", offeredAt: "x", acceptedAt: "x", minimumAttendance: 0.8 };
    const shown = { ...seat, replyBy: "2026-12-01" };
    expect(
      shapeReply(showApplicationRoute.replies[200], {
        reference: "KT-0000-0000-0000",
        erasedAt: "2026-12-01T00:00:00.000Z",
        seat: { ...shown, ...inside },
      }).shaped,
    ).toEqual({ reference: "KT-0000-0000-0000", seat: shown });
  });

  test("ten thousand rows take no time that anyone would notice", () => {
    const items = Array.from({ length: 10_000 }, () => ({ name: "C", ...more }));
    const startedAt = performance.now();
    const { shaped } = shapeReply(Reply, { ...whole, items });
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect((shaped as typeof whole).items).toHaveLength(10_000);
  });
});

describe("a step that answers what its entry does not declare", () => {
  let lines: Record<string, unknown>[] = [];
  beforeEach(() => {
    lines = [];
    redirectLog((line) => lines.push(JSON.parse(line)));
    // As deployed: this file expects what every other one fails at.
    redirectEntryBroken(logEntryBroken);
  });
  const officer = { username: "ani", name: "Ani", nip: "1", office: "Dinas" };
  const answering = (reply: object) =>
    ask(
      http(showOfficerRoute).handler(async (_event, { call }) => call.respond(200, reply as typeof officer)),
      anEvent("showOfficer", { role: "manager", params: { username: "ani" } }),
      {} as Context,
    );

  test("loses nobody's act: what is declared is sent, and the log counts a fault without a value", async () => {
    const { nip: _nip, ...short } = officer;
    const reply = await answering({ ...short, office: 7, phone: "+62811" });
    expect([reply.status, reply.body]).toEqual([200, { username: "ani", name: "Ani", office: 7 }]);
    expect(lines[0]).toMatchObject({
      step: "GET /staff/officers/{username}",
      outcome: "reply-broken",
      names: ["/nip", "/office"],
      faults: 1,
    });
    expect(JSON.stringify(lines)).not.toMatch(/\+62811|Dinas|"Ani"/);
  });

  test("that only says more than is declared is no fault: it is left out", async () => {
    expect((await answering({ ...officer, phone: "+62811" })).body).toEqual(officer);
    expect(lines).toMatchObject([{ outcome: "ok", faults: 0 }]);
  });
});

/** Fails where an entry says of a field that anything may stand in it: whatever stood there would then leave. */
describe("of each field of a reply its entry says what it is", () => {
  const kindsOf = (schema: z.core.$ZodType): string[] => {
    const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
    const inner = [
      def.innerType,
      def.in,
      def.element,
      def.valueType,
      ...Object.values((def.shape as object) ?? {}),
      ...((def.options as unknown[]) ?? []),
    ].filter((each) => each !== undefined) as z.core.$ZodType[];
    return [def.type, ...inner.flatMap(kindsOf)];
  };
  // What it describes is described by OpenAPI itself.
  const routes = everyRoute.filter(([name]) => name !== "showOpenapi");

  test.each(routes)("%s", (_name, { replies }) => {
    for (const reply of Object.values(replies))
      if (reply !== "html")
        expect(kindsOf(reply).filter((kind) => kind === "any" || kind === "unknown")).toEqual([]);
  });
});
