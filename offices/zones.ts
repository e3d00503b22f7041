/** Indonesia's three time zones. None has summer time (Keppres 41/1987). */
export const zones = {
  WIB: { name: "Asia/Jakarta", hoursAhead: 7 },
  WITA: { name: "Asia/Makassar", hoursAhead: 8 },
  WIT: { name: "Asia/Jayapura", hoursAhead: 9 },
} as const;
export type ZoneCode = keyof typeof zones;
