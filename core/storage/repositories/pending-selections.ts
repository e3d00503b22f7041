/** The list entry of a person whose move from a sealed selection is still pending. */
import type { ApplicationSummary } from "../../domain/applications/application.ts";
import { canBePending } from "../../domain/applications/statuses.ts";
import type { Hashing, SelectionRecord, SelectionRow } from "../../domain/selection/selection.ts";
import type { Status } from "../../domain/shared/codes.ts";

export interface PendingSelections {
  cohorts: readonly string[];
  /** The entry as the sealed record says, from the seal on, whether the move is made or not. */
  listed(item: ApplicationSummary): ApplicationSummary;
}

export const nonePending: PendingSelections = { cohorts: [], listed: (item) => item };

const changeOf = (
  status: Status,
  row: SelectionRow | undefined,
): Pick<ApplicationSummary, "status" | "classId"> | undefined => {
  if (status !== "assessed") return { status: "not-selected" };
  if (!row) return undefined;
  const { state, ...result } = row.result;
  return { status: state, ...("classId" in result ? { classId: result.classId } : {}) };
};

/** The pending selections of the cohorts whose records are given. */
export const pendingSelections = (
  records: ReadonlyMap<string, SelectionRecord>,
  { hmac }: Hashing,
): PendingSelections => {
  const rows = new Map(
    [...records].map(([cohortId, record]) => [
      cohortId,
      new Map(record.rows.map((row) => [row.pseudonym, row])),
    ]),
  );
  return {
    cohorts: [...records.keys()],
    listed(item) {
      const record = records.get(item.cohortId);
      if (!record || !canBePending(item.status)) return item;
      const row = rows.get(item.cohortId)?.get(hmac(record.seed, item.reference).slice(0, 16));
      const change = changeOf(item.status, row);
      return change ? { ...item, ...change, version: item.version + 1 } : item;
    },
  };
};
