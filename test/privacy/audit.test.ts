import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AuditEntry,
  type AuditHead,
  appendAudit,
  auditHeadAfter,
  checkChain,
  emptyChain,
} from "../../core/domain/privacy/audit.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const said = fc.record({
  kind: fc.constant("application" as const),
  id: fc.constant("KT-0000-0000-0000"),
  at: fc.constantFrom("2026-11-24T02:00:00.000Z", "2026-11-25T02:00:00.000Z"),
  by: fc.constantFrom("applicant", "verifier", "system"),
  what: fc.constantFrom("register-applicant", "verify-application"),
  details: fc.dictionary(
    fc.constantFrom("to", "version", "why"),
    fc.oneof(fc.string(), fc.nat(), fc.boolean()),
  ),
});

const chainOf = (entries: readonly Omit<AuditEntry, "sequence" | "previous" | "hash">[]) => {
  let head: AuditHead = emptyChain;
  const chain = entries.map((each) => {
    const entry = appendAudit(head, each, sha256);
    head = auditHeadAfter(entry);
    return entry;
  });
  return { chain, head };
};
const aChain = fc.array(said, { minLength: 1, maxLength: 8 }).map(chainOf);

describe("the audit of a record", () => {
  test("is intact as it was written", () => {
    fc.assert(fc.property(aChain, ({ chain, head }) => checkChain(chain, head, sha256) === "intact"));
    expect(checkChain([], emptyChain, sha256)).toBe("intact");
  });

  test("does not depend on the order in which details were stored", () => {
    const { chain, head } = chainOf([
      { kind: "cohort", id: "c", at: "x", by: "y", what: "z", details: { a: 1, b: 2 } },
    ]);
    const turned = chain.map((entry) => ({ ...entry, details: { b: 2, a: 1 } }));
    expect(checkChain(turned, head, sha256)).toBe("intact");
  });

  test("shows a change of any field of any entry", () => {
    fc.assert(
      fc.property(aChain, fc.nat(), ({ chain, head }, at) => {
        const place = at % chain.length;
        const entry = chain[place] as AuditEntry;
        const changes: Partial<AuditEntry>[] = [
          { kind: "cohort" },
          { id: "KT-1111-1111-1111" },
          { sequence: entry.sequence + 1 },
          { at: "2030-01-01T00:00:00.000Z" },
          { by: "somebody" },
          { what: "something" },
          { details: { ...entry.details, more: 1 } },
          { previous: `${"0".repeat(63)}1` },
          { hash: sha256("another") },
        ];
        return changes.every(
          (change) => checkChain(chain.with(place, { ...entry, ...change }), head, sha256) === "broken",
        );
      }),
    );
  });

  test("tells a number from the same in text", () => {
    const { chain, head } = chainOf([
      { kind: "cohort", id: "c", at: "x", by: "y", what: "z", details: { version: 1 } },
    ]);
    const entry = chain[0] as AuditEntry;
    expect(checkChain([{ ...entry, details: { version: "1" } }], head, sha256)).toBe("broken");
  });

  test("shows an entry that is gone, at the start, between or at the end", () => {
    fc.assert(
      fc.property(
        aChain,
        fc.nat(),
        ({ chain, head }, at) => checkChain(chain.toSpliced(at % chain.length, 1), head, sha256) === "broken",
      ),
    );
  });

  test("shows two entries that changed places, one that stands twice, and one too many", () => {
    fc.assert(
      fc.property(aChain, fc.nat(), said, ({ chain, head }, at, more) => {
        const place = at % chain.length;
        const entry = chain[place] as AuditEntry;
        expect(checkChain(chain.toSpliced(place, 0, entry), head, sha256)).toBe("broken");
        expect(checkChain([...chain, appendAudit(head, more, sha256)], head, sha256)).toBe("broken");
        if (chain.length < 2) return;
        const other = chain[(place + 1) % chain.length] as AuditEntry;
        const swapped = chain.with(place, other).with((place + 1) % chain.length, entry);
        expect(checkChain(swapped, head, sha256)).toBe("broken");
      }),
    );
  });

  test("shows a chain that was written anew from some entry on, by the end that the record keeps", () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 2, maxLength: 6 }), fc.nat(), (all, at) => {
        const { head } = chainOf(all);
        const place = at % all.length;
        const forged = chainOf(
          all.with(place, { ...(all[place] as (typeof all)[number]), what: "another step" as never }),
        );
        return checkChain(forged.chain, head, sha256) === "broken";
      }),
    );
  });
});
