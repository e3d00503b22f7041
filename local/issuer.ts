import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPair,
  randomUUID,
} from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { JwtVerifier } from "aws-jwt-verify";
import { keepFile } from "./write-once-file.ts";

/** One demo account per role, with the role as its name. */
export const demoAccounts = ["verifier", "assessor", "trainer", "storekeeper", "manager", "auditor"] as const;

export type DemoAccount = (typeof demoAccounts)[number];

/** The app client of the tokens, in place of the Cognito pool's client. */
export const localClientId = "berdaya-local";

export type Claims = Record<string, unknown>;
export type Tokens = { accessToken: string; idToken: string };

/** There is no demo account with this name. */
export class UnknownAccount extends Error {
  override name = "UnknownAccount";
}

/** The gateway would refuse the token. */
export class TokenRefused extends Error {
  override name = "TokenRefused";
}

export type Issuer = Awaited<ReturnType<typeof createIssuer>>;

const lifetimeSeconds = 3_600;

/**
 * Signs demo accounts in with tokens like Cognito's, and checks tokens as API Gateway's JWT authorizer does.
 *
 * The injected clock decides when tokens are issued and expire. The key pair is stored, so tokens stay valid after a
 * restart.
 */
export async function createIssuer({
  folder,
  now,
  issuerUrl,
}: {
  folder: string;
  now: () => Date;
  issuerUrl: string;
}) {
  const privateKey = createPrivateKey(await keepFile(join(folder, "issuer-key.pem"), makeKey));
  const { n, e } = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = createHash("sha256").update(String(n)).digest("base64url");
  const jwks = {
    keys: [{ kty: "RSA" as const, use: "sig" as const, alg: "RS256", kid, n: String(n), e: String(e) }],
  };

  // The library reads the machine's clock. The grace period switches off its time checks, and the code below makes
  // them with the injected clock.
  const verifier = JwtVerifier.create({
    issuer: issuerUrl,
    audience: null,
    graceSeconds: Number.MAX_SAFE_INTEGER,
  });
  verifier.cacheJwks(jwks);

  function sign(claims: Claims): string {
    const parts = [{ kid, alg: "RS256" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signed = parts.join(".");
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  }

  return {
    /** The public keys, in the form that an issuer publishes. */
    jwks,

    signIn(account: string): Tokens {
      const role = demoAccounts.find((one) => one === account);
      if (!role) throw new UnknownAccount(`There is no demo account "${account}".`);
      const seconds = Math.floor(now().getTime() / 1_000);
      const shared = {
        sub: subjectOf(role),
        "cognito:groups": [role],
        iss: issuerUrl,
        origin_jti: randomUUID(),
        event_id: randomUUID(),
        auth_time: seconds,
        iat: seconds,
        exp: seconds + lifetimeSeconds,
      };
      return {
        accessToken: sign({
          ...shared,
          version: 2,
          client_id: localClientId,
          token_use: "access",
          scope: "openid email",
          jti: randomUUID(),
          username: role,
        }),
        idToken: sign({
          ...shared,
          aud: localClientId,
          token_use: "id",
          jti: randomUUID(),
          "cognito:username": role,
          email: `${role}@contoh.example`,
          email_verified: true,
        }),
      };
    },

    /**
     * Returns the claims of a valid token, or throws `TokenRefused`. The gateway accepts access tokens and ID tokens
     * alike.
     */
    verify(token: string): Claims {
      let claims: Claims;
      try {
        claims = verifier.verifySync(token) as Claims;
      } catch (error) {
        throw new TokenRefused((error as Error).message);
      }
      const seconds = now().getTime() / 1_000;
      const audience = claims.aud ?? claims.client_id;
      if (![audience].flat().includes(localClientId))
        throw new TokenRefused("The token is for another client.");
      if (typeof claims.exp !== "number" || claims.exp <= seconds)
        throw new TokenRefused("The token has expired.");
      if (typeof claims.nbf === "number" && claims.nbf > seconds) {
        throw new TokenRefused("The token is not valid yet.");
      }
      return claims;
    },
  };
}

async function makeKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2_048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }) as string;
}

/** The account's UUID. It is the same in every store. */
function subjectOf(account: DemoAccount): string {
  const hex = createHash("sha256").update(`berdaya ${account}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
