/** The source of the two keys for the NIK. A step loads this module when it first seals or opens a NIK. */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { endingInTime } from "../invocation.ts";

export const readIdentitySecret = async (SecretId: string): Promise<string> => {
  const { SecretString = "" } = await endingInTime(new SecretsManagerClient()).send(
    new GetSecretValueCommand({ SecretId }),
  );
  return SecretString;
};
