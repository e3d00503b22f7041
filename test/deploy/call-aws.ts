/** AWS's own protocol for services that the project has no client of, since nothing that is deployed calls them. */
export interface Place {
  endpoint: string;
  region: string;
}

const protocols = {
  "cognito-idp": { version: "1.1", prefix: "AWSCognitoIdentityProviderService" },
  sqs: { version: "1.0", prefix: "AmazonSQS" },
} as const;

export const callAws = async (
  service: keyof typeof protocols,
  { endpoint, region }: Place,
  action: string,
  asked: object,
): Promise<Record<string, unknown>> => {
  const { version, prefix } = protocols[service];
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": `application/x-amz-json-${version}`,
      "x-amz-target": `${prefix}.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=test`,
    },
    body: JSON.stringify(asked),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${action}: ${response.status} ${body}`);
  return body ? (JSON.parse(body) as Record<string, unknown>) : {};
};
