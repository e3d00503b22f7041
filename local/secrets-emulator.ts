import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { S3Refusal } from "./object-store/replies.ts";
import { demandSignedHeaders } from "./object-store/signatures.ts";
import { keepFile } from "./write-once-file.ts";

/** The name of the only local secret. The keys for the NIK are derived from it. */
export const localSecretName = "berdaya/identity";

/**
 * Answers the one Secrets Manager call of the programme, from a file in the data folder.
 *
 * Only this process may call it, because the secret opens every NIK of the store.
 */
export function createSecretsEmulator({ folder }: { folder: string }) {
  const path = join(folder, "identity-secret.json");
  const readSecret = () => keepFile(path, () => JSON.stringify({ key: randomBytes(32).toString("hex") }));

  return {
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const text = await readText(request);
      const refusal = refusalOf(request, text);
      if (refusal) return send(response, 400, { __type: refusal.code, message: refusal.message });
      const asked = readJson(text);
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

/** The refusal of Secrets Manager, with status 400, or undefined for an acceptable request. */
function refusalOf(request: IncomingMessage, text: string): { code: string; message: string } | undefined {
  try {
    demandSignedHeaders(request, "secretsmanager", createHash("sha256").update(text).digest("hex"));
    return undefined;
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    return { code: "InvalidSignatureException", message: error.message };
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) if (text.length <= 10_000) text += chunk;
  return text;
}

function readJson(text: string): { SecretId?: unknown } | undefined {
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
