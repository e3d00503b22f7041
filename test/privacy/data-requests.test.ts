import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRequestId } from "../../core/domain/privacy/data-request.ts";
import { answerDataRequest, requestData } from "../../core/domain/privacy/data-request-rules.ts";
import { canBeErased, eraseApplication } from "../../core/domain/privacy/erasure.ts";
import { statuses } from "../../core/domain/shared/codes.ts";
import { ageOn, type Day } from "../../core/domain/shared/day.ts";
import { newReference } from "../../core/domain/shared/reference.ts";
import { aForm } from "../support/forms.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta();
const reference = newReference(new Uint8Array(11).fill(7));
const fingerprint = "0123456789abcdef0123456789abcdef";
const whole = (more: object = {}) =>
  anApplication({ ...aForm(), reference, person: fingerprint, appliedOn: "2026-11-20", flags: [], ...more });
const ask = (kind: "copy" | "erasure" | "restriction", more: object = {}) =>
  requestData(whole(more), { kind, text: undefined }, meta);

describe("a request for one's own data", () => {
  test("is answered within three days; asked again meanwhile it is the same request", () => {
    const { request, change } = ask("copy");
    expect(Date.parse(request.answerBy) - Date.parse(request.at)).toBe(3 * 24 * 3_600_000);
    const again = requestData(change?.after ?? whole(), { kind: "copy", text: "Lagi" }, meta);
    expect(again).toEqual({ request, change: undefined });
  });

  test("is found by its id, in any way of writing it", () => {
    const { request } = ask("copy");
    const typed = request.requestId.toLowerCase();
    expect(readRequestId(typed)).toEqual({ reference, requestId: request.requestId });
    for (const wrong of ["", "-1", reference, `${reference}-`, `${reference}-12345`])
      expect(readRequestId(wrong)).toBeUndefined();
  });

  test("is answered once", () => {
    const { request, change } = ask("copy");
    const answered = answerDataRequest(change?.after ?? whole(), request.requestId, "Terlampir.", meta);
    expect(answered.request).toMatchObject({ note: "Terlampir.", answeredBy: meta.actor });
    expectRefusal(
      () => answerDataRequest(answered.change.after, request.requestId, "x", meta),
      "already-answered",
    );
    expectRefusal(
      () => answerDataRequest(answered.change.after, `${reference}-9`, "x", meta),
      "unknown-record",
    );
  });

  test("to erase erases who ended without training, and restricts everybody else", () => {
    for (const status of statuses) {
      const { request, change } = ask("erasure", { status });
      const { after } = answerDataRequest(change?.after ?? whole(), request.requestId, "Sudah.", meta).change;
      expect([status, after.erasedAt !== undefined]).toEqual([status, canBeErased({ status })]);
      expect([status, after.restricted === true]).toEqual([status, !canBeErased({ status })]);
    }
  });
});

describe("an erasure", () => {
  test("leaves nothing that a person typed or that names them, and the regency, sex and disability that are counted", () => {
    const before = whole({ status: "rejected", nik: "sealed", goal: "own-business" });
    const after = eraseApplication(before, `${reference}-1`, meta.occurredAt);
    const text = JSON.stringify(after);
    for (const typed of [
      before.fullName,
      before.phone,
      before.motivation,
      before.address.street,
      before.birthDate,
      "sealed",
      fingerprint,
    ]) {
      expect(typed.length).toBeGreaterThan(3);
      expect(text).not.toContain(typed);
    }
    expect(after).toMatchObject({ sex: before.sex, disabilities: before.disabilities, reference });
    expect(after.address.regency).toBe(before.address.regency);
  });

  test("leaves a day of birth that is not the person's, in the same band of ages", () => {
    // Bands of a report begin at 15, 25, 35, …
    const bandOf = (day: Day) => Math.floor((ageOn(day, whole().appliedOn) - 5) / 10);
    const birthDate = fc
      .date({ min: new Date("1955-01-01"), max: new Date("2011-11-19"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(birthDate, (day) => {
        const before = whole({ birthDate: day });
        const after = eraseApplication(before, `${reference}-1`, meta.occurredAt);
        expect(bandOf(after.birthDate)).toBe(bandOf(before.birthDate));
        expect(after.birthDate.slice(5)).toBe(before.appliedOn.slice(5));
      }),
    );
  });
});
