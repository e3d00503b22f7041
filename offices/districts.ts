/** The districts of the office's province, beside `office.ts` because only some steps need them. */
import { officeInEnvironment, readOffice } from "./read-office.ts";

export const { districts, areasVersion } = await readOffice(officeInEnvironment());
