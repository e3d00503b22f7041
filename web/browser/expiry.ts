/** The script of pages that have no other: what this phone kept past its term goes on whichever page is opened. */
import { removeExpired } from "./draft.ts";

removeExpired();
