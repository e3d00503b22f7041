import { type Stack, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Accepts one finding of cdk-nag on one resource, with the reason that a reviewer reads.
 *
 * `rule` names the finding too where a rule has several (`IAM5[Resource::*]`), so that a second one stays open.
 */
export const acceptFinding = (resource: IConstruct, rule: string, reason: string): void =>
  Validations.of(resource).acknowledge({ id: `AwsSolutions-${rule}`, reason });

/** A finding on what another stack exports names the export. */
export const exportNameOf = (value: string, producer: Stack): string =>
  producer.resolve(producer.exportValue(value))["Fn::ImportValue"];
