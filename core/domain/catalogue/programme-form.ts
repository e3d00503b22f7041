/** The parts of a programme that need no list of the office. An office's file writes its first programmes with them. */
import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Code } from "../shared/text.ts";
import { TwoLanguages } from "./skill.ts";

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

/** A programme with the given kinds of documents. */
export const programmeForm = <Kind extends z.ZodType<string>>(documentKind: Kind, most: number) =>
  z.strictObject({
    name: TwoLanguages,
    rules: ProgrammeRules,
    requiredDocuments: z.array(documentKind).max(most),
  });
