/** Reads the outputs of a stage's stacks. */
import {
  CloudFormationClient,
  paginateDescribeStacks,
  paginateListStackResources,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import type { Stage } from "../lib/stages.ts";
import * as office from "../offices/office.ts";

/** The deployed stacks of a stage. */
export const listStacks = async ({ name, region }: Pick<Stage, "name" | "region">): Promise<Stack[]> => {
  const found: Stack[] = [];
  for await (const page of paginateDescribeStacks({ client: new CloudFormationClient({ region }) }, {}))
    found.push(
      ...(page.Stacks ?? []).filter(({ StackName }) =>
        StackName?.startsWith(`${office.stackPrefix}-${name}-`),
      ),
    );
  return found;
};

/** The resources of one type in the stacks of a stage: the ids of the code and the ids of AWS. */
export const listResources = async (
  stage: Pick<Stage, "name" | "region">,
  type: string,
): Promise<{ logicalId: string; physicalId: string }[]> => {
  const client = new CloudFormationClient({ region: stage.region });
  const found: { logicalId: string; physicalId: string }[] = [];
  for (const { StackName } of await listStacks(stage))
    for await (const page of paginateListStackResources({ client }, { StackName }))
      for (const {
        ResourceType,
        ResourceStatus,
        LogicalResourceId,
        PhysicalResourceId,
      } of page.StackResourceSummaries ?? [])
        if (
          ResourceType === type &&
          LogicalResourceId &&
          PhysicalResourceId &&
          ResourceStatus !== "DELETE_COMPLETE"
        )
          found.push({ logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
  return found;
};

/** All outputs of the stacks together, without the exports that one stack uses from another. */
export const readOutputs = async (stage: Pick<Stage, "name" | "region">): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await listStacks(stage))
      .flatMap(({ Outputs }) => Outputs ?? [])
      .filter(({ ExportName }) => !ExportName)
      .map(({ OutputKey, OutputValue }) => [OutputKey ?? "", OutputValue ?? ""]),
  );

export const needOutput = (outputs: Record<string, string>, name: string): string => {
  const value = outputs[name];
  if (!value) throw new Error(`No stack says its ${name}: deploy the stage first (npx cdk deploy --all).`);
  return value;
};
