/** What differs between the stages. Everything else is the same code. */

import { isCommand, isForStaff, type Profile, type Route } from "../core/contract/route.ts";
import * as office from "../offices/office.ts";
import { senderId } from "../offices/office-settings.ts";

/** Routes that are throttled alike. */
export type RouteKind = "read" | "command" | "look" | "staff";

export interface Throttling {
  requestsPerSecond: number;
  burst: number;
}

interface FunctionLimits {
  memoryMegabytes: number;
  timeoutSeconds: number;
}

/**
 * How applicants hear of a decision. An SMS needs a sender that is registered in Indonesia, an e-mail one whose domain is
 * verified in SES. How to get there: docs/runbook.md, "Turning messages on".
 */
export type Messages =
  | { channel: "off" }
  | { channel: "sms"; senderId: string }
  | { channel: "email"; from: string };

export interface Stage {
  name: string;
  region: string;
  /** Where people reach the site, without a slash at its end; before it is known, staff cannot sign in there. */
  siteUrl?: string;
  /** Of the site's own domain, from ACM in us-east-1; without it the site keeps the name that CloudFront gives it. */
  certificateArn?: string;
  messages: Messages;
  /** Who is told of alarms, by the mail that confirms the subscription too. A stage that keeps data needs it. */
  alarmEmail?: string;
  /** Tables, buckets, key and secrets outlive their stack and cannot be deleted by mistake. */
  keepsData: boolean;
  logRetentionDays: number;
  secondFactor: "required" | "optional";
  /** `managed` is the newer look of Cognito's own pages; an emulator knows only the `classic` one. */
  signInPages: "managed" | "classic";
  /** Sign-in by ADMIN_USER_PASSWORD_AUTH, for tests. */
  permitsPasswordAuth: boolean;
  /** The console of a developer's machine may sign in here too. */
  permitsLocalConsole: boolean;
  throttling: Record<RouteKind, Throttling>;
  /** By what the entry of a step says of it, and by nothing else. */
  limits: Record<Profile, FunctionLimits>;
  /** A web ACL in us-east-1 before the site: some 6 USD a month and 0.60 USD a million requests. Off by default. */
  webAclArn?: string;
  /**
   * GuardDuty with S3 protection: it watches who calls S3 and how, and opens no file, so it finds no malware. By volume,
   * some 5 to 30 USD a month here. Off by default.
   */
  guardDuty: boolean;
}

const throttling: Stage["throttling"] = {
  read: { requestsPerSecond: 200, burst: 400 },
  command: { requestsPerSecond: 50, burst: 100 },
  look: { requestsPerSecond: 20, burst: 40 },
  staff: { requestsPerSecond: 100, burst: 200 },
};

const everywhere = {
  // What is kept is kept in Indonesia (PP 71/2019); what passes through elsewhere is in docs/data-protection.md.
  region: office.region,
  throttling,
  limits: {
    // The gateway waits 30 seconds, for the start of a function too: the step's own 503 comes before that.
    api: { memoryMegabytes: 512, timeoutSeconds: 25 },
    // As long as Lambda lets anything run: nobody waits, and there may be much to do.
    job: { memoryMegabytes: 512, timeoutSeconds: 900 },
  },
  guardDuty: false,
} as const satisfies Partial<Stage>;

const stages = {
  dev: {
    ...everywhere,
    name: "dev",
    channel: "off",
    keepsData: false,
    logRetentionDays: 14,
    secondFactor: "optional",
    signInPages: "classic",
    permitsPasswordAuth: true,
    permitsLocalConsole: true,
  },
  prod: {
    ...everywhere,
    name: "prod",
    // A new account can send none: until the office has a registered sender, officers call.
    channel: "off",
    keepsData: true,
    logRetentionDays: 365,
    secondFactor: "required",
    signInPages: "managed",
    permitsPasswordAuth: false,
    permitsLocalConsole: false,
  },
} as const satisfies Record<string, Omit<Stage, "messages"> & { channel: Messages["channel"] }>;

/** The sender is the office's own: a stage says only whether messages go out, and how. */
const messagesBy = (channel: Messages["channel"]): Messages => {
  const { sms, email } = office.sender;
  if (channel === "sms" && sms) return { channel, senderId: sms };
  if (channel === "email" && email) return { channel, from: email };
  if (channel !== "off")
    throw new Error(`Messages by ${channel} need sender.${channel} in offices/${office.id}/office.ts.`);
  return { channel };
};

export const stageNames = Object.keys(stages);

/** One address without a name around it, as SNS takes it. */
const isEmailAddress = (text: string) => /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);

/** The settings of a stage by its name, as given with `-c stage=`. */
export const stageNamed = (
  name: string,
  changes: Partial<Pick<Stage, "siteUrl" | "alarmEmail" | "messages">> = {},
): Stage => {
  if (!Object.hasOwn(stages, name))
    throw new Error(`There is no stage "${name}": say -c stage= and one of ${stageNames.join(", ")}.`);
  const { channel, ...settings } = stages[name as keyof typeof stages];
  const stage: Stage = { ...settings, messages: messagesBy(channel), ...changes };
  if (stage.siteUrl && !/^https:\/\/[^/]+$/.test(stage.siteUrl))
    throw new Error(`siteUrl "${stage.siteUrl}" must be https://, a host and nothing after it.`);
  if (stage.alarmEmail !== undefined && !isEmailAddress(stage.alarmEmail))
    throw new Error(`alarmEmail "${stage.alarmEmail}" must be one e-mail address, as you@office.example.`);
  if (stage.messages.channel === "sms" && !senderId.test(stage.messages.senderId))
    throw new Error(
      `senderId "${stage.messages.senderId}" must be 1 to 11 letters, digits or hyphens, at least one a letter.`,
    );
  return stage;
};

/** Refuses to deploy a stage on which people depend while nobody would hear that it fails them. */
export const demandAlarmEmail = ({ name, keepsData, alarmEmail }: Stage): void => {
  if (keepsData && !alarmEmail)
    throw new Error(
      `The stage "${name}" keeps data, and nobody is told of its alarms: set alarmEmail for ${name} in lib/stages.ts, or say -c alarmEmail=you@office.example.`,
    );
};

export const kindOf = (route: Pick<Route, "callers" | "method" | "onlyLooks">): RouteKind => {
  if (isForStaff(route)) return "staff";
  if (isCommand(route)) return "command";
  return route.onlyLooks ? "look" : "read";
};
