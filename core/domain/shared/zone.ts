/** The office's time zone. Apart from `day.ts`, so that pages which only print a day load no schemas. */
import * as office from "../../../offices/office.ts";
import { zones } from "../../../offices/zones.ts";

/** The zone's short name for people. */
export const zoneCode: string = office.zone;

/** The zone's name in the tz database. */
export const timeZone: string = zones[office.zone].name;

export const millisecondsAhead: number = zones[office.zone].hoursAhead * 60 * 60 * 1000;
