/**
 * The pictures of the province's arms by their SHA-256: of today and of every paper that was made before. Beside
 * `office.ts` because only the steps that print need them.
 */
import { officeInEnvironment, readOffice } from "./read-office.ts";

export const { arms } = await readOffice(officeInEnvironment());
