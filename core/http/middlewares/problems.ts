/** A refusal becomes a problem (RFC 9457) in the language asked; for a plain form, the form again with its errors. */
import type { PlainForm } from "../../contract/plain-form.ts";
import type { Route } from "../../contract/route.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { pageAsked, pageReply } from "../page.ts";
import { describeProblem } from "../problem.ts";
import { isFormRequest, languageOf } from "../read-request.ts";
import { refusalOf } from "../refusal.ts";
import type { Middleware } from "../request.ts";

export const problems = <R extends Route>(route: R, plainForm?: PlainForm<R>): Middleware => ({
  onError: async (request) => {
    if (request.response) return;
    const { error, event } = request;
    const refusal = refusalOf(error);
    const language = languageOf(route, event);
    const rule = error instanceof DomainError ? error : undefined;
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
