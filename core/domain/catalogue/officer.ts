/** Who an account stands for on the papers: an access token carries no name. */
import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Line } from "../shared/text.ts";

export const OfficerForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ name: Line(120), nip: Line(40), office: Line(200) }),
);
export type Officer = z.infer<typeof OfficerForm>;
