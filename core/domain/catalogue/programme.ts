import * as z from "zod";
import { documentKinds } from "../shared/codes.ts";
import { schema } from "../shared/schema.ts";
import { Code } from "../shared/text.ts";
import { Retired, RetiredGiven, TwoLanguages } from "./skill.ts";

export const ProgrammeId = /* @__PURE__ */ schema(() =>
  Code(/^[a-z][a-z0-9-]{1,39}$/).brand<"ProgrammeId">(),
);
export type ProgrammeId = z.infer<typeof ProgrammeId>;

const Age = /* @__PURE__ */ schema(() => z.int().min(0).max(120));

/**
 * Rules of eligibility that differ between programmes. Ages are whole years; the decile of welfare is 1 to
 * 10.
 */
export const ProgrammeRules = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      minimumAge: Age,
      maximumAge: Age,
      mustNotWork: z.boolean(),
      mustBeInRegistry: z.boolean(),
      highestDecile: z.int().min(1).max(10).optional(),
    })
    .refine((rules) => rules.minimumAge <= rules.maximumAge, {
      path: ["maximumAge"],
      error: "before-minimum",
    }),
);
export type ProgrammeRules = z.infer<typeof ProgrammeRules>;

export const ProgrammeForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    name: TwoLanguages,
    rules: ProgrammeRules,
    requiredDocuments: z.array(z.enum(documentKinds)).max(documentKinds.length),
  }),
);
export type ProgrammeForm = z.infer<typeof ProgrammeForm>;

/** The form in which a manager adds, changes or retires a programme, with the version that the manager saw. */
export const ProgrammeChange = /* @__PURE__ */ schema(() =>
  ProgrammeForm.extend({ retired: RetiredGiven, version: z.int().optional() }),
);

export const Programme = /* @__PURE__ */ schema(() =>
  ProgrammeForm.extend({ programme: ProgrammeId, retired: Retired, version: z.int() }),
);
export type Programme = z.infer<typeof Programme>;
