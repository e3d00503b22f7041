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
import { localCredentials } from "../../local/object-store/object-store.ts";
import { createSecretsEmulator, localSecretName } from "../../local/secrets-emulator.ts";

let folder: string;
const emulators: (() => void)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-secret-"));
});
afterAll(async () => {
  for (const close of emulators) close();
  await rm(folder, { recursive: true, force: true });
});

async function openEmulator(
  credentials: { accessKeyId: string; secretAccessKey: string } = localCredentials,
) {
  const emulator = createSecretsEmulator({ folder });
  const server = createServer((request, response) => void emulator.handle(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/local/secrets`,
    region: "ap-southeast-3",
    credentials,
    maxAttempts: 1,
  });
  emulators.push(() => {
    client.destroy();
    server.close();
  });
  return client;
}

describe("the emulator of Secrets Manager at home", () => {
  it("makes the secret once, whoever asks first, and keeps it for its owner's eyes", async () => {
    const clients = await Promise.all([openEmulator(), openEmulator(), openEmulator()]);
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

  it("gives it to this process alone, which has credentials of its own that nobody else can know", async () => {
    expect(localCredentials.secretAccessKey).toMatch(/^[\w-]{40}$/);
    const asked = new GetSecretValueCommand({ SecretId: localSecretName });
    for (const secretAccessKey of ["berdaya-local", "tebakan"]) {
      const client = await openEmulator({ accessKeyId: "berdaya", secretAccessKey });
      await expect(client.send(asked)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    }
    const unknown = await openEmulator({ ...localCredentials, accessKeyId: "lain" });
    await expect(unknown.send(asked)).rejects.toMatchObject({ name: "InvalidSignatureException" });
  });

  it("gives it to nobody who signs nothing, or signed something else", async () => {
    const client = await openEmulator();
    const endpoint = String(await client.config.endpoint?.().then(({ port }) => port));
    const unsigned = await fetch(`http://127.0.0.1:${endpoint}/local/secrets`, {
      method: "POST",
      headers: { "x-amz-target": "secretsmanager.GetSecretValue" },
      body: JSON.stringify({ SecretId: localSecretName }),
    });
    expect(unsigned.status).toBe(400);
    expect(await unsigned.text()).not.toContain("SecretString");
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: unknown }).body = JSON.stringify({ SecretId: localSecretName });
        return next(args);
      },
      { step: "finalizeRequest", priority: "low" },
    );
    const other = "x".repeat(localSecretName.length);
    await expect(client.send(new GetSecretValueCommand({ SecretId: other }))).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
  });

  it("has no other secret and does nothing else", async () => {
    const client = await openEmulator();
    await expect(client.send(new GetSecretValueCommand({ SecretId: "lain" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
  });
});
