/**
 * The script of the pages without another script. Every page of the site must remove expired data from this phone.
 */
import { removeExpired } from "./draft.ts";

removeExpired();
