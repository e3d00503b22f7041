/** Every page of the console, in the order of the menu. The console shows the first page that fits the address. */
import { appealsPage } from "./applications/appeals-page.tsx";
import { applicationPage } from "./applications/application-page.tsx";
import { correctionPage } from "./applications/correction-page.tsx";
import { enterApplicationPage } from "./applications/enter-application-page.tsx";
import { messagesPage } from "./applications/messages-page.tsx";
import { queuePage } from "./applications/queue-page.tsx";
import { cataloguePage } from "./catalogue/catalogue-page.tsx";
import { cohortPage } from "./catalogue/cohort-page.tsx";
import { cohortsPage } from "./catalogue/cohorts-page.tsx";
import { officersPage } from "./catalogue/officers-page.tsx";
import { openCohortPage } from "./catalogue/open-cohort-page.tsx";
import { programmePages } from "./catalogue/programme-page.tsx";
import { skillPages } from "./catalogue/skill-page.tsx";
import { versionsPages } from "./catalogue/versions-page.tsx";
import { auditPage } from "./privacy/audit-page.tsx";
import { dataRequestsPage } from "./privacy/data-requests-page.tsx";
import { reportsPage } from "./reporting/reports-page.tsx";
import type { Page } from "./router.tsx";
import { selectionPage } from "./selection/selection-page.tsx";
import { enterToolkitsPage } from "./toolkits/enter-toolkits-page.tsx";
import { followUpsPage } from "./toolkits/follow-ups-page.tsx";
import { toolkitsPage } from "./toolkits/toolkits-page.tsx";
import { writeOffPage } from "./toolkits/write-off-page.tsx";
import { attendancePage } from "./training/attendance-page.tsx";
import { sessionsPage } from "./training/sessions-page.tsx";

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
  ...versionsPages,
  officersPage,
  auditPage,
];
