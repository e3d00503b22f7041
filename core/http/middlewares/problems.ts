/**
 * Turns a refusal into a problem (RFC 9457) in the requested language. A plain form gets the form again with
 * its errors.
 */
import type { PlainForm } from "../../contract/plain-form.ts";
import { type Refusal, refusalsOf } from "../../contract/refusals.ts";
import type { Route } from "../../contract/route.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { unexplained } from "../../i18n/shared/explain.ts";
import { tellEntryBroken } from "../entry-broken.ts";
import { pageAsked, pageReply } from "../page.ts";
import { describeProblem } from "../problem.ts";
import { isFormRequest, languageOf } from "../read-request.ts";
import { refusalOf } from "../refusal.ts";
import type { Middleware } from "../request.ts";

const compareWithEntry = (
  route: Route,
  refusal: Refusal,
  rule: DomainError | undefined,
  requestId: string,
): void => {
  if (!refusalsOf(route).includes(refusal))
    tellEntryBroken(route, requestId, "refusal-undeclared", [refusal]);
  const wordless = rule ? unexplained(rule.fields, rule.reasons) : [];
  if (wordless.length > 0) tellEntryBroken(route, requestId, "refusal-unexplained", wordless);
};

export const problems = <R extends Route>(route: R, plainForm?: PlainForm<R>): Middleware => ({
  onError: async (request) => {
    if (request.response) return;
    const { error, event } = request;
    const refusal = refusalOf(error);
    const rule = error instanceof DomainError ? error : undefined;
    compareWithEntry(route, refusal, rule, event.requestContext.requestId);
    const language = languageOf(route, event);
    const problem = describeProblem(refusal, language, {
      ...rule,
      ...(refusal === "internal-error" ? { correlationId: event.requestContext.requestId } : {}),
    });
    const headers: Record<string, string> = {
      ...(rule?.retryAfterSeconds ? { "retry-after": String(rule.retryAfterSeconds) } : {}),
      ...(refusal === "unauthenticated" ? { "www-authenticate": "Bearer" } : {}),
    };
    if (plainForm && isFormRequest(route, event)) {
      const html = await plainForm.refused(problem, pageAsked(route, event));
      const page = pageReply(problem.status, html);
      request.response = { ...page, headers: { ...page.headers, ...headers } };
      return;
    }
    request.response = {
      statusCode: problem.status,
      headers: {
        "content-type": "application/problem+json; charset=utf-8",
        "content-language": language,
        ...headers,
      },
      body: JSON.stringify(problem),
    };
  },
});
