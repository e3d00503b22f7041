/**
 * Counts the calls to DynamoDB that each request makes, outside the repositories, while a whole Berdaya runs
 * in this process.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { everyRoute, type RouteName } from "../../core/contract/routes.ts";

export interface CountedRequest {
  method: string;
  path: string;
  calls: string[];
  /** The status of the response, after it is sent. */
  status: number;
}

const patterns = everyRoute.map(([name, { method, path }]) => ({
  name,
  method,
  pattern: new RegExp(`^/api${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/**
 * The route of a request. A route with fixed words comes before a route with a parameter in the same place.
 */
const routeOf = ({ method, path }: CountedRequest): RouteName | undefined =>
  patterns
    .filter((each) => each.method === method && each.pattern.test(path))
    .sort((a, b) => a.pattern.source.split("[^/]+").length - b.pattern.source.split("[^/]+").length)[0]?.name;

export const countRequests = () => {
  const requests: CountedRequest[] = [];
  const underway = new AsyncLocalStorage<CountedRequest>();
  const { emit } = Server.prototype;
  const { send } = DynamoDBDocumentClient.prototype;
  Server.prototype.emit = function (this: Server, event: string, ...rest: unknown[]) {
    if (event !== "request") return Reflect.apply(emit, this, [event, ...rest]);
    const { method = "", url = "" } = rest[0] as IncomingMessage;
    const request = { method, path: url.split("?")[0] as string, calls: [], status: 0 };
    requests.push(request);
    const reply = rest[1] as ServerResponse;
    reply.once("finish", () => {
      request.status = reply.statusCode;
    });
    return underway.run(request, () => Reflect.apply(emit, this, [event, ...rest]));
  } as typeof emit;
  DynamoDBDocumentClient.prototype.send = function (this: DynamoDBDocumentClient, ...rest: unknown[]) {
    underway.getStore()?.calls.push((rest[0] as object).constructor.name);
    return Reflect.apply(send, this, rest);
  } as typeof send;
  return {
    /** The requests by route. */
    byRoute(): Map<RouteName, CountedRequest[]> {
      const found = new Map<RouteName, CountedRequest[]>();
      for (const request of requests) {
        const name = routeOf(request);
        if (name) found.set(name, [...(found.get(name) ?? []), request]);
      }
      return found;
    },
    stop() {
      Server.prototype.emit = emit;
      DynamoDBDocumentClient.prototype.send = send;
    },
  };
};
