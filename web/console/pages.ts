/** Every page of the console, one line each, in the order of the menu; the first that fits an address is shown. */
import { applicationPage } from "./pages/application.tsx";
import { cataloguePage } from "./pages/catalogue.tsx";
import { cohortPage } from "./pages/cohort.tsx";
import { cohortsPage } from "./pages/cohorts.tsx";
import { openCohortPage } from "./pages/open-cohort.tsx";
import { programmePages } from "./pages/programme.tsx";
import { queuePage } from "./pages/queue.tsx";
import { reportsPage } from "./pages/reports.tsx";
import { skillPages } from "./pages/skill.tsx";
import type { Page } from "./router.tsx";

export const pages: readonly Page[] = [
  queuePage,
  applicationPage,
  cohortsPage,
  openCohortPage,
  cohortPage,
  cataloguePage,
  ...skillPages,
  ...programmePages,
  reportsPage,
];
