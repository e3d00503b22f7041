import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { keepFile } from "./kept-file.ts";

/** The name of the one secret at home, from which the keys for the NIK are derived. */
export const localSecretName = "berdaya/identity";

/** The one call of Secrets Manager that the programme makes, answered from a file in the data folder. */
export function createSecretKeeper({ folder }: { folder: string }) {
  const path = join(folder, "identity-secret.json");
  const readSecret = () => keepFile(path, () => JSON.stringify({ key: randomBytes(32).toString("hex") }));

  return {
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const asked = await readJson(request);
      if (request.headers["x-amz-target"] !== "secretsmanager.GetSecretValue") {
        return send(response, 400, {
          __type: "UnknownOperationException",
          message: "Only GetSecretValue is answered here.",
        });
      }
      if (asked?.SecretId !== localSecretName) {
        return send(response, 400, {
          __type: "ResourceNotFoundException",
          Message: "Secrets Manager can't find the specified secret.",
        });
      }
      send(response, 200, {
        ARN: `arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:${localSecretName}`,
        Name: localSecretName,
        SecretString: await readSecret(),
        VersionStages: ["AWSCURRENT"],
      });
    },
  };
}

async function readJson(request: IncomingMessage): Promise<{ SecretId?: unknown } | undefined> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.1",
    "content-length": String(Buffer.byteLength(text)),
  });
  response.end(text);
}
