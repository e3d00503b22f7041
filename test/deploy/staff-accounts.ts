/** Officers in the deployed user pool, who sign in as a test may in `dev`: by password alone. */
const password = "Uji-coba-2026!";

export interface StaffTokens {
  accessToken: string;
  idToken: string;
}

/** Cognito's own protocol: the project has no client for it, since nothing that is deployed calls it. */
const callCognito = async (
  endpoint: string,
  region: string,
  action: string,
  asked: object,
): Promise<Record<string, unknown>> => {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=test`,
    },
    body: JSON.stringify(asked),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${action}: ${response.status} ${body}`);
  return body ? (JSON.parse(body) as Record<string, unknown>) : {};
};

/** Makes an officer of that role and signs in. */
export const signInAs = async (
  role: string,
  at: { endpoint: string; region: string; userPoolId: string; clientId: string },
): Promise<StaffTokens> => {
  const ask = (action: string, asked: object) => callCognito(at.endpoint, at.region, action, asked);
  const officer = { UserPoolId: at.userPoolId, Username: `${role}@dinas.example` };
  await ask("AdminCreateUser", {
    ...officer,
    MessageAction: "SUPPRESS",
    UserAttributes: [
      { Name: "email", Value: officer.Username },
      { Name: "email_verified", Value: "true" },
    ],
  });
  await ask("AdminSetUserPassword", { ...officer, Password: password, Permanent: true });
  await ask("AdminAddUserToGroup", { ...officer, GroupName: role });
  const { AuthenticationResult } = (await ask("AdminInitiateAuth", {
    UserPoolId: at.userPoolId,
    ClientId: at.clientId,
    AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: officer.Username, PASSWORD: password },
  })) as { AuthenticationResult?: { AccessToken: string; IdToken: string } };
  if (!AuthenticationResult) throw new Error(`${role} got no tokens`);
  return { accessToken: AuthenticationResult.AccessToken, idToken: AuthenticationResult.IdToken };
};
