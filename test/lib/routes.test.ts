import { describe, expect, test } from "vitest";
import { isForStaff, type Route, type Uses } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { everySchedule } from "../../core/contract/schedules.ts";
import { roles } from "../../core/domain/shared/codes.ts";
import { everyTable } from "../../core/storage/dynamodb/tables.ts";
import { ofType, type Properties, type Resource, synthesize, targetOf } from "./synthesize.ts";

const { parts, everyResource } = synthesize("dev");

const stackOf = (route: Route): Resource[] => (isForStaff(route) ? parts.Staff : parts.Applicants) ?? [];
const partOf = (name: string, resources: readonly Resource[], type: string): Resource => {
  const found = ofType(resources, type).filter(({ path }) => path.split("/")[1] === name);
  expect(found.map(({ path }) => path)).toHaveLength(1);
  return found[0] as Resource;
};

/** Every action that a role may take, each with what it may be taken on. */
const allowedBy = (role: Resource): string[] =>
  role.Properties.Policies.flatMap(({ PolicyDocument }: Properties) =>
    PolicyDocument.Statement.flatMap(({ Effect, Action, Resource: on }: Properties) => {
      expect(Effect).toBe("Allow");
      return [Action]
        .flat()
        .flatMap((action) => [on].flat().map((resource) => `${action} on ${targetOf(resource)}`));
    }),
  ).sort();

/** The same computed anew and plainly, from `uses` and the list of tables. */
const expectedFor = (uses: Uses): string[] => {
  const expected: string[] = [];
  const add = (service: string, actions: string, on: string) => {
    for (const action of actions.split(" ")) expected.push(`${service}:${action} on ${on}`);
  };
  const readsItems = "GetItem BatchGetItem Query ConditionCheckItem";
  const writesItems = `${readsItems} PutItem UpdateItem DeleteItem`;
  for (const { name, indexes } of everyTable) {
    const use = uses[name];
    if (!use) continue;
    const table = { applications: "Applications", cohorts: "Cohorts", toolkits: "Toolkits", audit: "Audit" }[
      name
    ];
    add(
      "dynamodb",
      { read: readsItems, write: writesItems, append: "PutItem ConditionCheckItem" }[use],
      table,
    );
    if (use !== "append")
      for (const index of indexes) add("dynamodb", "Query", `${table}/index/${index.name}`);
  }
  const onDocuments = {
    receive: "PutObject",
    open: "GetObject",
    inspect: "GetObject",
    remove: "DeleteObject",
    print: "GetObject PutObject",
  };
  if (uses.documents) add("s3", onDocuments[uses.documents], "Documents/*");
  if (uses.reports) {
    add(
      "s3",
      uses.reports === "write" ? "AbortMultipartUpload DeleteObject GetObject PutObject" : "GetObject",
      "Reports/*",
    );
    add("s3", "ListBucket", "Reports");
  }
  if (uses.identity) add("secretsmanager", "GetSecretValue", "IdentitySecret");
  const changesItems = everyTable.some(({ name }) => uses[name] && uses[name] !== "read");
  if (everyTable.some(({ name }) => uses[name]) || uses.documents || uses.reports || uses.identity)
    add("kms", "Decrypt DescribeKey", "Key");
  const keepsFiles = uses.documents === "receive" || uses.documents === "print";
  if (changesItems || keepsFiles || uses.reports === "write")
    add("kms", "Encrypt GenerateDataKey ReEncryptFrom ReEncryptTo", "Key");
  return expected.sort();
};

const withoutLog = (allowed: string[]) => allowed.filter((each) => !each.startsWith("logs:"));

const expectedEnvironment = (uses: Uses): string[] =>
  [
    ...(uses.applications ? ["APPLICATIONS_TABLE"] : []),
    ...(uses.cohorts ? ["COHORTS_TABLE"] : []),
    ...(uses.toolkits ? ["TOOLKITS_TABLE"] : []),
    ...(uses.audit ? ["AUDIT_TABLE"] : []),
    ...(uses.documents ? ["DOCUMENTS_BUCKET"] : []),
    ...(uses.reports ? ["REPORTS_BUCKET"] : []),
    ...(uses.identity ? ["IDENTITY_SECRET"] : []),
    ...(uses.messages ? ["MESSAGES"] : []),
    "STAGE",
  ].sort();

describe.each(everyRoute)("The route %s", (name, route) => {
  test("has its own function, which it alone may start", () => {
    const step = partOf(name, stackOf(route), "AWS::Lambda::Function");
    expect(step.Properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Timeout: route.profile === "job" ? 900 : 25,
    });
    const { Properties: permission } = partOf(name, stackOf(route), "AWS::Lambda::Permission");
    expect(permission.FunctionName).toEqual({ "Fn::GetAtt": [step.id, "Arn"] });
    expect(JSON.stringify(permission.SourceArn)).toContain(`/*/*/api${route.path}"`);
  });

  test("is answered under /api, behind the authorizer where staff call it and only there", () => {
    const { Properties: entry } = partOf(name, stackOf(route), "AWS::ApiGatewayV2::Route");
    expect(entry.RouteKey).toBe(`${route.method} /api${route.path}`);
    expect(route.path.startsWith("/staff/")).toBe(isForStaff(route));
    expect([entry.AuthorizationType, entry.AuthorizerId !== undefined]).toEqual(
      isForStaff(route) ? ["JWT", true] : ["NONE", false],
    );
  });

  test("may do what it uses, and nothing else", () => {
    const role = partOf(name, stackOf(route), "AWS::IAM::Role");
    expect(withoutLog(allowedBy(role))).toEqual(expectedFor(route.uses));
    expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  test("is told of what it uses, and of nothing else", () => {
    const { Environment } = partOf(name, stackOf(route), "AWS::Lambda::Function").Properties;
    expect(Object.keys(Environment.Variables).sort()).toEqual(
      ["EDGE_SECRET", ...expectedEnvironment(route.uses)].sort(),
    );
  });
});

test("of the routes a report alone goes on after the gateway gave up; all others answer before that", () => {
  const seconds = Object.fromEntries(
    everyRoute.map(([name, route]) => [
      name,
      partOf(name, stackOf(route), "AWS::Lambda::Function").Properties.Timeout,
    ]),
  );
  const { writeReport, ...others } = seconds;
  expect(writeReport).toBe(900);
  for (const [name, timeout] of Object.entries(others)) expect(timeout, name).toBeLessThan(30);
});

describe.each(everySchedule)("The schedule %s", (name, schedule) => {
  test("is a job, with the time of one, whatever it uses", () => {
    expect(partOf(name, parts.Timed ?? [], "AWS::Lambda::Function").Properties.Timeout).toBe(900);
  });

  test("may do what it uses, and what its start needs", () => {
    const role = ofType(parts.Timed, "AWS::IAM::Role").find(({ path }) =>
      path.includes(`/${name}/Step/Role`),
    );
    const loadForStart = [
      "sqs:SendMessage on ",
      "dynamodb:DescribeStream on ",
      "dynamodb:GetRecords on ",
      "dynamodb:GetShardIterator on ",
      "dynamodb:ListStreams on ",
    ];
    const allowed = withoutLog(allowedBy(role as Resource));
    expect(allowed.filter((each) => !loadForStart.some((start) => each.startsWith(start)))).toEqual(
      expectedFor(schedule.uses),
    );
    expect(allowed.filter((each) => loadForStart.some((start) => each.startsWith(start)))).toHaveLength(
      schedule.start.by === "stream" ? 5 : 1,
    );
  });

  test("is told of what it uses, and of nothing else", () => {
    const step = partOf(name, parts.Timed ?? [], "AWS::Lambda::Function");
    expect(Object.keys(step.Properties.Environment.Variables).sort()).toEqual(
      expectedEnvironment(schedule.uses),
    );
  });
});

describe("All steps together", () => {
  test("are as many functions as there are routes and schedules", () => {
    expect(ofType(everyResource, "AWS::Lambda::Function")).toHaveLength(
      everyRoute.length + everySchedule.length,
    );
  });

  test("hold no action with a wildcard, and no resource that is everything", () => {
    for (const { path, Properties: role } of ofType(everyResource, "AWS::IAM::Role"))
      for (const { PolicyDocument } of role.Policies ?? [])
        for (const { Action, Resource: on } of PolicyDocument.Statement) {
          expect([path, ...[Action].flat().filter((action: string) => action.includes("*"))]).toEqual([path]);
          expect([path, ...[on].flat().filter((resource) => resource === "*")]).toEqual([path]);
        }
  });

  test("are cut so that sixty routes fit into one stack of 500 resources", () => {
    for (const [part, count] of [
      ["Applicants", everyRoute.filter(([, route]) => !isForStaff(route)).length],
      ["Staff", everyRoute.filter(([, route]) => isForStaff(route)).length],
    ] as const)
      expect(((parts[part]?.length ?? 0) / count) * 60).toBeLessThan(480);
    for (const [part, resources] of Object.entries(parts))
      expect([part, resources.length < 450]).toEqual([part, true]);
  });

  test("have the roles as the groups of their officers", () => {
    expect(
      ofType(parts.Identity, "AWS::Cognito::UserPoolGroup")
        .map(({ Properties: group }) => group.GroupName)
        .sort(),
    ).toEqual([...roles].sort());
  });
});
