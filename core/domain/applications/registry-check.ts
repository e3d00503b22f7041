/**
 * A dated check in the welfare registry (DTKS, since Inpres 4/2025 DTSEN). A listing in the registry alone
 * selects nobody.
 */
import * as z from "zod";
import { registrySources } from "../shared/codes.ts";
import { Day, type Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Line } from "../shared/text.ts";

export const RegistryCheckForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    source: z.enum(registrySources),
    registered: z.boolean(),
    /** 1 is the poorest tenth of families. null when the family has no decile. */
    decile: z
      .int()
      .min(1)
      .max(10)
      .nullish()
      .transform((given) => given ?? null),
    checkedOn: Day,
    method: Line(120),
  }),
);
export type RegistryCheckForm = z.infer<typeof RegistryCheckForm>;

export interface RegistryCheck extends RegistryCheckForm {
  at: Instant;
  by: string;
}
