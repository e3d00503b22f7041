import { describe, expect, test } from "vitest";
import { stageNamed, stageNames } from "../../lib/stages.ts";

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

  test("costs nothing by default that a quiet month does not need", () => {
    for (const name of stageNames) expect(stageNamed(name)).toMatchObject({ guardDuty: false });
    for (const name of stageNames) expect(stageNamed(name).webAclArn).toBeUndefined();
  });
});
