/** A step that only reads a page of a list, and answers with it. */
import type * as z from "zod";
import { type QueryOf, type ReplyOf, type Route, successOf } from "../contract/route.ts";
import type { Call } from "./call.ts";
import { http } from "./http.ts";

interface ListRoute extends Route {
  method: "GET";
  replies: { 200: z.ZodObject<{ items: z.ZodArray }> };
}

export const listStep = <const R extends ListRoute>(
  route: R,
  list: (query: QueryOf<R>, call: Call<R>) => Promise<ReplyOf<R>>,
) =>
  http(route).handler(async (_event, { call }) =>
    call.respond(successOf(route), await list(call.query, call)),
  );
