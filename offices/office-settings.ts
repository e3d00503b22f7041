/**
 * What may differ between offices. An office is one file, `offices/<id>/office.ts`, and its list of areas beside
 * it. The schema checks both when pages and functions are built, on deployment, and when a function starts.
 */
import * as z from "zod";
import { ProgrammeId, programmeForm } from "../core/domain/catalogue/programme-form.ts";
import { SkillForm, SkillId } from "../core/domain/catalogue/skill.ts";
import { languages } from "../core/domain/shared/languages.ts";
import { schema } from "../core/domain/shared/schema.ts";
import { type ZoneCode, zones } from "./zones.ts";

const text = (most: number) => z.string().trim().min(1).max(most);
const inBoth = (most: number) => z.strictObject({ id: text(most), en: text(most) });
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour such as #0b3b46");

/** The share of light that a colour reflects, 0 to 1 (WCAG 2.2, "relative luminance"). */
const luminanceOf = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export const contrastOf = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const Colours = z
  .strictObject({
    /** The head and foot of every page, under white text. */
    deep: colour,
    /** Links, on white. */
    link: colour,
    /** The mark on `deep`. */
    mark: colour,
  })
  .superRefine(({ deep, link, mark }, context) => {
    const demand = (least: number, [on, under]: [string, string], path: string) => {
      const found = contrastOf(on, under);
      if (found < least)
        context.addIssue({
          code: "custom",
          path: [path],
          message: `has a contrast of ${found.toFixed(2)} with ${under}; at least ${least} is needed`,
        });
    };
    demand(7, [deep, "#ffffff"], "deep");
    demand(4.5, [link, "#ffffff"], "link");
    demand(3, [mark, deep], "mark");
  });

const Letterhead = z.strictObject({
  /** Above the name of the office, in capitals: `PEMERINTAH PROVINSI KALIMANTAN TIMUR`. */
  government: text(80),
  /** The office in large letters: `DINAS SOSIAL`. */
  office: text(80),
  /** The province's arms. Without them the papers carry none. */
  arms: z
    .strictObject({
      /** A PNG or JPEG in `offices/<id>/arms/`, named by its SHA-256. The pictures of earlier papers stay there. */
      file: z.string().regex(/^[0-9a-f]{64}\.(png|jpg)$/, "must be named by its SHA-256, .png or .jpg"),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Who permitted the use, when and by which letter. */
      permission: text(300),
    })
    .optional(),
});

const Signer = z.strictObject({
  title: text(120),
  name: text(80).optional(),
  nip: z
    .string()
    .regex(/^\d{18}$/)
    .optional(),
});

/**
 * What papers showed of the office before each paper kept it. An office whose papers all keep it has none. It never
 * changes, because those papers are printed from it again.
 */
const FirstPapers = z.strictObject({
  office: z.strictObject({
    name: text(120),
    provinceName: text(60),
    letterhead: z.strictObject({ government: text(80), office: text(80) }),
    signer: z.strictObject({ title: text(120) }),
  }),
  /** The names of regencies and districts, by their codes. */
  areas: z.record(z.string(), text(80)),
});

/** What SNS takes as the name of a sender. */
export const senderId = /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/;

const Consent = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}(-\d+)?$/, "must be a month, such as 2026-11"),
  text: inBoth(4000),
});

const wordCode = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,39}$/, "must be letters, digits and hyphens");

/**
 * A list that the office decides, in the order of the form. Rules and pages know the `needed` codes by name. A code that
 * records have is never removed: without its name they would show the bare code.
 */
const vocabulary = (needed: readonly string[]) =>
  z
    .array(z.strictObject({ code: wordCode, name: inBoth(120) }))
    .min(1)
    .max(40)
    .superRefine((words, context) => {
      const codes = words.map(({ code }) => code);
      for (const code of needed)
        if (!codes.includes(code))
          context.addIssue({ code: "custom", message: `lacks "${code}", which the rules name` });
      for (const [index, code] of codes.entries())
        if (codes.indexOf(code) < index)
          context.addIssue({ code: "custom", path: [index], message: `says "${code}" twice` });
    });

const Vocabularies = z.strictObject({
  /** What a person may need during the training. */
  accommodations: vocabulary(["other"]),
  partnerKinds: vocabulary([]),
  /** Without those that only officers add. Assessors open no `ktp` and no `family-card`: they show a NIK. */
  documentKinds: vocabulary(["ktp", "family-card", "other"]).refine(
    (words) => words.every(({ code }) => !officersOwn.includes(code)),
    "holds a kind that only officers add",
  ),
  registrySources: vocabulary([]),
  /** What a verifier may choose as a reason, after the documents. `other` asks for no document. */
  readyReasons: vocabulary(["other"]),
});
const officersOwn = ["signature", "handover-photo", "visit-photo"];

/** Characters that a reader of codes leaves as they are: no I, L, O or U (`core/domain/shared/crockford.ts`). */
const prefix = /^[A-HJKMNP-TV-Z]{2}$/;

export const OfficeSettings = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      /** The name of the folder. */
      id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
      /** The Kemendagri code of the province. */
      province: z.string().regex(/^\d{2}$/),
      /** The regency or city where the office is, and where its papers are dated. */
      capital: z.string().regex(/^\d{2}\.\d{2}$/),
      /** The office in the numbers of its papers: `1/BAST/DINSOS-KALTIM/XII/2026`. No two offices share a unit. */
      unit: z.string().regex(/^[A-Z][A-Z0-9-]{2,30}$/),
      /** The first two letters of every reference. No two offices share them. */
      referencePrefix: z.string().regex(prefix, "must be two letters other than I, L, O and U"),
      name: inBoth(120),
      /** For messages, which pay by the character. */
      shortName: inBoth(60),
      provinceName: inBoth(60),
      letterhead: Letterhead,
      /** Who signs certificates. A name and NIP that are absent are left open on the paper. */
      signer: Signer,
      /** Whom people ask. What is absent is not shown. */
      contact: z.strictObject({
        phone: z
          .string()
          .regex(/^\+62\d{7,12}$/)
          .optional(),
        whatsapp: z
          .string()
          .regex(/^\+62\d{7,12}$/)
          .optional(),
        email: z.email().optional(),
        address: text(200).optional(),
        hours: inBoth(120).optional(),
      }),
      zone: z.enum(Object.keys(zones) as [ZoneCode, ...ZoneCode[]]),
      /** The languages of the pages, the first by default. Papers are in Indonesian. */
      languages: z.array(z.enum(languages)).min(1),
      /** Before the name of the stage in the names of its stacks. No two offices share it, even in one account. */
      stackPrefix: z.string().regex(/^Berdaya(-[A-Z][A-Za-z]{1,20})?$/),
      /** The AWS Region. Data stay in Indonesia (PP 71/2019). */
      region: z.literal(["ap-southeast-3"]),
      colours: Colours,
      /** How a text message or e-mail names its sender. Each is registered first (docs/runbook.md). */
      sender: z.strictObject({
        sms: z.string().regex(senderId).optional(),
        email: z.email().optional(),
      }),
      /** Every consent that was ever published, the present one last. A published text never changes. */
      consents: z.array(Consent).min(1),
      /** What a new store starts with. From then on a manager changes and retires them. */
      skills: z.array(SkillForm.extend({ skill: SkillId })),
      programmes: z.array(programmeForm(wordCode, 40).extend({ programme: ProgrammeId })).min(1),
      /** Lists that forms, pages, the console and reports offer, with their names. */
      vocabularies: Vocabularies,
      firstPapers: FirstPapers.nullable().default(null),
    })
    .superRefine(({ programmes, vocabularies: { documentKinds } }, context) => {
      programmes.forEach(({ requiredDocuments }, index) => {
        for (const kind of requiredDocuments)
          if (!documentKinds.some(({ code }) => code === kind))
            context.addIssue({
              code: "custom",
              path: ["programmes", index, "requiredDocuments"],
              message: `names "${kind}", which documentKinds lack`,
            });
      });
    }),
);
/** The form in which an office's file is written. */
export type OfficeSettings = z.input<typeof OfficeSettings>;

const regency = /^\d{2}\.\d{2}$/;

export const OfficeAreas = /* @__PURE__ */ schema(() =>
  z.strictObject({
    /** Where the list comes from and the licence of the data. */
    notice: text(600),
    /** The version of the source. */
    version: text(60),
    regencies: z
      .array(
        z.strictObject({
          code: z.string().regex(regency),
          /** With `Kabupaten` or `Kota`: some provinces have both under one short name. */
          name: text(80),
          /** The code of the same place at Statistics Indonesia (BPS). The two lists differ. */
          bps: z
            .string()
            .regex(/^\d{4}$/)
            .optional(),
          /** The codes under which people of this place were registered before it was split off or renumbered. */
          formerly: z.array(z.string().regex(regency)).optional(),
          /** The last day of a code that has ended. Records keep the code; new ones cannot have it. */
          validUntil: z.iso.date().optional(),
          districts: z.array(
            z.strictObject({
              code: z.string().regex(/^\d{2}\.\d{2}\.\d{2}$/),
              name: text(80),
              /** The last four digits of its villages, in ranges: `1001-1008 2001`. */
              villages: z.string().regex(/^(\d{4}(-\d{4})?( \d{4}(-\d{4})?)*)?$/),
              validUntil: z.iso.date().optional(),
            }),
          ),
        }),
      )
      .min(1),
  }),
);
export type OfficeAreas = z.input<typeof OfficeAreas>;

/** A regency or city of the province, without its districts. */
export type RegencyEntry = Omit<OfficeAreas["regencies"][number], "districts">;
export type DistrictEntry = OfficeAreas["regencies"][number]["districts"][number];

/** The settings of an office and the regencies of its province. */
export type Office = z.infer<typeof OfficeSettings> & { readonly regencies: readonly RegencyEntry[] };

export class BadOffice extends Error {}

const demand = <S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> => {
  const { data, error } = schema.safeParse(value);
  if (!error) return data as z.output<S>;
  const found = error.issues.map(({ path, message }) => `${path.join(".") || "it"}: ${message}`);
  throw new BadOffice(`${file} cannot be used. ${found.join("; ")}.`);
};

/** The checked settings of an office. Throws `BadOffice`, a sentence for the person who wrote the file. */
export const checkSettings = (id: string, settings: unknown): z.infer<typeof OfficeSettings> => {
  const checked = demand(`offices/${id}/office.ts`, OfficeSettings, settings);
  if (checked.id !== id) throw new BadOffice(`offices/${id}/office.ts says id "${checked.id}"; say "${id}".`);
  return checked;
};

/** The checked areas of an office. Throws `BadOffice`. */
export const checkAreas = (
  { id, province, capital }: Pick<OfficeSettings, "id" | "province" | "capital">,
  areas: unknown,
): OfficeAreas => {
  const file = `offices/${id}/areas.json`;
  const checked = demand(file, OfficeAreas, areas);
  const codes = checked.regencies.flatMap(({ code, districts }) => [
    code,
    ...districts.map((each) => each.code),
  ]);
  if (!codes.includes(capital))
    throw new BadOffice(`offices/${id}/office.ts names the capital ${capital}, which areas.json lacks.`);
  const elsewhere = codes.find((code) => !code.startsWith(`${province}.`));
  if (elsewhere) throw new BadOffice(`${file} holds ${elsewhere}, which is not of province ${province}.`);
  if (new Set(codes).size < codes.length) throw new BadOffice(`${file} holds a code twice.`);
  return checked;
};
