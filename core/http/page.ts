/** Responses that are pages, and the data from which a page is made. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { PageAsked } from "../contract/plain-form.ts";
import type { Route } from "../contract/route.ts";
import { type HttpEvent, languageOf, sentBy, siteUrlOf } from "./read-request.ts";

/** `postsTo` is a second address to which the page's form may post. */
const policyOfPage = (postsTo?: string): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  `form-action 'self'${postsTo ? ` ${new URL(postsTo).origin}` : ""}; base-uri 'none'; frame-ancestors 'none'`;

export const pageReply = (
  status: number,
  html: string,
  postsTo?: string,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOfPage(postsTo),
  },
  body: html,
});

export const pageAsked = (route: Route, event: HttpEvent): PageAsked => ({
  sent: sentBy(event),
  language: languageOf(route, event),
  siteUrl: siteUrlOf(event),
  params: event.pathParameters ?? {},
});
