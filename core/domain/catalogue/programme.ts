import * as z from "zod";
import { documentKinds } from "../shared/codes.ts";
import { schema } from "../shared/schema.ts";
import { ProgrammeId, programmeForm } from "./programme-form.ts";
import { Retired, RetiredGiven } from "./skill.ts";

export { ProgrammeId, type ProgrammeRules } from "./programme-form.ts";

const ProgrammeForm = /* @__PURE__ */ schema(() =>
  programmeForm(z.enum(documentKinds), documentKinds.length),
);

/** The form in which a manager adds, changes or retires a programme, with the version that the manager saw. */
export const ProgrammeChange = /* @__PURE__ */ schema(() =>
  ProgrammeForm.extend({ retired: RetiredGiven, version: z.int().optional() }),
);

export const Programme = /* @__PURE__ */ schema(() =>
  ProgrammeForm.extend({ programme: ProgrammeId, retired: Retired, version: z.int() }),
);
export type Programme = z.infer<typeof Programme>;
