/** Where the built pages of the office in the environment are: `dist/site/<office>`. */
import { join } from "node:path";
import { officeInEnvironment } from "./read-office.ts";

export const siteFolder = (): string => join(import.meta.dirname, "../dist/site", officeInEnvironment());
