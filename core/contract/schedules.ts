/** The steps that time and events start, one entry for each step. `routes.ts` does the same for calls. */
import type { Profile, Uses } from "./route.ts";
import type { Area } from "./routes.ts";

export interface Schedule {
  area: Area;
  summary: string;
  /** The harm when the step does not run. The alarm's description says it. */
  harm: string;
  start:
    | { by: "clock" /** The form of EventBridge Scheduler, in the time of the office. */; cron: string }
    | { by: "object-created"; bucket: "documents" | "reports" }
    | {
        by: "stream";
        table: "applications" | "toolkits";
        /** The step starts only for new items whose sort key begins with one of these. */
        added: readonly string[];
        /**
         * The stream retries until the record is too old. The step itself counts the failures of a record.
         */
        retriesWhileYoung?: true;
      };
  /** A metric in the log that no fault shows. An alarm reports the first occurrence. */
  counts?: { metric: string; what: string };
  profile: Profile;
  uses: Uses;
}

export const schedules = {
  writeDueReports: {
    area: "reporting",
    summary: "Writes the reports of the month, quarter and year that ended yesterday",
    harm: "The office and the ministry have no figures for the period.",
    start: { by: "clock", cron: "cron(0 6 1 * ? *)" },
    profile: "job",
    uses: { applications: "read", cohorts: "read", reports: "write" },
  },
  inspectDocument: {
    area: "applications",
    summary: "Looks at a file that arrived before it counts as received",
    harm: "A photo that was sent stays waiting, and the applicant is asked for it again.",
    start: { by: "object-created", bucket: "documents" },
    profile: "job",
    uses: { applications: "write", audit: "append", documents: "inspect" },
  },
  sendMessages: {
    area: "applications",
    summary: "Tells applicants of a change of status",
    harm: "An applicant does not hear of a decision.",
    start: {
      by: "stream",
      table: "applications",
      added: ["MESSAGE#", "RESEND#"],
      retriesWhileYoung: true,
    },
    counts: { metric: "failedMessages", what: "A message failed for good." },
    profile: "job",
    uses: { applications: "write", messages: "send" },
  },
  reallocateSeats: {
    area: "selection",
    summary: "Carries a sealed selection out, and passes on each seat that is given back",
    harm: "A seat stays empty while somebody waits for it, or people do not hear what the selection gave them.",
    start: { by: "stream", table: "applications", added: ["VACANCY#", "WAITING#", "SEALED"] },
    profile: "job",
    uses: { applications: "write", cohorts: "read", audit: "append", reports: "read" },
  },
  endOverdueOffers: {
    area: "selection",
    summary: "Ends offers that nobody answered, and what is open when a cohort starts",
    harm: "A seat is kept for someone who does not answer, and whoever waits for it starts too late.",
    start: { by: "clock", cron: "cron(0 0 * * ? *)" },
    profile: "job",
    uses: { applications: "write", cohorts: "read", audit: "append", reports: "read" },
  },
  removeLeftovers: {
    area: "privacy",
    summary: "Removes the files and messages that a record has let go of",
    harm: "What a person had removed or erased is still kept.",
    start: { by: "clock", cron: "cron(30 0 * * ? *)" },
    profile: "job",
    uses: { applications: "write", documents: "remove" },
  },
  printPapers: {
    area: "training",
    summary: "Prints the paper of each certificate that comes",
    harm: "Whoever asks for a paper waits longer, until it is printed for them.",
    start: { by: "stream", table: "toolkits", added: ["CERTIFICATE"] },
    profile: "job",
    uses: { applications: "read", toolkits: "read", documents: "print" },
  },
} as const satisfies Record<string, Schedule>;

export type ScheduleName = keyof typeof schedules;
export const everySchedule = Object.entries(schedules) as [ScheduleName, Schedule][];
