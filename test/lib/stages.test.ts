import { App } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { describe, expect, test } from "vitest";
import { deployBerdaya } from "../../lib/berdaya.ts";
import { stageNamed, stageNames } from "../../lib/stages.ts";

/** As far as a stage is judged before anything of it is made. */
const deploy = (...given: Parameters<typeof stageNamed>) =>
  deployBerdaya(new App(), stageNamed(...given), () => lambda.Code.fromInline("exports.handler = () => {};"));

describe("A stage", () => {
  test("is dev or prod, and another name is an error that says so", () => {
    expect(stageNames).toEqual(["dev", "prod"]);
    for (const name of ["staging", "", "toString", "__proto__"])
      expect(() => stageNamed(name)).toThrow(/There is no stage ".*": say -c stage= and one of dev, prod\./);
  });

  test("is in Indonesia", () => {
    for (const name of stageNames) expect(stageNamed(name).region).toBe("ap-southeast-3");
  });

  test("sends nobody a message in dev", () => {
    expect(stageNamed("dev").messages).toEqual({ channel: "off" });
  });

  test("sends nobody a message before it names a registered sender: a new account could not", () => {
    for (const name of stageNames) expect(stageNamed(name).messages).toEqual({ channel: "off" });
    const messages = { channel: "sms", senderId: "DINSOS-KTM" } as const;
    expect(stageNamed("prod", { messages }).messages).toEqual(messages);
    for (const senderId of ["", "Dinas Sosial", "DINSOSKALTIM", "081255550101", "dinsos.kt"])
      expect(() => stageNamed("prod", { messages: { channel: "sms", senderId } })).toThrow("senderId");
  });

  test("takes where its site is, by https and without a path", () => {
    expect(stageNamed("dev", { siteUrl: "https://berdaya.example" }).siteUrl).toBe("https://berdaya.example");
    for (const siteUrl of ["http://berdaya.example", "https://berdaya.example/", "berdaya.example"])
      expect(() => stageNamed("dev", { siteUrl })).toThrow("siteUrl");
  });

  test("that keeps data is not deployed while nobody would hear its alarms, and says how to name somebody", () => {
    expect(() => deploy("prod")).toThrow(
      'The stage "prod" keeps data, and nobody is told of its alarms: set alarmEmail for prod in lib/stages.ts, or say -c alarmEmail=you@office.example.',
    );
  });

  test("takes one e-mail address for its alarms, and nothing else", () => {
    expect(stageNamed("dev", { alarmEmail: "siaga+berdaya@dinsos.kaltimprov.example" }).alarmEmail).toContain(
      "@",
    );
    for (const alarmEmail of [
      "",
      "siaga",
      "siaga@",
      "siaga@dinsos",
      "@dinsos.example",
      "a@b.example, c@d.example",
      "Siaga <siaga@dinsos.example>",
      "siaga@dinsos.example\n",
      "https://dinsos.example",
    ])
      expect(() => stageNamed("prod", { alarmEmail })).toThrow("alarmEmail");
  });

  test("costs nothing by default that a quiet month does not need", () => {
    for (const name of stageNames) expect(stageNamed(name)).toMatchObject({ guardDuty: false });
    for (const name of stageNames) expect(stageNamed(name).webAclArn).toBeUndefined();
  });
});
