import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecretKeeper, localSecretName } from "../../local/secret-keeper.ts";

let folder: string;
const keepers: (() => void)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-secret-"));
});
afterAll(async () => {
  for (const close of keepers) close();
  await rm(folder, { recursive: true, force: true });
});

async function openKeeper() {
  const keeper = createSecretKeeper({ folder });
  const server = createServer((request, response) => void keeper.handle(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/local/secrets`,
    region: "ap-southeast-3",
    credentials: { accessKeyId: "berdaya", secretAccessKey: "berdaya-local" },
    maxAttempts: 1,
  });
  keepers.push(() => {
    client.destroy();
    server.close();
  });
  return client;
}

describe("the keeper of the secret at home", () => {
  it("makes the secret once, whoever asks first, and keeps it for its owner's eyes", async () => {
    const clients = await Promise.all([openKeeper(), openKeeper(), openKeeper()]);
    const replies = await Promise.all(
      clients.map((client) => client.send(new GetSecretValueCommand({ SecretId: localSecretName }))),
    );
    const values = new Set(replies.map(({ SecretString }) => SecretString));
    expect(values.size).toBe(1);
    expect(JSON.parse([...values][0] ?? "")).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect((await stat(join(folder, names[0] ?? ""))).mode & 0o777).toBe(0o600);
  });

  it("has no other secret and does nothing else", async () => {
    const client = await openKeeper();
    await expect(client.send(new GetSecretValueCommand({ SecretId: "lain" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
  });
});
