import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { fileNameOf, type Profile, type Uses } from "../../core/contract/route.ts";
import { buckets, identitySecretVariable, tables } from "../../core/storage/dynamodb/tables.ts";
import { acceptFinding, exportNameOf } from "../accept-finding.ts";
import type { DataStack } from "../data-stack.ts";
import type { Messages, Stage } from "../stages.ts";
import { bucketsOf, grantsFor, tablesOf } from "./grants.ts";

/** Where the code of a function lies, by its file's name. */
export type CodeOf = (fileName: string) => lambda.Code;

export interface ProgrammeFunctionProps {
  /** As in `routes.ts` or `schedules.ts`. */
  name: string;
  summary: string;
  uses: Uses;
  stage: Stage;
  data: DataStack;
  codeOf: CodeOf;
  profile: Profile;
  /** Behind the gateway: by this value a function knows a request that came through CloudFront. */
  edgeSecret?: string;
  /** What starts it needs more than its `uses`. */
  grants?: iam.PolicyStatement[];
}

/** One step: its function, with the environment and the grant that its `uses` ask for, and its log. */
export class ProgrammeFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: ProgrammeFunctionProps) {
    super(scope, id);
    const { stage, uses, data } = props;
    const log = new logs.LogGroup(this, "Log", {
      retention: stage.logRetentionDays,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      description: props.summary.replaceAll(/[^\x20-\x7e]/g, " "),
      inlinePolicies: {
        step: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: [log.logGroupArn],
            }),
            ...grantsFor(uses, data, stage.messages),
            ...(props.grants ?? []),
          ],
        }),
      },
    });
    this.#acceptObjects(props);
    const { memoryMegabytes, timeoutSeconds } = stage.limits[props.profile];
    this.function = new lambda.Function(this, "Function", {
      description: props.summary,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: "index.handler",
      code: props.codeOf(fileNameOf(props.name)),
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      role: this.role,
      logGroup: log,
      environment: environmentOf(props),
    });
  }

  /** No list could name the objects of a bucket one by one. */
  #acceptObjects({ uses, data }: ProgrammeFunctionProps): void {
    for (const [name] of bucketsOf(uses))
      acceptFinding(
        this.role,
        `IAM5[Resource::${exportNameOf(data.buckets[name].bucketArn, data)}/*]`,
        `Any object of the bucket "${name}", which holds nothing else; the actions are named one by one.`,
      );
  }
}

const messengerOf = (messages: Messages): Record<string, string> => {
  switch (messages.channel) {
    case "off":
      return { MESSAGES: "off" };
    case "sms":
      return { MESSAGES: "sms", MESSAGES_SENDER: messages.senderId };
    case "email":
      return { MESSAGES: "email", MESSAGES_SENDER: messages.from };
  }
};

const environmentOf = ({ uses, stage, data, edgeSecret }: ProgrammeFunctionProps) => ({
  STAGE: stage.name,
  ...Object.fromEntries(
    tablesOf(uses).map(([table]) => [tables[table].variable, data.tables[table].tableName]),
  ),
  ...Object.fromEntries(
    bucketsOf(uses).map(([bucket]) => [buckets[bucket].variable, data.buckets[bucket].bucketName]),
  ),
  ...(uses.identity ? { [identitySecretVariable]: data.identitySecret.secretArn } : {}),
  ...(uses.messages ? messengerOf(stage.messages) : {}),
  ...(stage.siteUrl ? { SITE_URL: stage.siteUrl } : {}),
  ...(edgeSecret ? { EDGE_SECRET: edgeSecret } : {}),
});
