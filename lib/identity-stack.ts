/** Staff accounts: the user pool, its groups (the roles) and the sign-in pages. */
import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { roles } from "../core/domain/shared/codes.ts";
import { acceptFinding } from "./accept-finding.ts";
import type { Stage } from "./stages.ts";

/** Console pages: Cognito returns to the first after sign-in and to the second after sign-out. */
const signedInPath = "/petugas/masuk";
const signedOutPath = "/petugas/";

export class IdentityStack extends Stack {
  readonly userPool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;
  /** `https://` and the host of the sign-in pages. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      env: { region: stage.region },
      terminationProtection: stage.keepsData,
      description: "Berdaya: staff and their sign-in",
    });
    this.userPool = this.#createUserPool(stage);
    for (const role of roles)
      new cognito.CfnUserPoolGroup(this, `Group-${role}`, {
        userPoolId: this.userPool.userPoolId,
        groupName: role,
      });
    this.client = this.#createClient(stage);
    this.signInUrl = this.#createSignInPages(stage).baseUrl();

    new CfnOutput(this, "UserPoolId", { value: this.userPool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: this.client.userPoolClientId });
    new CfnOutput(this, "SignInUrl", { value: this.signInUrl });
    new CfnOutput(this, "SignInFor", { value: sitesOf(stage).join(" ") || "no site yet" });
  }

  #createUserPool(stage: Stage): cognito.UserPool {
    const required = stage.secondFactor === "required";
    const userPool = new cognito.UserPool(this, "Staff", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      mfa: required ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acceptFinding(
      userPool,
      "COG8",
      "The Plus plan costs several times as much for each user; some forty officers sign in with a second factor.",
    );
    if (!required)
      acceptFinding(
        userPool,
        "COG2",
        "This stage holds no real people, and its tests sign in by password alone.",
      );
    return userPool;
  }

  /**
   * A public client: the console runs in the browser and cannot keep a secret, so PKCE protects the authorization
   * code.
   */
  #createClient(stage: Stage): cognito.UserPoolClient {
    const sites = sitesOf(stage);
    return this.userPool.addClient("Console", {
      generateSecret: false,
      authFlows: { adminUserPassword: stage.permitsPasswordAuth },
      ...(sites.length > 0
        ? {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
              callbackUrls: sites.map((site) => site + signedInPath),
              logoutUrls: sites.map((site) => site + signedOutPath),
            },
          }
        : { disableOAuth: true }),
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // Ten hours are one working day.
      refreshTokenValidity: Duration.hours(10),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  #createSignInPages(stage: Stage): cognito.UserPoolDomain {
    const managed = stage.signInPages === "managed";
    const domain = this.userPool.addDomain("SignIn", {
      // The prefix must be unique among all accounts of the Region.
      cognitoDomain: { domainPrefix: `berdaya-${stage.name}-${this.account}` },
      managedLoginVersion: managed
        ? cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN
        : cognito.ManagedLoginVersion.CLASSIC_HOSTED_UI,
    });
    if (managed)
      new cognito.CfnManagedLoginBranding(this, "SignInLook", {
        userPoolId: this.userPool.userPoolId,
        clientId: this.client.userPoolClientId,
        useCognitoProvidedValues: true,
      });
    return domain;
  }
}

/** The addresses at which the console may run. Sign-in redirects to no other address. */
const sitesOf = (stage: Stage): string[] => [
  ...(stage.siteUrl ? [stage.siteUrl] : []),
  ...(stage.permitsLocalConsole ? ["http://localhost:3000"] : []),
];
