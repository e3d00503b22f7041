import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { aCohort } from "../support/forms.ts";
import { applied, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

const names = [
  "summary.json",
  "summary.csv",
  "summary.xlsx",
  "summary.html",
  "participants.csv",
  "metadata.json",
  "manifest.json",
];
interface Written {
  programme: string;
  period: string;
  writtenAt: string;
  files: { name: string; bytes: number; sha256: string; url: string }[];
}
const post = async (body: object, headers = {}): Promise<Reply> =>
  (await api.as("manager")).post("/api/staff/reports", body, headers);
const digestsOf = ({ files }: Written) => Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
const listed = async (): Promise<Written[]> =>
  (await (await api.as("auditor")).get("/api/staff/reports?limit=100")).body.items;
const move = async (at: string) => {
  await api.setClock(at);
  api.forgetTokens();
};

describe("a manager's report", () => {
  test("of a period under way is written as far as it has come, with its seven files", async () => {
    await verified(api);
    const reply = await post({ programme: "skills-training", period: "2026-11" });
    expect(reply.status).toBe(201);
    expect(reply.body.files.map(({ name }: { name: string }) => name)).toEqual(names);
    for (const { bytes, sha256, url } of (reply.body as Written).files) {
      const file = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect([file.length, createHash("sha256").update(file).digest("hex")]).toEqual([bytes, sha256]);
    }
    const [summary] = (reply.body as Written).files;
    const { totals } = (await (await fetch(summary?.url ?? "")).json()) as { totals: Record<string, number> };
    expect(totals).toMatchObject({ applied: 1, verified: 1, rejected: 0 });
    const found = (await listed()).find(({ period }) => period === "2026-11") as Written;
    expect(digestsOf(found)).toEqual(digestsOf(reply.body));
    expect(found.writtenAt).toBe(reply.body.writtenAt);
  });

  test("is refused for an unknown programme and for a period that has not begun, each at its field", async () => {
    const pointers = async (body: object) => {
      const { status, body: problem } = await post(body);
      return [status, problem.type, problem.errors?.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await pointers({ programme: "unknown", period: "2026-11" })).toEqual([
      400,
      "invalid-request",
      ["/programme"],
    ]);
    for (const period of ["2026-12", "2027-Q1", "2027", "2026-13", "november"])
      expect(await pointers({ programme: "uep", period })).toEqual([400, "invalid-request", ["/period"]]);
    for (const period of ["2026-Q4", "2026"])
      expect((await post({ programme: "uep", period })).status).toBe(201);
  });

  test("asked for again by its key is answered with the same bytes; another body is refused", async () => {
    const key = { "idempotency-key": "report-1" };
    const body = { programme: "skills-training", period: "2026-Q4" };
    const first = await post(body, key);
    await applied(api);
    const again = await post(body, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await post({ ...body, period: "2026" }, key)).body.type).toBe("idempotency-key-reused");
    expect(digestsOf((await post(body)).body)).not.toEqual(digestsOf(first.body));
  });

  test("is the manager's to write, and the auditor's to read", async () => {
    const auditor = await api.as("auditor");
    expect((await auditor.post("/api/staff/reports", { programme: "uep", period: "2026-11" })).status).toBe(
      403,
    );
    expect((await (await api.as("trainer")).get("/api/staff/reports")).status).toBe(403);
  });
});

describe("the schedule", () => {
  test("writes the month on the 1st, and on 1 January the quarter and the year beside it", async () => {
    await move("2026-11-30T21:59:00Z");
    const before = (await listed()).find(
      ({ programme, period }) => programme === "uep" && period === "2026-11",
    );
    expect(before).toBeUndefined();
    await move("2026-11-30T22:01:00Z");
    const november = (await listed()).filter(({ period }) => period === "2026-11");
    expect(november.map(({ programme }) => programme).sort()).toEqual(["skills-training", "uep"]);
    for (const { writtenAt } of november) expect(writtenAt.slice(0, 16)).toBe("2026-11-30T22:00");
    await move("2026-12-31T22:01:00Z");
    const atNewYear = (await listed()).filter(({ writtenAt }) => writtenAt.startsWith("2026-12-31T22:00"));
    expect(atNewYear.map(({ programme, period }) => `${programme} ${period}`).sort()).toEqual(
      ["skills-training", "uep"].flatMap((programme) =>
        ["2026", "2026-12", "2026-Q4"].map((period) => `${programme} ${period}`),
      ),
    );
  });

  test("wrote what a manager writes later: what happened since is not of that period", async () => {
    const scheduled = (await listed()).find(
      ({ programme, period }) => programme === "skills-training" && period === "2026-11",
    ) as Written;
    await (await api.as("manager")).post(
      "/api/staff/cohorts",
      aCohort({
        cohortId: "2027-1",
        opensOn: "2026-12-01",
        closesOn: "2027-02-01",
        startsOn: "2027-03-01",
        endsOn: "2027-04-01",
      }),
    );
    await verified(api, { cohortId: "2027-1" });
    const again = await post({ programme: "skills-training", period: "2026-11" });
    expect(digestsOf(again.body)).toEqual(digestsOf(scheduled));
  });
});
