/** Every stack of a stage. Each stack comes after the stacks that it uses. */
import { type App, Tags } from "aws-cdk-lib";
import * as office from "../offices/office.ts";
import { ApiStack } from "./api-stack.ts";
import type { CodeOf } from "./constructs/programme-function.ts";
import { DataStack } from "./data-stack.ts";
import { EntranceStack } from "./entrance-stack.ts";
import { IdentityStack } from "./identity-stack.ts";
import { RoutesStack } from "./routes-stack.ts";
import { SiteStack } from "./site-stack.ts";
import { demandAlarmEmail, type Stage } from "./stages.ts";
import { TimedStack } from "./timed-stack.ts";

export const deployBerdaya = (app: App, stage: Stage, codeOf: CodeOf): void => {
  demandAlarmEmail(stage);
  const id = (part: string) => `${office.stackPrefix}-${stage.name}-${part}`;
  const data = new DataStack(app, id("Data"), stage);
  const identity = new IdentityStack(app, id("Identity"), stage);
  const api = new ApiStack(app, id("Api"), stage, data, identity);
  const applicants = new RoutesStack(app, id("Applicants"), {
    audience: "applicants",
    stage,
    data,
    api,
    codeOf,
  });
  const staff = new RoutesStack(app, id("Staff"), { audience: "staff", stage, data, api, codeOf });
  const entrance = new EntranceStack(app, id("Entrance"), stage, data, api);
  entrance.addStackDependency(applicants);
  entrance.addStackDependency(staff);
  new TimedStack(app, id("Timed"), { stage, data, codeOf });
  const site = new SiteStack(app, id("Site"), { stage, data, identity, api });
  site.addStackDependency(entrance);
  Tags.of(app).add("project", "berdaya");
  Tags.of(app).add("office", office.id);
  Tags.of(app).add("stage", stage.name);
};
