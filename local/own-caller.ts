/**
 * Decides who may call `/local`, which gives out tokens and secrets. Only this machine may, under its own name and
 * for its own pages.
 */
import type { IncomingMessage } from "node:http";

const ownNames = ["localhost", "127.0.0.1", "[::1]"];

const isThisMachine = ({ socket }: IncomingMessage) =>
  /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");

const ownHosts = (port: number) => [
  ...ownNames.map((name) => `${name}:${port}`),
  // A browser leaves out the default port.
  ...(port === 80 ? ownNames : []),
];

/**
 * Whether the request comes from this machine and names this machine as its host.
 *
 * A foreign page may make its own name lead here (DNS rebinding). Such a request still has the foreign name as its
 * host.
 */
export const isOwnCaller = (request: IncomingMessage, port: number): boolean =>
  isThisMachine(request) && ownHosts(port).includes(request.headers.host ?? "");

/**
 * Whether no page of another site sends the request or reads the response. A person who opens the address from a link
 * is allowed.
 */
export const isOwnPage = ({ headers, method }: IncomingMessage, port: number): boolean => {
  const { origin, "sec-fetch-site": site = "none", "sec-fetch-dest": destination } = headers;
  if (origin !== undefined && !ownHosts(port).some((host) => origin === `http://${host}`)) return false;
  return site === "none" || site === "same-origin" || (method === "GET" && destination === "document");
};
