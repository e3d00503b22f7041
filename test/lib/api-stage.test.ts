import { globSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sitePages } from "../../core/contract/addresses.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { everySchedule } from "../../core/contract/schedules.ts";
import { givenUpAfterHours, longestWaitHours } from "../../core/domain/applications/message.ts";
import { siteFolder } from "../../offices/site-folder.ts";
import { ofType, type Properties, synthesize } from "./synthesize.ts";

const { parts, everyResource } = synthesize("dev");

describe("The gateway", () => {
  const stage = ofType(parts.Entrance, "AWS::ApiGatewayV2::Stage")[0]?.Properties;

  test("logs which route answered, and nothing that says who asked", () => {
    expect(Object.values<string>(JSON.parse(stage.AccessLogSettings.Format)).sort()).toEqual([
      "$context.integrationLatency",
      "$context.integrationStatus",
      "$context.requestId",
      "$context.requestTimeEpoch",
      "$context.responseLatency",
      "$context.responseLength",
      "$context.routeKey",
      "$context.status",
    ]);
  });

  test("holds every route back by its kind, and looking up a status most of all", () => {
    const { RouteSettings } = stage;
    expect(Object.keys(RouteSettings).sort()).toEqual(
      everyRoute.map(([, { method, path }]) => `${method} /api${path}`).sort(),
    );
    const rate = (key: string) => RouteSettings[key].ThrottlingRateLimit;
    expect(rate("POST /api/status")).toBeLessThan(rate("POST /api/applications"));
    expect(rate("POST /api/applications")).toBeLessThan(rate("GET /api/openings"));
  });

  test("believes access tokens of this pool, for this client", () => {
    const { JwtConfiguration, AuthorizerType } =
      ofType(parts.Api, "AWS::ApiGatewayV2::Authorizer")[0]?.Properties ?? {};
    expect(AuthorizerType).toBe("JWT");
    expect(JSON.stringify(JwtConfiguration.Issuer)).toMatch(
      /https:\/\/cognito-idp\.ap-southeast-3\.amazonaws\.com\/.*ExportsOutputRefStaff/,
    );
    expect(JSON.stringify(JwtConfiguration.Audience)).toMatch(/ExportsOutputRefStaffConsole/);
  });
});

describe("What time and events start", () => {
  test.each(everySchedule)("%s starts as schedules.ts says", (name, { start }) => {
    const own = (type: string) =>
      ofType(parts.Timed, type).filter(({ path }) => path.split("/")[1] === name)[0]?.Properties;
    if (start.by === "clock")
      expect(own("AWS::Scheduler::Schedule")).toMatchObject({
        ScheduleExpression: start.cron,
        ScheduleExpressionTimezone: "Asia/Makassar",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Input: '{"at":"<aws.scheduler.scheduled-time>"}',
          DeadLetterConfig: expect.anything(),
          RetryPolicy: expect.anything(),
        },
      });
    if (start.by === "object-created") {
      expect(own("AWS::Events::Rule").EventPattern).toMatchObject({
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
      });
      expect(own("AWS::Events::Rule").Targets[0]).toMatchObject({ DeadLetterConfig: expect.anything() });
    }
    if (start.by === "stream") {
      expect(own("AWS::Lambda::EventSourceMapping")).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        DestinationConfig: { OnFailure: expect.anything() },
      });
      expect(JSON.parse(own("AWS::Lambda::EventSourceMapping").FilterCriteria.Filters[0].Pattern)).toEqual({
        eventName: ["INSERT"],
        dynamodb: { Keys: { sk: { S: start.added.map((prefix) => ({ prefix })) } } },
      });
    }
  });

  test.each(everySchedule)(
    "%s raises an alarm that says who is harmed, also for what was given up",
    (name, { harm, counts }) => {
      const alarms = ofType(parts.Timed, "AWS::CloudWatch::Alarm").filter(
        ({ path }) => path.split("/")[1] === name,
      );
      expect(alarms.map(({ Properties }) => Properties.MetricName).sort()).toEqual([
        "ApproximateNumberOfMessagesVisible",
        "Errors",
        ...(counts ? [counts.metric] : []),
      ]);
      for (const { Properties } of alarms) expect(Properties.AlarmDescription).toContain(harm);
      // An error is dated by the start of its invocation: it comes up to 15 minutes late, and must be seen all the same.
      const errors = alarms.find(({ Properties }) => Properties.MetricName === "Errors")?.Properties;
      expect(errors.DatapointsToAlarm).toBe(1);
      expect(errors.EvaluationPeriods * errors.Period).toBeGreaterThan(900);
    },
  );

  test("a message is tried until it has failed by its own count, or is older than it may wait; then somebody hears", () => {
    const own = (type: string) =>
      ofType(parts.Timed, type).filter(({ path }) => path.split("/")[1] === "sendMessages");
    const [mapping] = own("AWS::Lambda::EventSourceMapping");
    expect(mapping?.Properties.MaximumRetryAttempts).toBe(-1);
    expect(mapping?.Properties.MaximumRecordAgeInSeconds).toBeGreaterThan(longestWaitHours * 60 * 60);
    expect(mapping?.Properties.MaximumRecordAgeInSeconds).toBeLessThan(givenUpAfterHours * 60 * 60);
    const { OnFailure } = mapping?.Properties.DestinationConfig ?? {};
    expect(OnFailure.Destination).toEqual({ "Fn::GetAtt": [own("AWS::SQS::Queue")[0]?.id, "Arn"] });
    const failed = own("AWS::CloudWatch::Alarm").find(
      ({ Properties }) => Properties.MetricName === "failedMessages",
    );
    expect(failed?.Properties).toMatchObject({
      Namespace: "Berdaya",
      Dimensions: [
        { Name: "stage", Value: "dev" },
        { Name: "step", Value: "sendMessages" },
      ],
      Threshold: 0,
      ComparisonOperator: "GreaterThanThreshold",
      AlarmDescription: "A message failed for good. An applicant does not hear of a decision.",
    });
    // Others end by their number of tries: nothing else counts them.
    for (const each of ofType(parts.Timed, "AWS::Lambda::EventSourceMapping"))
      if (each !== mapping) expect(each.Properties.MaximumRetryAttempts).toBe(10);
  });

  test("every alarm tells somebody", () => {
    const alarms = ofType(everyResource, "AWS::CloudWatch::Alarm");
    expect(alarms.length).toBeGreaterThan(everySchedule.length * 2);
    for (const { Properties } of alarms) {
      expect(JSON.stringify(Properties.AlarmActions)).toContain("ExportsOutputRefAlarms");
      expect(Properties.AlarmDescription.split(". ").length).toBeGreaterThan(1);
    }
  });
});

describe("The site", () => {
  const distribution = ofType(parts.Site, "AWS::CloudFront::Distribution")[0]?.Properties.DistributionConfig;
  const headers = ofType(parts.Site, "AWS::CloudFront::ResponseHeadersPolicy")[0]?.Properties
    .ResponseHeadersPolicyConfig;

  test("allows no script, style or frame that is not its own", () => {
    const policy = JSON.stringify(headers.SecurityHeadersConfig.ContentSecurityPolicy);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-");
    expect(headers.SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: "same-origin" },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true },
    });
  });

  test("keeps nothing of the API at the edge, and hides none of its errors", () => {
    const [api] = distribution.CacheBehaviors;
    expect(api).toMatchObject({
      PathPattern: "/api/*",
      // AWS's own policy that caches nothing.
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      ViewerProtocolPolicy: "https-only",
    });
    expect(api.AllowedMethods).toContain("PUT");
    expect(distribution.CustomErrorResponses).toBeUndefined();
    const [forwarding] = ofType(parts.Site, "AWS::CloudFront::OriginRequestPolicy");
    expect(forwarding?.Properties.OriginRequestPolicyConfig.HeadersConfig).toEqual({
      HeaderBehavior: "allExcept",
      Headers: ["host"],
    });
  });

  test("hands on to the API what encodings a browser takes, since the edge compresses nothing that it may not keep", () => {
    const [api] = distribution.CacheBehaviors;
    const [forwarding] = ofType(parts.Site, "AWS::CloudFront::OriginRequestPolicy");
    expect(api.OriginRequestPolicyId.Ref).toBe(forwarding?.id);
    // A cache policy that asks for gzip or Brotli would have the header put in order, or left out: this one asks for none.
    expect(api.CachePolicyId).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    expect(forwarding?.Properties.OriginRequestPolicyConfig.HeadersConfig.Headers).not.toContain(
      "accept-encoding",
    );
  });

  test("says to the API by a secret that a request came through it", () => {
    const added = distribution.Origins.flatMap(
      ({ OriginCustomHeaders = [] }: Properties) => OriginCustomHeaders,
    );
    expect(added).toHaveLength(1);
    expect(added[0].HeaderName).toBe("x-berdaya-edge");
    expect(JSON.stringify(added[0].HeaderValue)).toContain("{{resolve:secretsmanager:");
  });

  test("compresses its files at the edge, which it does only of what it may keep", () => {
    expect(distribution.DefaultCacheBehavior).toMatchObject({
      Compress: true,
      // AWS's own policy that asks for gzip and Brotli and keeps nothing that says `no-cache` for longer than a second.
      CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    });
  });

  /** A function at the edge, as it is deployed, where an event starts it. */
  const atEdge = (eventType: "viewer-request" | "viewer-response") => {
    const [found] = distribution.DefaultCacheBehavior.FunctionAssociations.filter(
      (each: Properties) => each.EventType === eventType,
    );
    const [id] = found.FunctionARN["Fn::GetAtt"];
    const code: string = parts.Site?.find((resource) => resource.id === id)?.Properties.FunctionCode;
    // The most that CloudFront takes.
    expect(Buffer.byteLength(code)).toBeLessThan(10_240);
    return new Function(`${code}; return handler;`)();
  };
  const onRequest = atEdge("viewer-request");
  const onResponse = atEdge("viewer-response");
  const ask = (uri: string, headers: Record<string, { value: string }> = {}) =>
    onRequest({
      viewer: { ip: "203.0.113.7" },
      request: { uri, method: "GET", headers: { host: { value: "berdaya.example" }, ...headers } },
    });
  /** The status that a browser gets of what S3 answers 200, whichever address the event then names. */
  const statusesOf = (uri: string): number[] =>
    [uri, ask(uri).uri].map(
      (named) =>
        onResponse({ request: { uri: named }, response: { statusCode: 200, headers: {} } }).statusCode,
    );

  test.each([
    ["/", "/index.html"],
    ["/daftar/", "/daftar/index.html"],
    ["/daftar/index.html", "/daftar/index.html"],
    ["/en/status/", "/en/status/index.html"],
    ["/assets/site.css", "/assets/site.css"],
    ["/petugas/", "/petugas/index.html"],
    ["/petugas/permohonan/KT-7F3K-9Q2M-4XTD", "/petugas/index.html"],
    ["/petugas/audit/toolkit/SN.2026.1", "/petugas/index.html"],
    ["/petugas/masuk", "/petugas/index.html"],
    ["/petugas/config.json", "/petugas/config.json"],
    ["/petugas/assets/index-Bq1x_9Za.js", "/petugas/assets/index-Bq1x_9Za.js"],
  ])("%s is found at %s", (asked, found) => {
    expect(ask(asked).uri).toBe(found);
    expect(statusesOf(asked)).toEqual([200, 200]);
  });

  test("every page that is built is one that the edge knows, and has every page that it knows", () => {
    const built = globSync("**/*.html", { cwd: siteFolder() })
      .map((file) => `/${file}`)
      .filter((file) => file !== "/404.html")
      .sort();
    expect(built.map((file) => ask(file).uri)).toEqual(built);
    expect(sitePages.map((page) => ask(page).uri).sort()).toEqual(built);
  });

  test.each([
    "/api/openings",
    "/api/applications/KT-7F3K-9Q2M-4XTD/documents",
    "/api/tidak-ada",
    "/api//evil.example/",
  ])("%s goes to the API as it is, and comes back as it is", (asked) => {
    expect(ask(asked).uri).toBe(asked);
    const [api] = distribution.CacheBehaviors;
    expect(api.FunctionAssociations.map(({ EventType }: Properties) => EventType)).toEqual([
      "viewer-request",
    ]);
  });

  test.each([
    ["/daftar", "/daftar/"],
    ["/petugas", "/petugas/"],
    ["//daftar", "/daftar/"],
    ["//", "/"],
    ["/\\en//status\\", "/en/status/"],
  ])("a page with a slash too few or too many, %s, is sent to %s", (asked, location) => {
    expect(ask(asked)).toMatchObject({ statusCode: 301, headers: { location: { value: location } } });
  });

  test.each([
    "//evil.example/login",
    "//evil.example",
    "//evil.example/",
    "//evil.example/daftar",
    "///evil.example/%2e%2e",
    "/\\evil.example/login",
    "\\\\evil.example/login",
    "/%2Fevil.example/login",
    "/%2f%2fevil.example/login",
    "/%5Cevil.example/login",
    "/%5c%5cevil.example",
    "/https://evil.example/login",
    "https://evil.example/login",
    "/.//evil.example/login",
    "/;//evil.example",
    "/\t/evil.example/",
    "/daftar//evil.example",
    "//petugas.evil.example",
    "/@evil.example",
    "/tidak-ada",
    "/tidak-ada/",
    "/tidak-ada.php",
    "/.env",
    "/404.html",
    "/daftar/index.html/",
    "/DAFTAR/",
    "/api",
    "/__proto__",
    "/constructor/",
  ])("%s is no page: it is answered by the page that says so, as a 404, and leads nowhere else", (asked) => {
    const validators = ["if-none-match", "if-modified-since", "range"].map((name) => [name, { value: "x" }]);
    const answer = ask(asked, Object.fromEntries(validators));
    expect(answer.statusCode).toBeUndefined();
    expect(answer.uri).toBe("/404.html");
    expect(Object.keys(answer.headers).sort()).toEqual(["host", "x-viewer-address", "x-viewer-host"]);
    expect(statusesOf(asked)).toEqual([404, 404]);
  });

  test("whatever is asked, nobody is sent to another host", () => {
    const piece = fc.constantFrom(
      "/",
      "//",
      "\\",
      "%2F",
      "%5C",
      "evil.example",
      "daftar",
      "en",
      "..",
      "petugas",
      "\t",
      "@",
      ":",
      "?",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { headers } = ask(`/${pieces.join("")}`);
        const to = headers.location?.value ?? "/";
        expect(new URL(to, "https://berdaya.example").host).toBe("berdaya.example");
        expect(["/", ...sitePages]).toContain(to);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is not changed since stays a 304", () => {
    const response = { statusCode: 304, headers: {} };
    expect(onResponse({ request: { uri: "/daftar/" }, response }).statusCode).toBe(304);
  });

  test("what a browser claims about itself gives way to what CloudFront saw", () => {
    const { headers } = ask("/api/status", {
      "x-viewer-address": { value: "198.51.100.1" },
      "x-viewer-host": { value: "evil.example" },
    });
    expect([headers["x-viewer-address"].value, headers["x-viewer-host"].value]).toEqual([
      "203.0.113.7",
      "berdaya.example",
    ]);
  });
});
