import { type Stack, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Accepts one finding of cdk-nag on one resource, with the reason that a reviewer reads.
 *
 * A rule may have several findings. Then `rule` names the finding too (`IAM5[Resource::*]`), and a second finding
 * stays open.
 */
export const acceptFinding = (resource: IConstruct, rule: string, reason: string): void =>
  Validations.of(resource).acknowledge({ id: `AwsSolutions-${rule}`, reason });

/** The name of the export of `value`. cdk-nag names a finding by it when `producer` is another stack. */
export const exportNameOf = (value: string, producer: Stack): string =>
  producer.resolve(producer.exportValue(value))["Fn::ImportValue"];
