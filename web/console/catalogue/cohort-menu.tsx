/** Links to the pages of a cohort: its data, selection, attendance and audit. */
import type { RouteName } from "../../../core/contract/routes.ts";
import { mayCall } from "../api.ts";
import { useTexts } from "../language.ts";
import { address, hrefOf } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useStore } from "../store.ts";

export const CohortMenu = ({ cohortId }: { cohortId: string }) => {
  const { cohorts: texts, selection, sessions, audit, queue } = useTexts();
  const { roles } = useSession();
  const { path } = useStore(address);
  const at = `/angkatan/${cohortId}`;
  const entries: readonly (readonly [string, string, RouteName])[] = [
    [at, texts.facts, "showCohort"],
    [`${at}/seleksi`, selection.title, "showSelection"],
    [`${at}/kehadiran`, sessions.title, "listSessions"],
    [`/pendaftaran?cohortId=${cohortId}`, queue.menu, "listApplications"],
    [`/audit/cohort/${cohortId}`, audit.title, "showAudit"],
  ];
  return (
    <nav class="console-tabs" aria-label={texts.menuOfCohort}>
      <ul>
        {entries
          .filter(([, , needs]) => mayCall(needs, roles))
          .map(([to, name]) => (
            <li key={to}>
              <a href={hrefOf(to)} aria-current={path === to ? "page" : undefined}>
                {name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
};
