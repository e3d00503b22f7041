/** The HTTP API that all routes share. `RoutesStack` holds the routes, `EntranceStack` the stage of the API. */
import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import { createSecretKey } from "./constructs/secret-key.ts";
import type { DataStack } from "./data-stack.ts";
import type { IdentityStack } from "./identity-stack.ts";
import type { Stage } from "./stages.ts";

export class ApiStack extends Stack {
  readonly api: gateway.CfnApi;
  readonly authorizer: gateway.CfnAuthorizer;
  /** CloudFormation resolves the secret at the place of use, so no template holds it. */
  readonly edgeSecret: string;
  readonly host: string;

  constructor(scope: Construct, id: string, stage: Stage, data: DataStack, identity: IdentityStack) {
    super(scope, id, { env: { region: stage.region }, description: "Berdaya: the gateway" });
    this.api = new gateway.CfnApi(this, "Api", {
      name: `berdaya-${stage.name}`,
      protocolType: "HTTP",
      description: "Of one origin with the site: no other page may call it, so it has no CORS",
    });
    this.authorizer = new gateway.CfnAuthorizer(this, "Staff", {
      apiId: this.api.ref,
      name: "staff",
      authorizerType: "JWT",
      identitySource: ["$request.header.Authorization"],
      jwtConfiguration: {
        issuer: `https://cognito-idp.${this.region}.amazonaws.com/${identity.userPool.userPoolId}`,
        audience: [identity.client.userPoolClientId],
      },
    });
    this.edgeSecret = createSecretKey(this, "EdgeSecret", {
      description: "By it a function knows a request that came through CloudFront",
      sealedWith: data.key,
      removalPolicy: RemovalPolicy.DESTROY,
      staysBecause:
        "It changes by a deployment of functions and site together; a rotation of its own would part the two.",
    })
      .secretValueFromJson("key")
      .unsafeUnwrap();
    this.host = `${this.api.ref}.execute-api.${this.region}.${this.urlSuffix}`;

    new CfnOutput(this, "ApiUrl", { value: `https://${this.host}` });
  }
}
