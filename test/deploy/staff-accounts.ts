/** Officers in the deployed user pool, who sign in as a test may in `dev`: by password alone. */
import { callAws, type Place } from "./call-aws.ts";

const password = "Uji-coba-2026!";

export interface StaffTokens {
  accessToken: string;
  idToken: string;
}

/** Makes an officer of that role and signs in. */
export const signInAs = async (
  role: string,
  at: Place & { userPoolId: string; clientId: string },
): Promise<StaffTokens> => {
  const ask = (action: string, asked: object) => callAws("cognito-idp", at, action, asked);
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
