/** Converts the response of a step, or a stored response, for the gateway: JSON, or a page. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { PlainForm } from "../../contract/plain-form.ts";
import type { ReplyOf, Route } from "../../contract/route.ts";
import { pageAsked, pageReply } from "../page.ts";
import { type HttpEvent, isFormRequest } from "../read-request.ts";
import { type Answer, isAnswer, type Middleware, type Request } from "../request.ts";

export const replies = <R extends Route>(route: R, plainForm?: PlainForm<R>): Middleware => {
  const made = async (
    { status, headers, body }: Answer,
    event: HttpEvent,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    if (plainForm && isFormRequest(route, event)) {
      const shown = await plainForm.answered(JSON.parse(body) as ReplyOf<R>, pageAsked(route, event));
      return "location" in shown
        ? { statusCode: 303, headers: { location: shown.location }, body: "" }
        : pageReply(200, shown.html, shown.postsTo);
    }
    if (route.replies[status] === "html") return pageReply(status, body);
    return {
      statusCode: status,
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
    };
  };
  const make = async (request: Request) => {
    const { response, event } = request;
    if (isAnswer(response)) request.response = await made(response, event);
  };
  return { after: make, onError: make };
};
