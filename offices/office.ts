/**
 * The office that this process or bundle serves, a constant for each setting: `import * as office`, so that a bundle
 * holds only the settings that it uses. When something is bundled, `in-bundle.ts` puts the office's own values in the
 * place of this module.
 */
import { officeInEnvironment, readOffice } from "./read-office.ts";

export const {
  id,
  province,
  capital,
  unit,
  referencePrefix,
  name,
  shortName,
  provinceName,
  letterhead,
  signer,
  contact,
  zone,
  languages,
  stackPrefix,
  region,
  colours,
  sender,
  consents,
  skills,
  programmes,
  firstPapers,
  regencies,
} = (await readOffice(officeInEnvironment())).office;
