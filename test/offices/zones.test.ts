import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type ZoneCode, zones } from "../../offices/zones.ts";

/** An office of each zone. */
const offices: [id: string, zone: ZoneCode][] = [
  ["jabar", "WIB"],
  ["kaltim", "WITA"],
  ["papua-tengah", "WIT"],
];

/** Every place that says which day it is, asked in a process of that office. */
const saysToday = async (office: string, instants: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve(import.meta.dirname, "says-today.ts"), ...instants],
    { env: { ...process.env, BERDAYA_OFFICE: office } },
  );
  return JSON.parse(stdout);
};

test.each(offices)(
  "%s agrees everywhere on the day, half an hour before midnight and after",
  async (office, code) => {
    const midnight = Date.parse("2026-12-01T00:00:00Z") - zones[code].hoursAhead * 3_600_000;
    const instants = [-30, 30].map((minutes) => new Date(midnight + minutes * 60_000).toISOString());
    expect(await saysToday(office, instants)).toEqual({
      days: [
        { rules: "2026-11-30", console: "2026-11-30", pages: `30 November 2026 pukul 23.30 ${code}` },
        { rules: "2026-12-01", console: "2026-12-01", pages: `1 Desember 2026 pukul 00.30 ${code}` },
      ],
      // The report of November is due at six in the morning.
      due: new Date(midnight + 6 * 3_600_000).toISOString(),
      schedules: zones[code].name,
      metadata: `${zones[code].name} (${code})`,
    });
  },
);
