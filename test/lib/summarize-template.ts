/** A template as a page that a review can read: a line a resource, below it what it says, intrinsics as short names. */
import type { Properties, Resource } from "./synthesize.ts";

/** Hashes of bundles and of logical ids say nothing: they change with what they stand for. */
const withoutHashes = (text: string): string =>
  text
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<asset>")
    .replaceAll(/(?<=[a-z])(?:[0-9A-F]{8}){1,2}(?![0-9a-z])/g, "");

/** `{Applications.Arn}` for what CDK says in three lines. */
const short = (value: Properties): Properties => {
  if (Array.isArray(value)) return value.map(short);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries<Properties>(value);
  const [[key, inner] = ["", undefined]] = entries;
  if (entries.length === 1) {
    if (key === "Ref") return `{${inner}}`;
    if (key === "Fn::GetAtt") return `{${inner.join(".")}}`;
    if (key === "Fn::ImportValue") return `{${short(inner)}}`;
    if (key === "Fn::Join") return inner[1].map(short).join(inner[0]);
    if (key === "Fn::Sub") return short(inner);
  }
  if ("Effect" in value && "Action" in value) return sayStatement(value);
  return Object.fromEntries(entries.map(([name, each]) => [name, short(each)]));
};

/** `Allow s3:GetObject on {Documents.Arn}/*`. */
const sayStatement = ({ Effect, Action, Resource, Principal, Condition }: Properties): string => {
  const say = (value: Properties) => {
    const said = short(value);
    return typeof said === "string"
      ? said
      : JSON.stringify(said)
          .replaceAll(/[[\]"]/g, "")
          .replaceAll(",", ", ");
  };
  return [
    `${Effect} ${say(Action)}`,
    Principal && `to ${say(Principal)}`,
    Resource && `on ${say(Resource)}`,
    Condition && `if ${say(Condition)}`,
  ]
    .filter(Boolean)
    .join(" ");
};

const isPlain = (value: Properties): boolean =>
  typeof value !== "object" || (Array.isArray(value) && value.every((each) => typeof each !== "object"));

const linesOf = (value: Properties, indent: string): string[] =>
  Object.entries<Properties>(value).flatMap(([given, each]) => {
    const name = Array.isArray(value) ? "-" : `${given}:`;
    if (isPlain(each)) {
      if (!Array.isArray(each)) return `${indent}${name} ${each}`;
      const all = each.join("; ");
      return all.length < 90
        ? `${indent}${name} ${all}`
        : [`${indent}${name}`, ...each.map((item) => `${indent}  - ${item}`)];
    }
    const one = JSON.stringify(each);
    return one.length < 90
      ? `${indent}${name} ${one}`
      : [`${indent}${name}`, ...linesOf(each, `${indent}  `)];
  });

/** Tags are the same everywhere, and a description is a sentence of the contract. */
const unsaidProperties = ["Tags", "Description"];
/** They follow from the route and the function, to which `routes.test.ts` compares them. */
const unsaidTypes = ["AWS::CDK::Metadata", "AWS::ApiGatewayV2::Integration", "AWS::Lambda::Permission"];

const nameOf = ({ path, id }: Resource) =>
  (path.split("/").slice(1).join("/") || id).replace(/\/Resource$/, "");

/** Resources that say the same stand together. */
export const summarizeTemplate = (resources: readonly Resource[]): string => {
  const alike = new Map<string, string[]>();
  for (const resource of resources) {
    const { Type, Properties: all = {}, DeletionPolicy } = resource;
    if (unsaidTypes.includes(Type)) continue;
    const said = Object.fromEntries(Object.entries(all).filter(([name]) => !unsaidProperties.includes(name)));
    const text = [
      `  = ${Type.replace(/^AWS::/, "")}${DeletionPolicy ? `, on deletion: ${DeletionPolicy}` : ""}`,
      ...linesOf(short(said), "  "),
    ].join("\n");
    alike.set(text, [...(alike.get(text) ?? []), nameOf(resource)]);
  }
  const blocks = [...alike].map(([text, names]) => `${names.sort().join("\n")}\n${text}\n`);
  return withoutHashes(blocks.sort().join("\n"));
};
