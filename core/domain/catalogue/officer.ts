/** The name and office of an account, for the papers. An access token holds no name. */
import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Line } from "../shared/text.ts";

export const OfficerForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ name: Line(120), nip: Line(40), office: Line(200) }),
);
export type Officer = z.infer<typeof OfficerForm>;
