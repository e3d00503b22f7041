import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Route } from "../../core/contract/route.ts";
import { everyRoute, type RouteName } from "../../core/contract/routes.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { readInput } from "../../core/http/middlewares/input.ts";
import { describeProblem } from "../../core/http/problem.ts";
import { anEvent } from "../support/events.ts";
import { exampleOf } from "../support/examples.ts";
import { placesIn, pointerTo, valueAt, withAt } from "../support/spoiled.ts";

/** An empty body has no place for anything else: that is for the tests of unknown fields. */
const withBody = everyRoute.filter(([name, { body }]) => body && placesIn(exampleOf(name)).length > 0);

const params = ({ path }: Route): Record<string, string> => {
  const good: Record<string, string> = { date: "2026-11-20", kind: "application" };
  return Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, good[name] ?? "none"]),
  );
};

/** What was read, or the pointers of what was refused; anything else that is thrown is a fault. */
const read = (name: RouteName, route: Route, text: string) => {
  try {
    return { body: readInput(route, anEvent(name, { params: params(route), body: text })).body };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = describeProblem(error.code, "en", { fields: error.fields });
    expect(problem.status).toBe(400);
    for (const { detail } of problem.errors ?? []) expect(detail).not.toMatch(/^$|[{}]/);
    return { pointers: error.fields.map(({ pointer }) => pointer) };
  }
};

/** Anything that JSON can say, and some that JavaScript makes of it. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("\ud800", "\0", "__proto__", "2026-02-31", "9".repeat(30), 2 ** 53, -0, 1e308, null),
  fc.dictionary(fc.constantFrom("__proto__", "constructor", "a", "toString"), fc.nat()),
);

/** How many forms of each route; `npm run test:long` tries more. */
export const testReading = (numRuns: number): void => {
  describe("a good request with anything else at one place", () => {
    test.each(withBody)(
      "of %s is read, or refused at that place or at one that goes with it",
      (name, route) => {
        const good = exampleOf(name);
        const places = placesIn(good);
        fc.assert(
          fc.property(fc.constantFrom(...places), anything, (path, value) => {
            const { pointers } = read(name, route, JSON.stringify(withAt(good, path, value)));
            if (!pointers) return;
            expect(pointers.length).toBeGreaterThan(0);
            const sameKind = typeof value === typeof valueAt(good, path);
            const here = pointers.some(
              (each) => each.startsWith(pointerTo(path)) || pointerTo(path).startsWith(each),
            );
            // A good value may break a rule that another field is blamed for: an end before its start.
            expect(here || sameKind, `${pointerTo(path)} ${JSON.stringify(value)} ${pointers}`).toBe(true);
          }),
          { numRuns },
        );
      },
    );

    test.each(withBody)("of %s is read the same again once it was read", (name, route) => {
      const good = exampleOf(name);
      fc.assert(
        fc.property(fc.constantFrom(...placesIn(good)), anything, (path, value) => {
          const { body } = read(name, route, JSON.stringify(withAt(good, path, value)));
          if (body === undefined) return;
          const text = JSON.stringify(body);
          // A reference is looked up as it was typed, and stored nowhere.
          if (path.at(-1) === "reference") return;
          // Nothing that cannot be stored was let in: no lone surrogate, no control character.
          expect(text.isWellFormed() && !/\\ud[89a-f]|\\u00[01]|\ufffd/i.test(text)).toBe(true);
          expect(JSON.stringify(read(name, route, text).body)).toBe(text);
        }),
        { numRuns },
      );
    });
  });

  test("a body of any text is read, refused, or said to be no JSON", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...withBody),
        fc.oneof(fc.string({ unit: "binary" }), fc.json()),
        ([name, route], text) => {
          try {
            read(name, route, text);
          } catch (error) {
            expect((error as { refusal?: string }).refusal).toBe("unreadable-body");
          }
        },
      ),
      { numRuns: numRuns * 4 },
    );
  });

  test("a form of any fields is read or refused", () => {
    const forms = withBody.filter(([, { form }]) => form);
    const names = fc.oneof(
      fc.constantFrom(
        "fullName",
        "skills",
        "address",
        "address.regency",
        "birthDate",
        "birthDate.day",
        "__proto__.x",
        "constructor",
        "a.b.c",
        ".",
        "",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.array(fc.tuple(names, fc.string({ unit: "binary" })), { maxLength: 8 }),
        ([name, route], fields) => {
          const event = anEvent(name, {
            params: params(route),
            body: new URLSearchParams(fields).toString(),
            headers: { "content-type": "application/x-www-form-urlencoded" },
          });
          try {
            readInput(route, event);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
          expect(({} as { x?: unknown }).x).toBeUndefined();
        },
      ),
      { numRuns: numRuns * 4 },
    );
  });
};
