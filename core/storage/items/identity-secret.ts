/** Whence the two keys of the NIK come. A step loads this when it first seals or opens one. */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { endingInTime } from "../invocation.ts";

export const readIdentitySecret = async (SecretId: string): Promise<string> => {
  const { SecretString = "" } = await endingInTime(new SecretsManagerClient()).send(
    new GetSecretValueCommand({ SecretId }),
  );
  return SecretString;
};
