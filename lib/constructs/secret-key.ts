import type { RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { acceptFinding } from "../accept-finding.ts";

export interface SecretKeyProps {
  description: string;
  sealedWith: IKey;
  removalPolicy: RemovalPolicy;
  /** Why no schedule rotates the secret. A reviewer reads this reason. */
  staysBecause: string;
}

/** All printable characters except the hexadecimal digits. */
const notHexadecimal = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index))
  .filter((character) => !/[0-9a-f]/.test(character))
  .join("");

/**
 * A secret `{ "key": "<64 hex digits>" }`. Secrets Manager generates it at deployment, so nobody types or sees it.
 */
export const createSecretKey = (scope: Construct, id: string, props: SecretKeyProps): Secret => {
  const secret = new Secret(scope, id, {
    description: props.description,
    encryptionKey: props.sealedWith,
    removalPolicy: props.removalPolicy,
    generateSecretString: {
      secretStringTemplate: "{}",
      generateStringKey: "key",
      passwordLength: 64,
      excludeCharacters: notHexadecimal,
      requireEachIncludedType: false,
    },
  });
  acceptFinding(secret, "SMG4", props.staysBecause);
  return secret;
};
