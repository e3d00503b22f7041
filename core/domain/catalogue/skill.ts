import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Code, Line } from "../shared/text.ts";

export const SkillId = /* @__PURE__ */ schema(() => Code(/^[a-z][a-z0-9-]{1,39}$/).brand<"SkillId">());
export type SkillId = z.infer<typeof SkillId>;

export const TwoLanguages = /* @__PURE__ */ schema(() => z.strictObject({ id: Line(120), en: Line(120) }));

/** Whole rupiah. */
export const Rupiah = /* @__PURE__ */ schema(() => z.int().min(0).max(1_000_000_000_000));

/** The form in which a manager writes a skill. */
export const SkillForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    name: TwoLanguages,
    demands: z.array(Line(200)).max(20),
    toolkitValue: Rupiah,
  }),
);
export type SkillForm = z.infer<typeof SkillForm>;

export const Skill = /* @__PURE__ */ schema(() => SkillForm.extend({ skill: SkillId, version: z.int() }));
export type Skill = z.infer<typeof Skill>;

const founding = (skill: string, id: string, en: string, toolkitValue: number, demands: string[]) =>
  ({ skill, name: { id, en }, demands, toolkitValue, version: 1 }) as Skill;

/**
 * The skills of a new store, each at version 1. A released entry never changes: a manager adds later
 * versions. Source: the programme's announcement of 2025. The values come from observed prices, and the
 * office sets its own.
 */
export const foundingSkills: readonly Skill[] = [
  /* @__PURE__ */ founding("ac-repair", "Servis AC", "Air-conditioner repair", 7_000_000, [
    "Mengangkat dan menahan alat di tempat tinggi",
    "Memakai kedua tangan untuk pekerjaan halus",
    "Melihat tanda dan ukuran kecil",
  ]),
  /* @__PURE__ */ founding("motorcycle-mechanic", "Mekanik sepeda motor", "Motorcycle mechanic", 8_000_000, [
    "Memakai kedua tangan dengan tenaga",
    "Berjongkok atau duduk rendah",
    "Mendengar atau merasakan suara mesin",
  ]),
  /* @__PURE__ */ founding("sewing", "Menjahit", "Sewing", 6_000_000, [
    "Memakai tangan untuk pekerjaan halus",
    "Melihat jahitan dari dekat",
    "Duduk lama",
  ]),
  /* @__PURE__ */ founding("security", "Satpam (Gada Pratama)", "Security guard (Gada Pratama)", 1_750_000, [
    "Berdiri dan berjalan lama",
    "Melihat dan mendengar keadaan sekitar",
    "Berbicara dengan orang yang datang",
  ]),
];
