/**
 * Creates the routes of one audience. Public and staff routes are separate stacks: a stack may hold 500 resources.
 */
import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { isForStaff } from "../core/contract/route.ts";
import { everyRoute } from "../core/contract/routes.ts";
import type { ApiStack } from "./api-stack.ts";
import type { CodeOf } from "./constructs/programme-function.ts";
import { ProgrammeRoute } from "./constructs/programme-route.ts";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stages.ts";

export interface RoutesStackProps {
  audience: "applicants" | "staff";
  stage: Stage;
  data: DataStack;
  api: ApiStack;
  codeOf: CodeOf;
}

export class RoutesStack extends Stack {
  constructor(scope: Construct, id: string, { audience, ...props }: RoutesStackProps) {
    super(scope, id, {
      env: { region: props.stage.region },
      description: `Berdaya: what ${audience} do`,
    });
    for (const [name, route] of everyRoute)
      if (isForStaff(route) === (audience === "staff"))
        new ProgrammeRoute(this, name, { name, route, ...props });
  }
}
