/**
 * The lifecycle as the contract's words give it, beside the system's own: what each step may do to an application in
 * each state, or which rule refuses it. Shares nothing with `core/` but the words.
 */
import type { Status } from "../../core/domain/shared/codes.ts";
import {
  type Person as Candidate,
  type Scores,
  selectNaively,
} from "../selection/reference-implementation.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";

const firstDay = "2026-11-24";
const startsOn = "2026-12-01";
const replyDays = 2;
const classes = [
  { classId: "A", skill: "sewing", seats: 1 },
  { classId: "B", skill: "ac-repair", seats: 1 },
];
export const seed = "benih dari rapat";

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const live: readonly Status[] = [
  "submitted",
  "returned",
  "verified",
  "assessed",
  "offered",
  "waitlisted",
  "enrolled",
  "completed",
  "equipped",
];
const withSeat: readonly Status[] = ["offered", "enrolled", "completed", "dropped-out", "equipped"];

export interface Someone {
  number: number;
  birthDate: string;
  skills: string[];
  nik: string;
}

export interface Applied {
  reference: string;
  who: Someone;
  status: Status;
  version: number;
  scores?: Scores;
  fit?: Record<string, string>;
  canTake: string[];
  seat?: { classId: string; replyBy: string };
  /** Before all that the selection placed, in the order in which their appeals were upheld. */
  place?: number;
  appeals: { id: string; state: "open" | "closed" }[];
  joined: boolean;
  followUps: number[];
  handovers: { number: string; serial: string; skill: string; voided: boolean }[];
}

export interface Sheet {
  version: number;
  marks: Record<string, string>;
}

/** What a step answers: done with this status, or refused by one of these rules. */
export type Expected = { status: number } | { refused: readonly string[]; status?: number };

export class LifecycleModel {
  readonly cohortId: string;
  readonly quota: number;
  readonly people: Someone[];
  today = firstDay;
  sealed = false;
  applications: Applied[] = [];
  vacancies: string[] = [];
  sheets: Record<string, Record<string, Sheet>> = { A: {}, B: {} };
  stock: { serial: string; skill: string; inStock: boolean }[];
  private upheld = 0;

  constructor(cohortId: string, sequence: number, quota: number) {
    this.cohortId = cohortId;
    this.quota = quota;
    this.people = [0, 1, 2].map((number) => ({
      number,
      birthDate: "1998-07-05",
      skills: [["sewing"], ["ac-repair", "sewing"], ["sewing", "ac-repair"]][number] as string[],
      nik: aNik({ serial: sequence * 3 + number + 1, region: "647105" }),
    }));
    this.stock = ["sewing", "sewing", "ac-repair"].map((skill, index) => ({
      serial: `MODEL-${cohortId}-${index}`,
      skill,
      inStock: true,
    }));
  }

  get cohort() {
    const { cohortId, quota } = this;
    return aCohort({
      cohortId,
      quota,
      replyDays,
      closesOn: addDays(startsOn, -1),
      startsOn,
      endsOn: addDays(startsOn, 30),
      minimumAttendance: 0.5,
      classes: aCohort().classes.map((each) => ({ ...each, seats: 1 })),
    });
  }

  form(who: Someone) {
    return aForm({ cohortId: this.cohortId, nik: who.nik, birthDate: who.birthDate, skills: who.skills });
  }

  get hasStarted() {
    return this.today >= startsOn;
  }

  isActive(who: Someone) {
    return this.applications.some((each) => each.who === who && live.includes(each.status));
  }

  applying(who: Someone): Expected {
    if (this.sealed || this.today >= startsOn) return { refused: ["intake-closed"] };
    return this.isActive(who) ? { refused: ["already-applied"] } : { status: 201 };
  }

  verifying({ status }: Applied): Expected {
    return status === "submitted" ? { status: 200 } : { refused: ["not-submitted"] };
  }

  correcting({ status }: Applied): Expected {
    return status === "returned" ? { status: 200 } : { refused: ["not-returned"] };
  }

  assessing({ status }: Applied): Expected {
    if (status === "not-selected") return { refused: ["already-selected"] };
    return status === "verified" ? { status: 200 } : { refused: ["not-verified"] };
  }

  replying({ status, seat }: Applied): Expected {
    const isOpen = status === "offered" && this.today <= (seat?.replyBy ?? "") && !this.hasStarted;
    return isOpen ? { status: 200 } : { refused: ["no-offer"] };
  }

  withdrawing({ status }: Applied): Expected {
    if (!live.includes(status) && status !== "dropped-out") return { refused: ["nothing-to-withdraw"] };
    return this.hasStarted || ["completed", "dropped-out", "equipped"].includes(status)
      ? { refused: ["training-started"] }
      : { status: 200 };
  }

  appealing({ status, appeals }: Applied): Expected {
    const may = ["rejected", "not-selected", "declined", "dropped-out"].includes(status);
    return may && !appeals.some(({ state }) => state === "open")
      ? { status: 201 }
      : { refused: ["nothing-to-appeal"] };
  }

  deciding(application: Applied, upholds: boolean): Expected {
    const appeal = application.appeals.at(-1);
    if (!appeal) return { refused: ["unknown-record"], status: 404 };
    if (appeal.state !== "open") return { refused: ["already-answered"] };
    if (!upholds) return { status: 200 };
    const { status, who } = application;
    const refused: string[] = [];
    if (["declined", "not-selected"].includes(status) && this.hasStarted) refused.push("training-started");
    if (this.isActive(who)) refused.push("already-applied");
    return refused.length > 0 ? { refused } : { status: 200 };
  }

  reopening({ status }: Applied): Expected {
    return ["verified", "assessed", "completed"].includes(status)
      ? { status: 200 }
      : { refused: ["nothing-to-reopen"] };
  }

  progressing({ status }: Applied): Expected {
    if (!withSeat.includes(status)) return { refused: ["unknown-record"], status: 404 };
    return status === "enrolled" ? { status: 201 } : { refused: ["not-enrolled"] };
  }

  completing(application: Applied, result: string): Expected {
    if (application.status !== "enrolled") return { refused: ["not-enrolled"] };
    return result === "dropped-out" || this.wasThere(application)
      ? { status: 200 }
      : { refused: ["attendance-too-low"] };
  }

  certifying({ status }: Applied): Expected {
    return ["completed", "equipped"].includes(status) ? { status: 201 } : { refused: ["not-completed"] };
  }

  handingOver({ status, seat }: Applied, serial: string): Expected {
    if (status === "equipped") return { refused: ["already-equipped"] };
    if (status !== "completed") return { refused: ["not-completed"] };
    const toolkit = this.stock.find((each) => each.serial === serial);
    if (!toolkit?.inStock) return { refused: ["toolkit-not-in-stock"] };
    const skill = classes.find(({ classId }) => classId === seat?.classId)?.skill;
    return toolkit.skill === skill ? { status: 201 } : { refused: ["wrong-skill"] };
  }

  voiding({ status }: Applied): Expected {
    return status === "equipped" ? { status: 200 } : { refused: ["not-equipped"] };
  }

  following({ status, followUps }: Applied, month: number): Expected {
    if (status !== "equipped") return { refused: ["not-equipped"] };
    return followUps.includes(month) ? { refused: ["follow-up-known"] } : { status: 201 };
  }

  members(classId: string): Applied[] {
    return this.applications.filter(({ joined, seat }) => joined && seat?.classId === classId);
  }

  writing(classId: string, date: string, version: number | undefined): Expected {
    if (date > this.today) return { refused: ["day-to-come"] };
    return version === this.sheets[classId]?.[date]?.version
      ? { status: 200 }
      : { refused: ["changed-meanwhile"] };
  }

  /** Present and late over all sheets of the class but those excused; half of them suffice. */
  private wasThere({ reference, seat }: Applied): boolean {
    const marks = Object.values(this.sheets[seat?.classId ?? ""] ?? {}).map(
      (sheet) => sheet.marks[reference] ?? "absent",
    );
    const counted = marks.filter((mark) => mark !== "excused");
    const there = counted.filter((mark) => mark === "present" || mark === "late");
    return counted.length > 0 && there.length * 2 >= counted.length;
  }

  move(application: Applied, status: Status) {
    const { status: before, seat } = application;
    application.status = status;
    application.version += 1;
    if (status === "waitlisted") return;
    delete application.place;
    if (["offered", "enrolled"].includes(before) && ["declined", "withdrawn"].includes(status)) {
      application.joined = false;
      this.vacancies.push(seat?.classId as string);
    }
  }

  uphold(application: Applied) {
    if (application.status === "rejected") {
      this.move(application, "submitted");
      // The selection has passed over everyone who was not assessed; who comes back later is no exception.
      if (this.sealed) this.move(application, "not-selected");
    } else if (application.status === "dropped-out") this.move(application, "enrolled");
    else {
      this.move(application, "waitlisted");
      this.upheld += 1;
      application.place = this.upheld / 1000;
    }
  }

  seal() {
    this.sealed = true;
    const assessed = this.applications.filter(({ status }) => status === "assessed");
    const people: Candidate[] = assessed.map(({ reference, who, scores, fit }) => ({
      reference,
      skills: who.skills,
      fit: fit ?? {},
      scores: scores as Scores,
      regency: "64.72",
      sex: "female",
      disabilities: ["physical"],
    }));
    const { cohortId, quota, cohort } = this;
    const { record } = selectNaively({
      cohortId,
      quota,
      classes,
      seed,
      rules: cohort.rules as never,
      people,
    });
    const results = selectNaively({ cohortId, quota, classes, seed, rules: cohort.rules as never, people });
    for (const application of this.applications) {
      const { reference } = application;
      if (["submitted", "returned", "verified"].includes(application.status))
        this.move(application, "not-selected");
      if (application.status !== "assessed") continue;
      const offered = results.offered.find((each) => each.reference === reference);
      const waiting = results.waitlisted.find((each) => each.reference === reference);
      application.canTake = application.who.skills.flatMap((skill) =>
        application.fit?.[skill] === "fits"
          ? classes.filter((each) => each.skill === skill).map(({ classId }) => classId)
          : [],
      );
      if (offered) this.offer(application, offered.classId as string);
      else if (waiting) {
        this.move(application, "waitlisted");
        application.place = waiting.place as number;
      } else this.move(application, "not-selected");
    }
    return { digest: record.digest, inputDigest: record.inputDigest };
  }

  private offer(application: Applied, classId: string) {
    application.seat = { classId, replyBy: addDays(this.today, replyDays) };
    this.move(application, "offered");
  }

  /** Every free seat to the first who waits and can take it. */
  passOn() {
    if (this.hasStarted) return;
    for (const classId of [...this.vacancies]) {
      const [first] = this.applications
        .filter(({ status, canTake }) => status === "waitlisted" && canTake.includes(classId))
        .sort((a, b) => (a.place as number) - (b.place as number));
      if (!first) continue;
      this.vacancies.splice(this.vacancies.indexOf(classId), 1);
      this.offer(first, classId);
    }
  }

  /** A day begins: whose answer is overdue has declined; at the start nobody is asked any more and nobody waits. */
  beginDay(day: string) {
    this.today = day;
    for (const application of this.applications)
      if (application.status === "waitlisted" && this.hasStarted) this.move(application, "not-selected");
    const overdue = this.applications
      .filter(
        ({ status, seat }) => status === "offered" && (this.hasStarted || (seat?.replyBy as string) < day),
      )
      .sort((a, b) => (a.reference < b.reference ? -1 : 1));
    for (const application of overdue) this.move(application, "declined");
    this.passOn();
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status } of this.applications) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }
}
