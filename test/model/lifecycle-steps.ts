/** Every step of an application as a command of the model: sent to the system in whatever state, and judged by the model. */
import * as fc from "fast-check";
import { expect } from "vitest";
import type { Status } from "../../core/domain/shared/codes.ts";
import type { Running } from "../../local/run.ts";
import type { Api, Reply } from "../support/api.ts";
import { type Applied, addDays, type Expected, type LifecycleModel, seed } from "./lifecycle-model.ts";

interface Real {
  api: Api;
  running: Running;
}

/** The chance in a step: which of the people, which of the choices. */
interface Chance {
  who: number;
  choice: number;
  isStale: boolean;
  byStaff: boolean;
}

const one = <T>(of: readonly T[], at: number): T => of[at % of.length] as T;

const expectAnswer = (reply: Reply, expected: Expected, what: string) => {
  const found = { status: reply.status, type: reply.status >= 400 ? reply.body.type : undefined };
  if ("refused" in expected) {
    expect(found.status, `${what}: ${reply.text}`).toBe(expected.status ?? 409);
    expect(expected.refused, `${what}: ${reply.text}`).toContain(found.type);
  } else expect(found, `${what}: ${reply.text}`).toEqual({ status: expected.status, type: undefined });
  return !("refused" in expected);
};

const birthDateOf = ({ who }: Applied) => who.birthDate;
const path = ({ reference }: Applied, step: string) => `/api/staff/applications/${reference}/${step}`;

type Step = (model: LifecycleModel, real: Real, chance: Chance) => Promise<string>;

/** A step on an application that there is; with a version that is one too old where chance says so. */
const onApplication =
  (
    step: (
      applied: Applied,
      model: LifecycleModel,
      real: Real,
      chance: Chance & { version: number },
    ) => Promise<string>,
  ): Step =>
  async (model, real, chance) => {
    const applied = one(model.applications, chance.who);
    if (!applied) return "nobody";
    const version = applied.version - (chance.isStale ? 1 : 0);
    return `${applied.status}: ${await step(applied, model, real, { ...chance, version })}`;
  };

/** A stale version is refused as such where nothing else refuses. */
const seenAt = (expected: Expected, isStale: boolean): Expected => {
  if (!isStale) return expected;
  if ("refused" in expected)
    return expected.status ? expected : { refused: [...expected.refused, "changed-meanwhile"] };
  return { refused: ["changed-meanwhile"] };
};

const steps = {
  apply: async (model, { api }, { who }) => {
    const someone = one(model.people, who);
    const reply = await api.post("/api/applications", model.form(someone));
    if (!expectAnswer(reply, model.applying(someone), "apply")) return "refused";
    model.applications.push({
      reference: reply.body.reference,
      who: someone,
      status: "submitted",
      version: 1,
      canTake: [],
      appeals: [],
      joined: false,
      followUps: [],
      handovers: [],
    });
    return "done";
  },

  verify: onApplication(async (applied, model, { api }, { choice, isStale, version }) => {
    const decision = one(["accept", "accept", "return", "reject"], choice);
    const reasons = decision === "accept" ? [] : [{ rule: "document-missing", note: "Foto kabur." }];
    const reply = await (await api.as("verifier")).post(path(applied, "verification"), {
      decision,
      reasons,
      version,
    });
    if (!expectAnswer(reply, seenAt(model.verifying(applied), isStale), "verify")) return "refused";
    const to = { accept: "verified", return: "returned", reject: "rejected" }[decision] as Status;
    model.move(applied, to);
    return decision;
  }),

  correct: onApplication(async (applied, model, { api }, { byStaff, choice }) => {
    const changes = { motivation: `Sudah saya perbaiki ${choice}.` };
    const reply = byStaff
      ? await (await api.as("verifier")).post(path(applied, "correction"), { heardBy: "phone", changes })
      : await api.post(`/api/applications/${applied.reference}/correction`, {
          birthDate: birthDateOf(applied),
          changes,
        });
    if (!expectAnswer(reply, model.correcting(applied), "correct")) return "refused";
    model.move(applied, "submitted");
    return "done";
  }),

  checkRegistry: onApplication(async (applied, _model, { api }) => {
    const check = {
      source: "DTSEN",
      registered: true,
      decile: 3,
      checkedOn: "2026-11-20",
      method: "SIKS-NG",
    };
    const reply = await (await api.as("verifier")).post(path(applied, "registry-check"), check);
    expectAnswer(reply, { status: 201 }, "checkRegistry");
    applied.version += 1;
    return "done";
  }),

  changeContact: onApplication(async (applied, _model, { api }, { version, isStale }) => {
    const contact = { phone: "0812 5555 0101", phoneOwner: "family", email: null, version };
    const reply = await (await api.as("assessor")).put(path(applied, "contact"), contact);
    if (!expectAnswer(reply, seenAt({ status: 200 }, isStale), "changeContact")) return "refused";
    applied.version += 1;
    return "done";
  }),

  assess: onApplication(async (applied, model, { api }, { choice, isStale, version }) => {
    const fit = one(
      [{ sewing: "fits" }, { "ac-repair": "fits" }, { sewing: "fits", "ac-repair": "fits" }, {}],
      choice,
    );
    const scores = { motivation: choice % 101, readiness: (choice * 7) % 101, need: (choice * 13) % 101 };
    const reply = await (await api.as("assessor")).post(path(applied, "assessment"), {
      scores,
      suitability: Object.entries(fit).map(([skill, as]) => ({ skill, fit: as, note: "" })),
      accommodations: [],
      version,
    });
    if (!expectAnswer(reply, seenAt(model.assessing(applied), isStale), "assess")) return "refused";
    model.move(applied, "assessed");
    Object.assign(applied, { scores, fit });
    return "done";
  }),

  seal: async (model, { api }) => {
    const manager = await api.as("manager");
    const reply = await manager.post(`/api/staff/cohorts/${model.cohortId}/selection`, {
      seed,
      closeIntake: true,
    });
    if (!expectAnswer(reply, model.sealed ? { refused: ["already-selected"] } : { status: 201 }, "seal"))
      return "refused";
    expect(reply.body).toMatchObject(model.seal());
    return "done";
  },

  reply: onApplication(async (applied, model, { api }, { choice, byStaff }) => {
    const answer = one(["accept", "accept", "decline"], choice);
    const reply = byStaff
      ? await (await api.as("manager")).post(path(applied, "reply"), { heardBy: "visit", answer })
      : await api.post(`/api/applications/${applied.reference}/reply`, {
          birthDate: birthDateOf(applied),
          answer,
        });
    if (!expectAnswer(reply, model.replying(applied), "reply")) return "refused";
    if (answer === "accept") {
      model.move(applied, "enrolled");
      applied.joined = true;
    } else {
      model.move(applied, "declined");
      model.passOn();
    }
    return answer;
  }),

  withdraw: onApplication(async (applied, model, { api }, { byStaff }) => {
    const reply = byStaff
      ? await (await api.as("verifier")).post(path(applied, "withdrawal"), { heardBy: "phone" })
      : await api.post(`/api/applications/${applied.reference}/withdrawal`, {
          birthDate: birthDateOf(applied),
        });
    if (!expectAnswer(reply, model.withdrawing(applied), "withdraw")) return "refused";
    model.move(applied, "withdrawn");
    model.passOn();
    return "done";
  }),

  appeal: onApplication(async (applied, model, { api }) => {
    const reply = await api.post(`/api/applications/${applied.reference}/appeal`, {
      birthDate: birthDateOf(applied),
      text: "Mohon ditinjau lagi.",
    });
    if (!expectAnswer(reply, model.appealing(applied), "appeal")) return "refused";
    applied.appeals.push({ id: reply.body.appealId, state: "open" });
    applied.version += 1;
    return "done";
  }),

  decide: onApplication(async (applied, model, { api }, { choice, isStale, version }) => {
    const decision = one(["upheld", "upheld", "dismissed"], choice);
    const appeal = applied.appeals.at(-1);
    const reply = await (await api.as("manager")).post(
      path(applied, `appeals/${appeal?.id ?? "none"}/decision`),
      {
        decision,
        note: "Dipertimbangkan.",
        version,
      },
    );
    const expected = seenAt(model.deciding(applied, decision === "upheld"), isStale);
    if (!expectAnswer(reply, expected, "decide")) return "refused";
    (appeal as { state: string }).state = "closed";
    if (decision === "dismissed") applied.version += 1;
    else {
      model.uphold(applied);
      model.passOn();
    }
    return decision;
  }),

  reopen: onApplication(async (applied, model, { api }, { isStale, version }) => {
    const why = "Salah pilih.";
    const reply = await (await api.as("manager")).post(path(applied, "reopening"), { why, version });
    if (!expectAnswer(reply, seenAt(model.reopening(applied), isStale), "reopen")) return "refused";
    const back = { verified: "submitted", assessed: "verified", completed: "enrolled" } as const;
    model.move(applied, back[applied.status as keyof typeof back]);
    return "done";
  }),

  writeSheet: async (model, { api }, { who, choice, isStale }) => {
    const classId = one(["A", "B"], who);
    const date = addDays(model.today, one([0, -1, -2, 0, -1, 1], choice));
    const known = model.sheets[classId]?.[date];
    const version = isStale ? (known?.version ?? 0) + 1 : known?.version;
    const members = model.members(classId);
    const marks = members
      .filter((_member, index) => (choice + index) % 5 > 0)
      .map(({ reference }, index) => ({
        reference,
        mark: one(["present", "late", "present", "excused"], choice + index),
      }));
    const reply = await (await api.as("trainer")).put(
      `/api/staff/cohorts/${model.cohortId}/sessions/${date}/attendance`,
      { classId, marks, ...(version === undefined ? {} : { version }) },
    );
    if (!expectAnswer(reply, model.writing(classId, date, version), "writeSheet")) return "refused";
    (model.sheets[classId] as Record<string, unknown>)[date] = {
      version: reply.body.version,
      marks: Object.fromEntries(marks.map(({ reference, mark }) => [reference, mark])),
    };
    expect(reply.body.version).toBe((known?.version ?? 0) + 1);
    return members.length > 0 ? "marked" : "empty";
  },

  recordProgress: onApplication(async (applied, model, { api }, { choice }) => {
    const level = one(["basic", "capable", "proficient"], choice);
    const entry = { unit: "Menjahit lurus", level, on: model.today };
    const reply = await (await api.as("trainer")).post(path(applied, "progress"), entry);
    if (!expectAnswer(reply, model.progressing(applied), "recordProgress")) return "refused";
    applied.version += 1;
    return "done";
  }),

  complete: onApplication(async (applied, model, { api }, { choice }) => {
    const result = one(["completed", "completed", "dropped-out"], choice) as Status;
    const reply = await (await api.as("manager")).post(path(applied, "completion"), {
      on: model.today,
      result,
    });
    if (!expectAnswer(reply, model.completing(applied, result), "complete")) return "refused";
    model.move(applied, result);
    return result;
  }),

  certify: onApplication(async (applied, model, { api }) => {
    const certificate = { number: "12/BNSP/2026", issuer: "LSP Contoh", on: model.today };
    const reply = await (await api.as("manager")).post(path(applied, "certificate"), certificate);
    if (!expectAnswer(reply, model.certifying(applied), "certify")) return "refused";
    applied.version += 1;
    return "done";
  }),

  handOver: onApplication(async (applied, model, { api }, { choice }) => {
    const { serial, skill } = one(model.stock, choice);
    const reply = await (await api.as("storekeeper")).post(path(applied, "toolkit"), {
      serial,
      condition: "baik",
      signature: { method: "witnessed", witness: "Budi Contoh" },
    });
    if (!expectAnswer(reply, model.handingOver(applied, serial), "handOver")) return "refused";
    model.move(applied, "equipped");
    for (const each of model.stock) if (each.serial === serial) each.inStock = false;
    applied.handovers.push({ number: reply.body.number, serial, skill, voided: false });
    return "done";
  }),

  voidHandover: onApplication(async (applied, model, { api }, { choice, isStale, version }) => {
    const handover = applied.handovers.at(-1);
    const toolkit = one(["in-stock", "damaged", "lost"], choice);
    const reply = await (await api.as("manager")).post(path(applied, "toolkit/voiding"), {
      number: handover?.number ?? "1/BAST/DINSOS/XI/2026",
      why: "Salah tulis.",
      toolkit,
      version,
    });
    if (!expectAnswer(reply, seenAt(model.voiding(applied), isStale), "voidHandover")) return "refused";
    model.move(applied, "completed");
    for (const each of model.stock)
      if (each.serial === handover?.serial) each.inStock = toolkit === "in-stock";
    return toolkit;
  }),

  followUp: onApplication(async (applied, model, { api }, { choice }) => {
    const month = one([1, 3, 6, 12], choice);
    const reply = await (await api.as("assessor")).post(path(applied, "follow-ups"), {
      month,
      on: model.today,
      by: "phone",
      activity: "own-business",
      toolkitInUse: true,
    });
    if (!expectAnswer(reply, model.following(applied, month), "followUp")) return "refused";
    applied.followUps.push(month);
    applied.version += 1;
    return "done";
  }),

  passDays: async (model, { api, running }, { choice }) => {
    const days = one([1, 1, 2, 3, 7], choice);
    for (let day = 1; day <= days; day += 1) {
      const next = addDays(model.today, 1);
      // As the schedule does at midnight, for this cohort alone: others are other sequences'.
      const midnight = new Date(Date.parse(`${next}T00:00:00+08:00`)).toISOString();
      running.clock.set(midnight);
      await running.services.seats.endOverdue(midnight);
      await running.services.seats.passOn(model.cohortId, midnight);
      model.beginDay(next);
    }
    running.clock.set(new Date(Date.parse(`${model.today}T10:00:00+08:00`)).toISOString());
    api.forgetTokens();
    return model.hasStarted ? "started" : "before the start";
  },
} satisfies Record<string, Step>;
export type StepName = keyof typeof steps;

/** The next lawful step of somebody, so that random sequences reach the far end of the way, too. */
const nextStep = (model: LifecycleModel, { who, choice }: Chance): StepName => {
  const applied = one(model.applications, who);
  if (!applied) return "apply";
  const { status, appeals, seat } = applied;
  const objecting: StepName = appeals.at(-1)?.state === "open" ? "decide" : "appeal";
  const next: Record<Status, StepName> = {
    submitted: "verify",
    returned: "correct",
    rejected: choice % 3 === 0 ? "apply" : objecting,
    verified: "assess",
    assessed: choice % 2 === 0 ? "seal" : "apply",
    "not-selected": objecting,
    offered: "reply",
    waitlisted: choice % 4 === 0 ? "passDays" : "apply",
    declined: objecting,
    enrolled: Object.keys(model.sheets[seat?.classId ?? ""] ?? {}).length === 0 ? "writeSheet" : "complete",
    completed: "handOver",
    "dropped-out": objecting,
    equipped: choice % 3 === 0 ? "voidHandover" : "followUp",
    withdrawn: "apply",
  };
  return next[status];
};

/** How often each step met each state, and how it ended: what a run has seen. */
export const seen = new Map<string, number>();

class StepTaken implements fc.AsyncCommand<LifecycleModel, Real> {
  readonly name: StepName | "next";
  readonly chance: Chance;

  constructor(name: StepName | "next", chance: Chance) {
    this.name = name;
    this.chance = chance;
  }

  check() {
    return true;
  }

  async run(model: LifecycleModel, real: Real) {
    const isNext = this.name === "next";
    const name = isNext ? nextStep(model, this.chance) : (this.name as StepName);
    const ended = await steps[name](model, real, isNext ? { ...this.chance, isStale: false } : this.chance);
    seen.set(`${name} ${ended}`, (seen.get(`${name} ${ended}`) ?? 0) + 1);
    await expectSame(model, real, name);
  }

  toString() {
    return `${this.name}(${JSON.stringify(this.chance)})`;
  }
}

/** Every application stands where the model says: what the stream's function does is waited for. */
const expectSame = async ({ applications, cohortId }: LifecycleModel, { running }: Real, after: string) => {
  const { services, clock } = running;
  await services.seats.passOn(cohortId, clock.now());
  const expected = applications.map(({ reference, status, version }) => [reference, status, version]);
  const found = async () =>
    Promise.all(
      applications.map(async ({ reference }) => {
        const application = await services.applications.find(reference);
        return [reference, application?.status, application?.version];
      }),
    );
  const first = await found();
  if (JSON.stringify(first) === JSON.stringify(expected)) return;
  await expect.poll(found, { timeout: 5000, message: `after ${after}` }).toEqual(expected);
};

const chance = fc.record({
  who: fc.nat(11),
  choice: fc.nat(99),
  isStale: fc.integer({ min: 0, max: 9 }).map((of) => of === 0),
  byStaff: fc.boolean(),
});
const names = Object.keys(steps) as StepName[];
const taken = (name: StepName | "next") => chance.map((each) => new StepTaken(name, each));

/** Any step in any state, and every other one the next lawful step of somebody. */
export const someSteps = (most: number) =>
  fc.commands([...names.map(taken), ...names.flatMap(() => [taken("next"), taken("next")])], {
    maxCommands: most,
    size: "max",
  });
