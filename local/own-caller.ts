/** Who may ask `/local`, which hands out what is asked for elsewhere: this machine, by its own name, for itself. */
import type { IncomingMessage } from "node:http";

const ownNames = ["localhost", "127.0.0.1", "[::1]"];

const isThisMachine = ({ socket }: IncomingMessage) =>
  /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");

const ownHosts = (port: number) => [
  ...ownNames.map((name) => `${name}:${port}`),
  // A browser does not say the port that it takes for granted.
  ...(port === 80 ? ownNames : []),
];

/**
 * From this machine, and asked for under its own name: a page elsewhere whose name is made to lead here (DNS rebinding)
 * still says that name.
 */
export const isOwnCaller = (request: IncomingMessage, port: number): boolean =>
  isThisMachine(request) && ownHosts(port).includes(request.headers.host ?? "");

/** Neither sent nor read by a page of another site. Somebody who opens the address from a link comes from nowhere. */
export const isOwnPage = ({ headers, method }: IncomingMessage, port: number): boolean => {
  const { origin, "sec-fetch-site": site = "none", "sec-fetch-dest": destination } = headers;
  if (origin !== undefined && !ownHosts(port).some((host) => origin === `http://${host}`)) return false;
  return site === "none" || site === "same-origin" || (method === "GET" && destination === "document");
};
