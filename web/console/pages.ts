/** Every page of the console, one line each, in the order of the menu; the first that fits an address is shown. */
import { appealsPage } from "./pages/appeals.tsx";
import { applicationPage } from "./pages/application.tsx";
import { attendancePage } from "./pages/attendance.tsx";
import { auditPage } from "./pages/audit.tsx";
import { cataloguePage } from "./pages/catalogue.tsx";
import { cohortPage } from "./pages/cohort.tsx";
import { cohortsPage } from "./pages/cohorts.tsx";
import { correctionPage } from "./pages/correction.tsx";
import { dataRequestsPage } from "./pages/data-requests.tsx";
import { enterApplicationPage } from "./pages/enter-application.tsx";
import { enterToolkitsPage } from "./pages/enter-toolkits.tsx";
import { followUpsPage } from "./pages/follow-ups.tsx";
import { messagesPage } from "./pages/messages.tsx";
import { officersPage } from "./pages/officers.tsx";
import { openCohortPage } from "./pages/open-cohort.tsx";
import { programmePages } from "./pages/programme.tsx";
import { queuePage } from "./pages/queue.tsx";
import { reportsPage } from "./pages/reports.tsx";
import { selectionPage } from "./pages/selection.tsx";
import { sessionsPage } from "./pages/sessions.tsx";
import { skillPages } from "./pages/skill.tsx";
import { toolkitsPage } from "./pages/toolkits.tsx";
import { writeOffPage } from "./pages/write-off.tsx";
import type { Page } from "./router.tsx";

export const pages: readonly Page[] = [
  queuePage,
  enterApplicationPage,
  applicationPage,
  correctionPage,
  messagesPage,
  cohortsPage,
  openCohortPage,
  cohortPage,
  selectionPage,
  sessionsPage,
  attendancePage,
  toolkitsPage,
  enterToolkitsPage,
  writeOffPage,
  followUpsPage,
  appealsPage,
  dataRequestsPage,
  reportsPage,
  cataloguePage,
  ...skillPages,
  ...programmePages,
  officersPage,
  auditPage,
];
