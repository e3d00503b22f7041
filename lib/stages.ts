/** The settings that differ between the stages. All other code is the same for every stage. */
import { isCommand, isForStaff, type Route } from "../core/contract/route.ts";

/** Routes of one kind have the same throttling. */
export type RouteKind = "read" | "command" | "look" | "staff";

export interface Throttling {
  requestsPerSecond: number;
  burst: number;
}

export interface FunctionLimits {
  memoryMegabytes: number;
  timeoutSeconds: number;
}

/**
 * How applicants receive messages. SMS needs a sender registered in Indonesia. E-mail needs a domain verified in SES.
 * The steps are in docs/runbook.md, "Turning messages on".
 */
export type Messages =
  | { channel: "off" }
  | { channel: "sms"; senderId: string }
  | { channel: "email"; from: string };

export interface Stage {
  name: string;
  region: string;
  /** The site's address, without a slash at the end. Staff cannot sign in at the site until this address is set. */
  siteUrl?: string;
  /**
   * The ARN of an ACM certificate in us-east-1 for the site's domain. Without it, the site keeps CloudFront's domain
   * name.
   */
  certificateArn?: string;
  messages: Messages;
  /** The office's name in the numbers of its papers, as in `1/BAST/DINSOS-KALTIM/XII/2026`. */
  unit: string;
  /**
   * The address for alarms. It also gets the mail that confirms the subscription. A stage that keeps data must have
   * it.
   */
  alarmEmail?: string;
  /** Tables, buckets, key and secrets outlive their stack, and nobody can delete them by mistake. */
  keepsData: boolean;
  logRetentionDays: number;
  secondFactor: "required" | "optional";
  /** `managed` is the newer design of Cognito's own pages. An emulator has only the `classic` design. */
  signInPages: "managed" | "classic";
  /** Allows sign-in by ADMIN_USER_PASSWORD_AUTH, for tests. */
  permitsPasswordAuth: boolean;
  /** Also allows sign-in from the console on a developer's machine. */
  permitsLocalConsole: boolean;
  throttling: Record<RouteKind, Throttling>;
  /** For functions behind the gateway. The gateway waits 30 seconds. */
  functions: FunctionLimits;
  /** For functions behind the gateway that write reports. They go on writing after the gateway stops waiting. */
  reports: FunctionLimits;
  /** For functions that a clock, a stream or a file starts. Nobody waits for them, and they may have much work. */
  jobs: FunctionLimits;
  /**
   * The ARN of a web ACL in us-east-1 in front of the site. It costs about 6 USD a month and 0.60 USD per million
   * requests. Off by default.
   */
  webAclArn?: string;
  /**
   * GuardDuty with S3 protection watches who calls S3 and how. It opens no file, so it finds no malware. It costs
   * about 5 to 30 USD a month here, by volume. Off by default.
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
  // The data is stored in Indonesia (PP 71/2019). docs/data-protection.md lists the data that passes through other
  // countries.
  region: "ap-southeast-3",
  throttling,
  unit: "DINSOS-KALTIM",
  functions: { memoryMegabytes: 512, timeoutSeconds: 10 },
  reports: { memoryMegabytes: 512, timeoutSeconds: 900 },
  jobs: { memoryMegabytes: 512, timeoutSeconds: 900 },
  guardDuty: false,
} as const satisfies Partial<Stage>;

const stages = {
  dev: {
    ...everywhere,
    name: "dev",
    messages: { channel: "off" },
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
    // A new AWS account cannot send messages. Officers telephone until the office has a registered sender.
    messages: { channel: "off" },
    keepsData: true,
    logRetentionDays: 365,
    secondFactor: "required",
    signInPages: "managed",
    permitsPasswordAuth: false,
    permitsLocalConsole: false,
  },
} as const satisfies Record<string, Stage>;

export const stageNames = Object.keys(stages);

/** One address without a display name, because SNS takes only this form. */
const isEmailAddress = (text: string) => /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
/** The form of a sender name that SNS accepts. */
const isSenderId = (text: string): boolean => /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/.test(text);

/** The settings of the stage `name`, as given with `-c stage=`, with the given settings in place of its own. */
export const stageNamed = (
  name: string,
  changes: Partial<Pick<Stage, "siteUrl" | "alarmEmail" | "messages">> = {},
): Stage => {
  if (!Object.hasOwn(stages, name))
    throw new Error(`There is no stage "${name}": say -c stage= and one of ${stageNames.join(", ")}.`);
  const stage: Stage = { ...stages[name as keyof typeof stages], ...changes };
  if (stage.siteUrl && !/^https:\/\/[^/]+$/.test(stage.siteUrl))
    throw new Error(`siteUrl "${stage.siteUrl}" must be https://, a host and nothing after it.`);
  if (stage.alarmEmail !== undefined && !isEmailAddress(stage.alarmEmail))
    throw new Error(`alarmEmail "${stage.alarmEmail}" must be one e-mail address, as you@office.example.`);
  if (stage.messages.channel === "sms" && !isSenderId(stage.messages.senderId))
    throw new Error(
      `senderId "${stage.messages.senderId}" must be 1 to 11 letters, digits or hyphens, at least one a letter.`,
    );
  return stage;
};

/** Throws an `Error` for a stage that keeps data but has no address for alarms: nobody would hear of a failure. */
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
