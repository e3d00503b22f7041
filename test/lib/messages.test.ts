import { describe, expect, test } from "vitest";
import type { Messages } from "../../lib/stages.ts";
import { ofType, type Synthesized, synthesize } from "./synthesize.ts";

const prodWith = (messages: Messages) => synthesize("prod", { messages });
const off = synthesize("prod");
const bySms = prodWith({ channel: "sms", senderId: "DINSOSKT" });

const senderOf = ({ parts }: Synthesized) =>
  ofType(parts.Timed, "AWS::Lambda::Function").find(({ path }) => path.split("/")[1] === "sendMessages")
    ?.Properties.Environment.Variables;
const grantOf = ({ parts }: Synthesized) =>
  JSON.stringify(
    ofType(parts.Timed, "AWS::IAM::Role").find(({ path }) => path.includes("/sendMessages/Step/Role")),
  );
const warningsOf = ({ app }: Synthesized) =>
  app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type, data }) => type === "aws:cdk:warning" && String(data).startsWith("Messages"))
    .map(({ data }) => String(data));

describe("The messages of a stage", () => {
  test("are off until it names a sender, and then nothing may send one", () => {
    expect(senderOf(off)).toMatchObject({ MESSAGES: "off" });
    expect(senderOf(off)).not.toHaveProperty("MESSAGES_SENDER");
    expect(grantOf(off)).not.toMatch(/sns:Publish|ses:SendEmail/);
  });

  test("are said to be off while they are, once, with what to do", () => {
    const warnings = warningsOf(off);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('Messages are off in "prod"');
    expect(warnings[0]).toContain("docs/runbook.md");
    expect(warnings[0]).toContain("lib/stages.ts");
    expect(warningsOf(bySms)).toEqual([]);
  });

  test("go out by the sender that the stage names", () => {
    expect(senderOf(bySms)).toMatchObject({ MESSAGES: "sms", MESSAGES_SENDER: "DINSOSKT" });
    expect(grantOf(bySms)).toContain("sns:Publish");
    const byEmail = prodWith({ channel: "email", from: "berdaya@dinsos.example" });
    expect(senderOf(byEmail)).toMatchObject({ MESSAGES: "email", MESSAGES_SENDER: "berdaya@dinsos.example" });
    expect(grantOf(byEmail)).toContain("ses:SendEmail");
  });
});
