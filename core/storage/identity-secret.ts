/** Whence the two keys of the NIK come. A step loads this when it first seals or opens one. */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

export const readIdentitySecret = async (SecretId: string): Promise<string> => {
  const { SecretString = "" } = await new SecretsManagerClient().send(
    new GetSecretValueCommand({ SecretId }),
  );
  return SecretString;
};
