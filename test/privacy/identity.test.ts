import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Nik } from "../../core/domain/shared/nik.ts";
import { createIdentity } from "../../core/storage/items/identity.ts";

const secret = (digit: string) => async () => JSON.stringify({ key: digit.repeat(64) });
const identity = createIdentity(secret("a"));
const nik = "6472014507980003" as Nik;
const reference = "KT-7F3K-9Q2M-4XTD";

describe("a sealed NIK", () => {
  test("opens for its own reference, and holds no digit of it in clear", async () => {
    const sealed = await identity.seal(nik, reference);
    expect(await identity.open(sealed, reference)).toBe(nik);
    expect(sealed).not.toContain(nik.slice(0, 6));
    expect(Buffer.from(sealed.split(".")[1] ?? "", "base64url").toString("latin1")).not.toContain(
      nik.slice(-4),
    );
  });

  test("of one person differs each time, so that equal ones cannot be told", async () => {
    const seals = await Promise.all(Array.from({ length: 50 }, () => identity.seal(nik, reference)));
    expect(new Set(seals).size).toBe(50);
    expect(new Set(seals.map((seal) => seal.length)).size).toBe(1);
  });

  test("does not open for another reference, with another key, or with any bit changed", async () => {
    const sealed = await identity.seal(nik, reference);
    await expect(identity.open(sealed, "KT-0000-0000-0000")).rejects.toThrow();
    await expect(createIdentity(secret("b")).open(sealed, reference)).rejects.toThrow();
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        await expect(
          identity.open(`v1.${changed.toString("base64url")}` as never, reference),
        ).rejects.toThrow();
      }),
    );
    for (const wrong of ["", "v1.", "v2.abc", sealed.slice(0, 30), "v1.AAAA"])
      await expect(identity.open(wrong as never, reference)).rejects.toThrow();
  });
});

describe("the mark of a person", () => {
  test("is the same for one NIK, another for another, and another under another key", async () => {
    expect(await identity.fingerprintOf(nik)).toBe(await createIdentity(secret("a")).fingerprintOf(nik));
    expect(await identity.fingerprintOf("6472014507980004" as Nik)).not.toBe(
      await identity.fingerprintOf(nik),
    );
    expect(await createIdentity(secret("b")).fingerprintOf(nik)).not.toBe(await identity.fingerprintOf(nik));
  });

  test("is never that of an address of the same digits", async () => {
    expect(await identity.markAddress(nik)).not.toBe(await identity.fingerprintOf(nik));
  });
});

test("the secret is asked for once, and again where that failed", async () => {
  let asked = 0;
  const { fingerprintOf } = createIdentity(async () => {
    asked += 1;
    if (asked === 1) throw new Error("not now");
    return JSON.stringify({ key: "c".repeat(64) });
  });
  await expect(fingerprintOf(nik)).rejects.toThrow("not now");
  await Promise.all(Array.from({ length: 10 }, () => fingerprintOf(nik)));
  expect(asked).toBe(2);
});

test("a secret that holds no key seals nothing", async () => {
  for (const text of ["", "{}", '{"key":"abc"}', `{"key":"${"A".repeat(64)}"}`, "null"])
    await expect(createIdentity(async () => text).seal(nik, reference)).rejects.toThrow();
});
