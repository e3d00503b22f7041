import { describe, expect, test } from "vitest";
import { statuses } from "../../core/domain/shared/codes.ts";
import { newReference } from "../../core/domain/shared/reference.ts";
import { noTally } from "../../core/domain/training/attendance.ts";
import { newCertificateCode } from "../../core/domain/training/certificate.ts";
import { officeOfToday } from "../../core/domain/training/office-as-printed.ts";
import {
  findCompletionCode,
  findHandover,
  paperFileName,
  paperKey,
} from "../../core/domain/training/paper.ts";
import { CertificateForm, CompletionForm, ProgressForm } from "../../core/domain/training/training.ts";
import { endTraining, recordCertificate, recordProgress } from "../../core/domain/training/training-rules.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta();
const code = newCertificateCode(new Uint8Array(12).fill(9));
const enrolled = (more: object = {}) =>
  anApplication({
    status: "enrolled",
    fullName: "Siti Rahmah",
    seat: { skill: "sewing", minimumAttendance: 0.8 },
    ...more,
  });
const end = (
  result: "completed" | "dropped-out",
  present: number,
  { on = "2026-11-24", ...more }: { on?: string; status?: string } = {},
) =>
  endTraining(
    {
      application: enrolled(more),
      tally: { ...noTally, present, absent: 10 - present },
      skills: [],
      programmes: [],
      lastNumber: 41,
    },
    CompletionForm.parse({ on, result }),
    { code, unit: "DINSOS-CONTOH", siteUrl: "https://berdaya.example" },
    meta,
  );

describe("a training", () => {
  test("is completed from the cohort's minimum of attendance on, with the next certificate of the year", () => {
    expectRefusal(() => end("completed", 7), "attendance-too-low");
    const { change, certificate } = end("completed", 8);
    expect(change.after).toMatchObject({ status: "completed", completion: { result: "completed", code } });
    expect(certificate).toMatchObject({
      number: "42/SERTIFIKAT/DINSOS-CONTOH/XI/2026",
      code,
      skill: "sewing",
      valid: true,
      printed: { office: officeOfToday() },
    });
    expect(certificate?.holder).not.toContain("Rahmah");
  });

  test("is dropped out of at any attendance, without a certificate", () => {
    const { change, certificate } = end("dropped-out", 0);
    expect(change.after.status).toBe("dropped-out");
    expect(certificate).toBeUndefined();
    expectRefusal(() => findCompletionCode(change.after), "unknown-record");
  });

  test("ends for who is in it, and on no day to come", () => {
    for (const status of statuses.filter((each) => each !== "enrolled"))
      expectRefusal(() => end("completed", 10, { status }), "not-enrolled");
    expectRefusal(() => end("completed", 10, { on: "2026-11-25" }), "invalid-request", {
      "/on": "day-to-come",
    });
  });
});

test("progress is kept entry by entry, of who is in training", () => {
  const form = ProgressForm.parse({
    unit: "Menjahit rok",
    on: "2026-11-23",
    level: "capable",
    note: "Sudah mandiri.",
  });
  const first = recordProgress(enrolled(), form, meta).after;
  expect(recordProgress(first, { ...form, level: "proficient" }, meta).after.progress).toMatchObject([
    { level: "capable", by: meta.actor },
    { level: "proficient" },
  ]);
  expectRefusal(() => recordProgress(enrolled({ status: "completed" }), form, meta), "not-enrolled");
});

test("a certificate of competence is recorded for who completed, after the handover too", () => {
  const form = CertificateForm.parse({ on: "2026-11-24", number: "BNSP-1", issuer: "LSP Tata Busana" });
  const { after } = end("completed", 10).change;
  expect(recordCertificate(after, form, meta).after.completion).toMatchObject({
    result: "completed",
    certificate: form,
  });
  expect(recordCertificate(Object.assign(after, { status: "equipped" }), form, meta).after.status).toBe(
    "equipped",
  );
  expectRefusal(() => recordCertificate(end("dropped-out", 10).change.after, form, meta), "not-completed");
});

describe("a paper", () => {
  const paper = {
    reference: newReference(new Uint8Array(11)),
    code,
    kind: "handover",
    number: "7/BAST/DINSOS/XI/2026",
  } as const;

  test("that is voided is another file; a name of a file holds no slash", () => {
    const keyOf = (valid: boolean) => paperKey({ ...paper, valid });
    expect(keyOf(true)).not.toBe(keyOf(false));
    const name = paperFileName({ ...paper, valid: true } as Parameters<typeof paperFileName>[0]);
    expect(name).toBe("bast-7-BAST-DINSOS-XI-2026.pdf");
  });

  test("of a handover is the one asked for, else the one in force, else the one voided last", () => {
    const handovers = [{ code: "A", voided: {} }, { code: "B", voided: {} }, { code: "C" }];
    expect(findHandover(anApplication({ handovers }), undefined).code).toBe("C");
    expect(findHandover(anApplication({ handovers }), "A").code).toBe("A");
    expect(findHandover(anApplication({ handovers: handovers.slice(0, 2) }), undefined).code).toBe("B");
    expectRefusal(() => findHandover(anApplication({ handovers }), "D"), "unknown-record");
    expectRefusal(() => findHandover(undefined, undefined), "unknown-record");
  });
});
