/** Sends requests exactly as written. A usual client would change the path, the Host or the encodings. */
import { type IncomingHttpHeaders, request } from "node:http";

export interface Written {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address to connect to. */
  at?: string;
}

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  /** The bytes as they arrived, not unpacked. */
  bytes: Buffer;
  text: string;
}

export const askAsWritten = (
  port: number,
  path: string,
  { method = "GET", headers = {}, body, at = "127.0.0.1" }: Written = {},
) =>
  new Promise<Received>((resolve, reject) => {
    const sent = request({
      host: at,
      port,
      path,
      method,
      headers: { host: `localhost:${port}`, ...headers },
    });
    sent.once("error", reject).once("response", async (response) => {
      const bytes = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() });
    });
    sent.end(body);
  });
