import { createHmac, createPrivateKey, createSign } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createIssuer,
  demoAccounts,
  type Issuer,
  localClientId,
  TokenRefused,
  UnknownAccount,
} from "../../local/issuer.ts";

const issuerUrl = "http://127.0.0.1:3000/local/issuer";
let folder: string;
let issuer: Issuer;
let time: Date;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-issuer-"));
  issuer = await createIssuer({ folder, issuerUrl, now: () => time });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  time = new Date("2026-11-02T01:00:00Z");
});

const decode = (token: string, part: number) =>
  JSON.parse(Buffer.from(token.split(".")[part] ?? "", "base64url").toString()) as Record<string, unknown>;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token with other claims or another header, signed with the issuer's own key. */
async function forge(claims: Record<string, unknown>, header: Record<string, unknown> = {}) {
  const { accessToken } = issuer.signIn("verifier");
  const signed = `${encode({ ...decode(accessToken, 0), ...header })}.${encode({ ...decode(accessToken, 1), ...claims })}`;
  const key = createPrivateKey(await readFile(join(folder, "issuer-key.pem"), "utf8"));
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}

describe("the issuer at home", () => {
  it("signs each demo account in with the tokens of Cognito", () => {
    for (const account of demoAccounts) {
      const { accessToken, idToken } = issuer.signIn(account);
      expect(issuer.verify(accessToken)).toMatchObject({
        iss: issuerUrl,
        client_id: localClientId,
        token_use: "access",
        username: account,
        "cognito:groups": [account],
        iat: time.getTime() / 1_000,
        exp: time.getTime() / 1_000 + 3_600,
        sub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        jti: expect.any(String),
        scope: expect.any(String),
      });
      expect(issuer.verify(accessToken)).not.toHaveProperty("aud");
      // The gateway lets an ID token through; it is the function that refuses it.
      expect(issuer.verify(idToken)).toMatchObject({
        aud: localClientId,
        token_use: "id",
        "cognito:username": account,
        "cognito:groups": [account],
        email: expect.stringContaining("@"),
      });
      expect(decode(accessToken, 0)).toEqual({ alg: "RS256", kid: issuer.jwks.keys[0]?.kid });
    }
  });

  it("knows no other account", () => {
    for (const account of ["admin", "", "Verifier", "constructor"]) {
      expect(() => issuer.signIn(account)).toThrow(UnknownAccount);
    }
  });

  it("lets a token expire by the clock that it is given", () => {
    const { accessToken } = issuer.signIn("manager");
    time = new Date("2026-11-02T01:59:59Z");
    expect(issuer.verify(accessToken)).toMatchObject({ username: "manager" });
    time = new Date("2026-11-02T02:00:00Z");
    expect(() => issuer.verify(accessToken)).toThrow(TokenRefused);
    // Years away from the machine's own clock, in either direction.
    for (const far of ["2019-01-01T00:00:00Z", "2041-01-01T00:00:00Z"]) {
      time = new Date(far);
      expect(issuer.verify(issuer.signIn("manager").accessToken)).toMatchObject({ username: "manager" });
    }
  });

  it("refuses a token of another issuer or client, without expiry, or not valid yet", async () => {
    const seconds = time.getTime() / 1_000;
    for (const claims of [
      { iss: "https://cognito-idp.ap-southeast-3.amazonaws.com/ap-southeast-3_x" },
      { iss: undefined },
      { client_id: "lain" },
      { client_id: undefined },
      { aud: "lain" },
      { exp: undefined },
      { exp: "9999999999" },
      { exp: seconds - 1 },
      { nbf: seconds + 60 },
    ]) {
      const token = await forge(claims);
      expect(() => issuer.verify(token), JSON.stringify(claims)).toThrow(TokenRefused);
    }
    const good = await forge({});
    expect(issuer.verify(good)).toMatchObject({ username: "verifier" });
  });

  it("refuses a token that is unsigned, signed otherwise or altered", async () => {
    const { accessToken } = issuer.signIn("auditor");
    const [header = "", payload = "", signature = ""] = accessToken.split(".");
    const asManager = encode({ ...decode(accessToken, 1), "cognito:groups": ["manager"] });
    const none = encode({ ...decode(accessToken, 0), alg: "none" });
    const symmetric = `${encode({ ...decode(accessToken, 0), alg: "HS256" })}.${asManager}`;
    const publicKey = JSON.stringify(issuer.jwks.keys[0]);
    for (const token of [
      `${header}.${asManager}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${none}.${asManager}.`,
      `${none}.${asManager}.${signature}`,
      `${symmetric}.${createHmac("sha256", publicKey).update(symmetric).digest("base64url")}`,
      await forge({}, { kid: "lain" }),
      await forge({}, { kid: undefined }),
      await forge({}, { alg: "RS512" }),
      "",
      "a.b.c",
      "x".repeat(70_000),
      "\ud800.\ud800.\ud800",
    ]) {
      expect(() => issuer.verify(token), token.slice(0, 60)).toThrow(TokenRefused);
    }
  });

  it("keeps its key, for its owner's eyes, so that a token outlives a restart", async () => {
    const { accessToken } = issuer.signIn("trainer");
    const [again, same] = await Promise.all([
      createIssuer({ folder, issuerUrl, now: () => time }),
      createIssuer({ folder, issuerUrl, now: () => time }),
    ]);
    expect(again.verify(accessToken)).toEqual(issuer.verify(accessToken));
    expect(same.jwks).toEqual(issuer.jwks);
    expect((await stat(join(folder, "issuer-key.pem"))).mode & 0o777).toBe(0o600);
  });
});
