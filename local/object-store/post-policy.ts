import { accessDenied, S3Refusal } from "./replies.ts";
import { demandSignedPolicy } from "./signatures.ts";

type Condition = { operator: "eq" | "starts-with"; field: string; value: string };

/** The number of bytes that the policy allows for the file. */
export type LengthRange = { minimum: number; maximum: number };

/** The fields of the form before its file, by their names in lower case. */
export type FormFields = ReadonlyMap<string, string>;

const neverInPolicy = new Set(["policy", "x-amz-signature", "file"]);

const outsideLimits = (message: string) => accessDenied(`Invalid according to Policy: ${message}`);

/**
 * Judges a browser's upload form as S3 does: signature, expiry, each condition, and no field that the policy
 * does not name.
 *
 * All these checks come before the first byte of the file, so a refused file is never read.
 */
export function demandPolicyIsKept(fields: FormFields, bucket: string, now: () => Date): LengthRange {
  const policyText = fields.get("policy");
  if (policyText === undefined) throw accessDenied("Access Denied");
  for (const name of ["key", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"]) {
    if (!fields.has(name)) {
      throw new S3Refusal(
        400,
        "InvalidArgument",
        `Bucket POST must contain a field named '${name}'. If it is specified, please check the order of the fields.`,
        { ArgumentName: name },
      );
    }
  }
  if (fields.get("x-amz-algorithm") !== "AWS4-HMAC-SHA256") {
    throw new S3Refusal(400, "InvalidArgument", "X-Amz-Algorithm only supports AWS4-HMAC-SHA256.");
  }
  demandSignedPolicy(policyText, fields.get("x-amz-credential") ?? "", fields.get("x-amz-signature") ?? "");

  const { expiration, conditions, length } = readPolicy(policyText);
  if (now() > expiration) throw outsideLimits("Policy expired.");

  const judged = new Map(fields).set("bucket", bucket);
  if ((fields.get("bucket") ?? bucket) !== bucket) {
    throw outsideLimits(`Policy Condition failed: ["eq", "$bucket", "${bucket}"]`);
  }
  for (const { operator, field, value } of conditions) {
    const found = judged.get(field) ?? "";
    if (operator === "eq" ? found !== value : !found.startsWith(value)) {
      throw outsideLimits(`Policy Condition failed: ["${operator}", "$${field}", "${value}"]`);
    }
  }
  const named = new Set(conditions.map(({ field }) => field));
  const extra = [...judged.keys()].filter(
    (name) => !named.has(name) && !neverInPolicy.has(name) && !name.startsWith("x-ignore-"),
  );
  if (extra.length > 0) throw outsideLimits(`Extra input fields: ${extra.join(", ")}`);
  return length;
}

const invalidPolicy = (why: string) =>
  new S3Refusal(400, "InvalidPolicyDocument", `The content of the form does not meet the conditions: ${why}`);

function readPolicy(text: string): { expiration: Date; conditions: Condition[]; length: LengthRange } {
  let policy: { expiration?: unknown; conditions?: unknown };
  try {
    policy = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
  } catch {
    throw invalidPolicy("Invalid JSON.");
  }
  const expiration = new Date(String(policy?.expiration));
  if (Number.isNaN(expiration.getTime())) throw invalidPolicy("Invalid 'expiration' value.");
  if (!Array.isArray(policy.conditions)) throw invalidPolicy("Policy missing conditions.");

  const conditions: Condition[] = [];
  const length = { minimum: 0, maximum: 5 * 1024 ** 3 };
  for (const condition of policy.conditions as unknown[]) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition ?? {})) {
        conditions.push({ operator: "eq", field: name.toLowerCase(), value: String(value) });
      }
      continue;
    }
    const [operator, first, second] = condition as unknown[];
    const kind = String(operator).toLowerCase();
    if (kind === "content-length-range" && Number.isInteger(first) && Number.isInteger(second)) {
      length.minimum = Math.max(length.minimum, first as number);
      length.maximum = Math.min(length.maximum, second as number);
    } else if ((kind === "eq" || kind === "starts-with") && /^\$./.test(String(first))) {
      conditions.push({ operator: kind, field: String(first).slice(1).toLowerCase(), value: String(second) });
    } else {
      throw invalidPolicy(`Invalid condition ${JSON.stringify(condition)}.`);
    }
  }
  return { expiration, conditions, length };
}
