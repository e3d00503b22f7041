import { Stack } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { isForStaff, type Route } from "../../core/contract/route.ts";
import { acceptFinding } from "../accept-finding.ts";
import type { ApiStack } from "../api-stack.ts";
import { ProgrammeFunction, type ProgrammeFunctionProps } from "./programme-function.ts";

/** As the gateway knows a route, in its access log and its throttling too. */
export const routeKeyOf = ({ method, path }: Pick<Route, "method" | "path">): string =>
  `${method} /api${path}`;

export interface ProgrammeRouteProps
  extends Pick<ProgrammeFunctionProps, "name" | "stage" | "data" | "codeOf"> {
  route: Route;
  api: ApiStack;
}

/** One entry of `routes.ts`: its function, and the way to it, behind the authorizer where staff call it. */
export class ProgrammeRoute extends Construct {
  constructor(scope: Construct, id: string, props: ProgrammeRouteProps) {
    super(scope, id);
    const { route, api } = props;
    const step = new ProgrammeFunction(this, "Step", {
      ...props,
      summary: route.summary,
      uses: route.uses,
      profile: route.profile,
      edgeSecret: api.edgeSecret,
    });
    const integration = new gateway.CfnIntegration(this, "Integration", {
      apiId: api.api.ref,
      integrationType: "AWS_PROXY",
      integrationUri: step.function.functionArn,
      payloadFormatVersion: "2.0",
    });
    const entry = new gateway.CfnRoute(this, "Route", {
      apiId: api.api.ref,
      routeKey: routeKeyOf(route),
      target: `integrations/${integration.ref}`,
      ...(isForStaff(route)
        ? { authorizationType: "JWT", authorizerId: api.authorizer.ref }
        : { authorizationType: "NONE" }),
    });
    if (!isForStaff(route))
      acceptFinding(entry, "APIG4", "Applicants have no account: the public may take this step, by law too.");
    new lambda.CfnPermission(this, "Permission", {
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      functionName: step.function.functionArn,
      // This route alone.
      sourceArn: Stack.of(this).formatArn({
        service: "execute-api",
        resource: api.api.ref,
        resourceName: `*/*/api${route.path}`,
      }),
    });
  }
}
