/** A cohort (angkatan): the intake, the classes and the rules of the selection. */
import * as z from "zod";
import { canonicalJson } from "../shared/canonical-json.ts";
import { partnerKinds } from "../shared/codes.ts";
import { addDays, Day, dayOf, type Instant } from "../shared/day.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import { ListedRegency } from "../shared/regency-code.ts";
import { schema } from "../shared/schema.ts";
import { Code, Line } from "../shared/text.ts";
import { ProgrammeId } from "./programme.ts";
import { SkillId } from "./skill.ts";

const codePattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

export const CohortId = /* @__PURE__ */ schema(() => Code(codePattern).brand<"CohortId">());
export type CohortId = z.infer<typeof CohortId>;

export const ClassId = /* @__PURE__ */ schema(() => Code(codePattern));

const Class = /* @__PURE__ */ schema(() =>
  z.strictObject({
    classId: Code(codePattern, "required"),
    skill: SkillId,
    partner: z.strictObject({
      name: Line(120),
      kind: z.enum(partnerKinds),
      recommendation: Line(120)
        .nullish()
        .transform((given) => given ?? null),
    }),
    seats: z.int().min(1).max(1000),
  }),
);

/**
 * A share of the whole in ten-thousandths, so that sums are exact. The form takes at most four decimal
 * digits.
 */
const Weight = /* @__PURE__ */ schema(() =>
  z
    .number()
    .min(0)
    .max(1)
    .refine((weight) => Number(weight.toFixed(4)) === weight, { error: "too-many-decimals" }),
);

export const SelectionRules = /* @__PURE__ */ schema(() =>
  z.strictObject({
    weights: z
      .strictObject({ motivation: Weight, readiness: Weight, need: Weight })
      .refine(
        ({ motivation, readiness, need }) =>
          [motivation, readiness, need].reduce((sum, weight) => sum + Math.round(weight * 10_000), 0) ===
          10_000,
        { error: "not-summing-to-1" },
      ),
    reserved: z
      .array(
        z.strictObject({
          by: z.enum(["regency", "sex", "disability"]),
          value: Line(40, "not-chosen"),
          seats: z.int().min(1).max(1000),
        }),
      )
      .max(20),
  }),
);

const CohortFields = /* @__PURE__ */ schema(() =>
  z.strictObject({
    programme: ProgrammeId,
    name: Line(120),
    quota: z.int().min(1).max(1000),
    regencies: z.array(ListedRegency).min(1),
    opensOn: Day,
    closesOn: Day,
    startsOn: Day,
    endsOn: Day,
    venue: Line(200),
    classes: z.array(Class).min(1).max(20),
    rules: SelectionRules,
    replyDays: z.int().min(1).max(90),
    /** A value up to 1 is a share of the sessions (0.8). A value above 1 is a percentage (80). */
    minimumAttendance: z.number().min(0).max(100),
    seedHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: "not-a-digest" })
      .nullish()
      .transform((given) => given ?? undefined),
  }),
);

type CohortFields = z.infer<typeof CohortFields>;

const inOrder = (cohort: CohortFields, context: z.core.$RefinementCtx<CohortFields>) => {
  const order = [
    ["opensOn", "closesOn"],
    ["closesOn", "startsOn"],
    ["startsOn", "endsOn"],
  ] as const;
  for (const [earlier, later] of order)
    if (cohort[later] < cohort[earlier])
      context.addIssue({ code: "custom", path: [later], message: "before-previous-day" });
  const seen = new Set<string>();
  cohort.classes.forEach(({ classId }, index) => {
    if (seen.has(classId))
      context.addIssue({ code: "custom", path: ["classes", index, "classId"], message: "said-twice" });
    seen.add(classId);
  });
};

/** The form in which a manager opens a cohort. */
export const CohortForm = /* @__PURE__ */ schema(() =>
  CohortFields.extend({
    cohortId: Code(codePattern, "required").brand<"CohortId">(),
  }).superRefine(inOrder),
);
export type CohortForm = z.infer<typeof CohortForm>;

/** The form in which a manager changes a cohort. */
export const CohortChange = /* @__PURE__ */ schema(() =>
  CohortFields.extend({ version: z.int() }).superRefine(inOrder),
);
export type CohortChange = z.infer<typeof CohortChange>;

export const Cohort = /* @__PURE__ */ schema(() =>
  CohortFields.extend({ cohortId: CohortId, version: z.int() }),
);
export type Cohort = z.infer<typeof Cohort> & {
  /** The time at which a manager opened the cohort. Lists sort by this time. */
  createdAt: Instant;
  /**
   * The time of the seal, and the number of applications without an assessment then. The seal ends the
   * intake.
   */
  sealed?: { at: Instant; notAssessed: number };
};

export const intakeStates = ["upcoming", "open", "closed"] as const;
export type IntakeState = (typeof intakeStates)[number];

/** `opensOn` and `closesOn` belong to the intake, until the selection is sealed. */
export const intakeStateOn = (
  { opensOn, closesOn, sealed }: Pick<Cohort, "opensOn" | "closesOn" | "sealed">,
  today: Day,
): IntakeState => {
  if (sealed || today > closesOn) return "closed";
  return today < opensOn ? "upcoming" : "open";
};

/** Applicants see coming and open intakes, and closed intakes for 30 days. */
const closedOpeningsShownDays = 30;
export const firstClosingShown = (today: Day): Day => addDays(today, -closedOpeningsShownDays);
export const isOpeningShown = (
  { closesOn, sealed }: Pick<Cohort, "closesOn" | "sealed">,
  today: Day,
): boolean => {
  const first = firstClosingShown(today);
  return closesOn >= first && (!sealed || dayOf(sealed.at) >= first);
};

export const skillsTaughtIn = (cohort: Pick<Cohort, "classes">): SkillId[] => [
  ...new Set(cohort.classes.map(({ skill }) => skill)),
];

interface MayBeRetired {
  retired?: true | undefined;
}

interface LoadedForCohort {
  cohort: Cohort | undefined;
  programmes: readonly ({ programme: string } & MayBeRetired)[];
  skills: readonly ({ skill: string } & MayBeRetired)[];
  isSealed: boolean;
}

/**
 * Refuses a programme or a skill that does not exist, or that was retired. A cohort keeps the retired ones that it
 * has.
 */
const checkCohortWords = (
  cohort: Pick<CohortForm, "programme" | "classes">,
  { programmes, skills }: LoadedForCohort,
  before?: Pick<Cohort, "programme" | "classes">,
): void => {
  const refuse = (pointer: string, noun: string, found: MayBeRetired | undefined, keeps: boolean) => {
    if (!found) return [{ pointer, issue: `unknown-${noun}` }];
    return found.retired && !keeps ? [{ pointer, issue: `retired-${noun}` }] : [];
  };
  const { programme, classes } = cohort;
  const known = programmes.find((each) => each.programme === programme);
  const fields = [
    ...refuse("/programme", "programme", known, before?.programme === programme),
    ...classes.flatMap(({ skill }, index) => {
      const found = skills.find((each) => each.skill === skill);
      const keeps = before?.classes.some((each) => each.skill === skill) ?? false;
      return refuse(`/classes/${index}/skill`, "skill", found, keeps);
    }),
  ];
  if (fields.length > 0) throw new DomainError("invalid-request", { fields });
};

/** The fields that may change after the selection is sealed. The selection used none of them. */
const changeableAfterSelection: readonly string[] = ["name", "venue", "startsOn", "endsOn"];

const checkUnsealed = (form: Omit<CohortChange, "version">, before: Cohort): void => {
  const changed = Object.keys(CohortFields.shape).filter(
    (field) =>
      canonicalJson(form[field as keyof typeof form] ?? null) !==
      canonicalJson(before[field as keyof typeof form] ?? null),
  );
  if (changed.some((field) => !changeableAfterSelection.includes(field)))
    throw new DomainError("already-selected");
};

export const openCohort = (form: CohortForm, loaded: LoadedForCohort, at: Instant): Cohort => {
  checkCohortWords(form, loaded);
  if (loaded.cohort) throw new DomainError("cohort-exists");
  return { ...form, version: 1, createdAt: at };
};

export const changeCohort = ({ version, ...form }: CohortChange, loaded: LoadedForCohort): Cohort => {
  checkCohortWords(form, loaded, loaded.cohort);
  if (!loaded.cohort) throw new DomainError("unknown-record");
  checkSeen(loaded.cohort, version);
  if (loaded.isSealed) checkUnsealed(form, loaded.cohort);
  const { cohortId, createdAt, sealed } = loaded.cohort;
  return { ...form, cohortId, createdAt, ...(sealed ? { sealed } : {}), version: version + 1 };
};
