import { describe, expect, test } from "vitest";
import { everyTable } from "../../core/storage/dynamodb/tables.ts";
import { ofType, type Resource, synthesize } from "./synthesize.ts";

const dev = synthesize("dev");
const prod = synthesize("prod");

const tableTypes = [
  "AWS::DynamoDB::Table",
  "AWS::KMS::Key",
  "AWS::SecretsManager::Secret",
  "AWS::Cognito::UserPool",
];
const nameOf = ({ path }: Resource) => path.split("/")[1];

describe("What is kept", () => {
  test("outlives its stack in prod, and cannot be deleted by mistake", () => {
    for (const part of ["Data", "Identity"])
      for (const resource of prod.parts[part] ?? [])
        if ([...tableTypes, "AWS::S3::Bucket"].includes(resource.Type))
          expect([resource.path, resource.DeletionPolicy]).toEqual([resource.path, "Retain"]);
    for (const { Properties } of ofType(prod.parts.Data, "AWS::DynamoDB::Table"))
      expect(Properties.DeletionProtectionEnabled).toBe(true);
    expect(ofType(prod.parts.Identity, "AWS::Cognito::UserPool")[0]?.Properties.DeletionProtection).toBe(
      "ACTIVE",
    );
  });

  test("goes whole in dev", () => {
    const kept = dev.everyResource.filter(({ DeletionPolicy }) => DeletionPolicy === "Retain");
    expect(kept.map(({ path }) => path)).toEqual([]);
  });

  test.each(everyTable)("the table $name is as tables.ts says, sealed and recoverable", (definition) => {
    const table = ofType(dev.parts.Data, "AWS::DynamoDB::Table").find(
      (each) => nameOf(each)?.toLowerCase() === definition.name,
    );
    expect(table?.Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: definition.partitionKey, KeyType: "HASH" },
        { AttributeName: definition.sortKey, KeyType: "RANGE" },
      ],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
    });
    expect(
      (table?.Properties.GlobalSecondaryIndexes ?? []).map(
        ({ IndexName, KeySchema, Projection }: Resource["Properties"]) => ({
          name: IndexName,
          partitionKey: KeySchema[0].AttributeName,
          sortKey: KeySchema[1].AttributeName,
          projection: Projection.ProjectionType === "ALL" ? "ALL" : Projection.NonKeyAttributes,
        }),
      ),
    ).toEqual(definition.indexes);
    expect(table?.Properties.StreamSpecification).toEqual(
      definition.stream ? { StreamViewType: "NEW_IMAGE" } : undefined,
    );
    expect(table?.Properties.TimeToLiveSpecification?.AttributeName).toBe(definition.timeToLive);
  });

  test("an entry of the audit is updated or deleted by nobody; a put, which adds one, is left", () => {
    const audit = ofType(dev.parts.Data, "AWS::DynamoDB::Table").find((each) => nameOf(each) === "Audit");
    const [statement] = audit?.Properties.ResourcePolicy.PolicyDocument.Statement ?? [];
    expect(statement).toMatchObject({ Effect: "Deny", Principal: { AWS: "*" } });
    expect(statement.Action).toEqual(expect.arrayContaining(["dynamodb:UpdateItem", "dynamodb:DeleteItem"]));
    expect(statement.Action).not.toContain("dynamodb:PutItem");
    const changing = dev.everyResource
      .filter(({ Type }) => Type === "AWS::IAM::Role")
      .flatMap(({ Properties }) => Properties.Policies ?? [])
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(
        ({ Action, Resource: on }) =>
          /GetAttAudit/.test(JSON.stringify(on)) && /Update|Delete/.test(JSON.stringify(Action)),
      );
    expect(changing).toEqual([]);
  });

  test("buckets are closed to the public, versioned, sealed, and reached by TLS alone", () => {
    for (const bucket of ofType(dev.everyResource, "AWS::S3::Bucket")) {
      expect(bucket.Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: "Enabled" },
        BucketEncryption: expect.anything(),
      });
      const policies = ofType(dev.everyResource, "AWS::S3::BucketPolicy").filter(
        ({ Properties }) => Properties.Bucket.Ref === bucket.id,
      );
      expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
    }
    for (const name of ["Documents", "Reports"]) {
      const bucket = ofType(dev.parts.Data, "AWS::S3::Bucket").find((each) => nameOf(each) === name);
      expect(
        bucket?.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault
          .SSEAlgorithm,
      ).toBe("aws:kms");
    }
  });

  test("an arriving document is told of by EventBridge, without a custom resource", () => {
    const documents = ofType(dev.parts.Data, "AWS::S3::Bucket").find((each) => nameOf(each) === "Documents");
    expect(documents?.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(documents?.Properties.CorsConfiguration.CorsRules[0].AllowedMethods).toEqual(["POST"]);
    for (const { everyResource } of [dev, prod])
      expect(
        everyResource.filter(
          ({ Type }) => Type.startsWith("Custom::") || Type === "AWS::CloudFormation::CustomResource",
        ),
      ).toEqual([]);
  });

  test("the secrets are made when they are deployed: no template holds one", () => {
    for (const { Properties } of ofType(dev.everyResource, "AWS::SecretsManager::Secret")) {
      expect(Properties.SecretString).toBeUndefined();
      const { ExcludeCharacters, PasswordLength, GenerateStringKey } = Properties.GenerateSecretString;
      const left = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).filter(
        (character) => !ExcludeCharacters.includes(character),
      );
      expect([left.join(""), PasswordLength, GenerateStringKey]).toEqual(["0123456789abcdef", 64, "key"]);
    }
    for (const { Properties } of ofType(dev.everyResource, "AWS::Lambda::Function")) {
      const { EDGE_SECRET } = Properties.Environment.Variables;
      if (EDGE_SECRET) expect(JSON.stringify(EDGE_SECRET)).toMatch(/\{\{resolve:secretsmanager:/);
    }
    for (const text of [...dev.texts, ...prod.texts])
      expect(text).not.toMatch(/AKIA[0-9A-Z]{16}|PRIVATE KEY/);
  });
});

describe("An alarm", () => {
  const told = ({ parts }: typeof dev) =>
    ofType(parts.Data, "AWS::SNS::Subscription").map(({ Properties }) => [
      Properties.Protocol,
      Properties.Endpoint,
    ]);

  test("is told by e-mail to whom the stage names", () => {
    expect(told(prod)).toEqual([["email", "alarm@office.example"]]);
    expect(told(dev)).toEqual([]);
  });
});

describe("Officers", () => {
  test("sign in by e-mail, are made by others, and in prod always show a second factor", () => {
    for (const [{ parts }, mfa] of [
      [dev, "OPTIONAL"],
      [prod, "ON"],
    ] as const)
      expect(ofType(parts.Identity, "AWS::Cognito::UserPool")[0]?.Properties).toMatchObject({
        UsernameAttributes: ["email"],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: mfa,
        EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      });
  });

  test("use a public client, which takes a password from a test in dev alone", () => {
    const client = ({ parts }: typeof dev) =>
      ofType(parts.Identity, "AWS::Cognito::UserPoolClient")[0]?.Properties;
    for (const stage of [dev, prod])
      expect(client(stage)).toMatchObject({ GenerateSecret: false, AccessTokenValidity: 60 });
    expect(client(dev).ExplicitAuthFlows).toContain("ALLOW_ADMIN_USER_PASSWORD_AUTH");
    expect(client(prod).ExplicitAuthFlows).not.toContain("ALLOW_ADMIN_USER_PASSWORD_AUTH");
    const known = client(synthesize("prod", { siteUrl: "https://berdaya.example" }));
    expect(known).toMatchObject({
      AllowedOAuthFlows: ["code"],
      CallbackURLs: ["https://berdaya.example/petugas/masuk"],
      LogoutURLs: ["https://berdaya.example/petugas/"],
    });
  });
});

describe("The outputs", () => {
  test("say what the contract promises", () => {
    const said = Object.values(dev.outputs).flat();
    expect(said).toEqual(
      expect.arrayContaining([
        "SiteUrl",
        "ApiUrl",
        "UserPoolId",
        "UserPoolClientId",
        "DocumentsBucket",
        "ReportsBucket",
      ]),
    );
    expect(dev.outputs.Site).toContain("SiteUrl");
  });
});
