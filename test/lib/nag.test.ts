import { Stack, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, test } from "vitest";
import { stageNames } from "../../lib/stages.ts";
import { synthesize } from "./synthesize.ts";

interface Finding {
  rule: string;
  path: string;
}

const describeFinding = ({ rule, path }: Finding) => `${rule} at ${path}`;

describe.each(stageNames)("The stage %s, judged by cdk-nag's AwsSolutions,", (stageName) => {
  const { app } = synthesize(stageName);

  const judge = (checks: AwsSolutionsChecks): Finding[] =>
    checks
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = "" }) => ({ rule: ruleName, path: constructPath })),
      );

  /** Everything that it finds, also where it was accepted. */
  const judgeAll = (): Finding[] => {
    const checks = new AwsSolutionsChecks(app);
    Object.assign(checks, { isAcknowledged: () => false });
    return judge(checks);
  };

  const accepted = app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          construct,
          path: construct.node.path,
          rule: id.replace(/^annotation::/i, ""),
          reason,
        })),
      )
      .filter(({ rule }) => rule.startsWith("AwsSolutions-")),
  );

  test("leaves nothing open", () => {
    expect(judge(new AwsSolutionsChecks(app)).map(describeFinding)).toEqual([]);
  });

  test("accepts each finding on its own resource, with a reason, and by its name where a rule has several", () => {
    expect(accepted.length).toBeGreaterThan(0);
    for (const { construct, rule, path, reason } of accepted) {
      expect([path, Stack.isStack(construct), construct.node.path === ""]).toEqual([path, false, false]);
      expect([path, rule]).toEqual([path, expect.not.stringMatching(/IAM[45]$|\*$/)]);
      expect(reason.split(" ").length).toBeGreaterThan(6);
    }
  });

  test("accepts nothing that it does not find", () => {
    const found = judgeAll();
    const idle = accepted.filter(
      ({ rule, path }) =>
        !found.some((each) => each.rule === rule && (each.path === path || each.path.startsWith(`${path}/`))),
    );
    expect(idle.map(describeFinding)).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(accepted.length);
  });
});
