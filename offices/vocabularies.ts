/** The lists of words of the office, beside `office.ts` because the form's first page needs none of them. */
import { officeInEnvironment, readOffice } from "./read-office.ts";

export const { vocabularies } = (await readOffice(officeInEnvironment())).office;
