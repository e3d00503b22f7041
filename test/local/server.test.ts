import { readdir, readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sitePages } from "../../core/contract/addresses.ts";
import { isOwnCaller } from "../../local/own-caller.ts";
import type { Running } from "../../local/run.ts";
import { localSecretName } from "../../local/secrets-emulator.ts";
import { askAsWritten, type Written } from "../support/as-written.ts";
import { siteFolder, startLocal } from "../support/start-local.ts";

let running: Running;
let port: number;
beforeAll(async () => {
  running = await startLocal();
  port = Number(new URL(running.url).port);
});
afterAll(() => running.stop());

const ask = (path: string, written?: Written) => askAsWritten(port, path, written);

describe("What only this machine may ask", () => {
  const signIn: Written = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"account":"manager"}',
  };
  const asks: [string, string, Written][] = [
    ["a token", "/local/sign-in", signIn],
    ["messages", "/local/messages", {}],
    ["the clock", "/local/clock", { method: "PUT", body: '{"at":null}' }],
    ["a file", "/local/s3/berdaya-documents/x", {}],
    [
      "the secret",
      "/local/secrets",
      {
        method: "POST",
        headers: { "x-amz-target": "secretsmanager.GetSecretValue" },
        body: JSON.stringify({ SecretId: localSecretName }),
      },
    ],
  ];
  const withHeaders = (asked: Written, headers: Record<string, string>): Written => ({
    ...asked,
    headers: { ...asked.headers, ...headers },
  });

  test.each(asks)(
    "%s is given to no name that somebody else made to lead here",
    async (_what, path, asked) => {
      for (const host of [
        `evil.example:${port}`,
        "evil.example",
        `localhost.evil.example:${port}`,
        `127.0.0.1.evil.example:${port}`,
        "localhost",
        "127.0.0.1:1",
        `localhost:${port}.evil.example`,
        `[::2]:${port}`,
      ]) {
        const told = await ask(path, withHeaders(asked, { host }));
        expect([host, told.status]).toEqual([host, 403]);
        expect(told.text).not.toMatch(/Token|SecretString|items/);
      }
    },
  );

  test.each(asks)("%s is not asked by another path to it either", async (_what, path, asked) => {
    for (const other of [`/x/..${path}`, `/%2e${path}`, `/.${path}`]) {
      const told = await ask(other, withHeaders(asked, { host: "evil.example" }));
      expect([other, told.status === 403 || told.status === 404]).toEqual([other, true]);
    }
  });

  test.each(asks.filter(([what]) => what !== "a file"))(
    "%s is given to no page of another site",
    async (_what, path, asked) => {
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: `http://localhost:${port + 1}` },
        { origin: `https://localhost:${port}` },
        { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" },
        { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
        { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
      ] as Record<string, string>[]) {
        const told = await ask(path, withHeaders(asked, headers));
        expect([headers, told.status]).toEqual([headers, 403]);
      }
    },
  );

  test("the pages of this site, a command line and a link to what was sent are answered", async () => {
    for (const name of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      const page = { host: name, origin: `http://${name}`, "sec-fetch-site": "same-origin" };
      expect((await ask("/local/sign-in", withHeaders(signIn, page))).status).toBe(200);
      expect((await ask("/local/sign-in", withHeaders(signIn, { host: name }))).status).toBe(200);
    }
    const followed = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
    };
    expect((await ask("/local/messages", { headers: followed })).status).toBe(200);
  });

  test("the secret stays even with a caller of this machine who cannot sign", async () => {
    const [, path, asked] = asks.at(-1) as (typeof asks)[number];
    const told = await ask(path, asked);
    expect(told.status).toBe(400);
    expect(told.text).not.toContain("SecretString");
  });

  test("another machine gets nothing of it, where HOST lets it in and whatever it says", () => {
    const from = (remoteAddress: string) =>
      isOwnCaller(
        { socket: { remoteAddress }, headers: { host: "localhost:3000" } } as IncomingMessage,
        3000,
      );
    for (const address of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
      expect([address, from(address)]).toEqual([address, true]);
    for (const address of ["192.168.1.5", "10.127.0.1", "::ffff:10.0.0.1", "fe80::1", "2001:db8::1", ""])
      expect([address, from(address)]).toEqual([address, false]);
  });

  test("other machines reach nothing, since it listens to this one alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others)
      await expect(ask("/", { at: address, headers: { host: `${address}:${port}` } })).rejects.toMatchObject({
        code: "ECONNREFUSED",
      });
  });
});

describe("A page at home", () => {
  test("is found as it is found at the edge", async () => {
    for (const page of sitePages) {
      expect([page, (await ask(page)).status]).toEqual([page, 200]);
      if (page === "/") continue;
      const { status, headers } = await ask(page.slice(0, -1));
      expect([page, status, headers.location]).toEqual([page, 301, page]);
    }
    expect((await ask("/petugas/audit/toolkit/SN.2026.1")).text).toContain("<html");
    expect(await ask("//en//status/")).toMatchObject({ status: 301, headers: { location: "/en/status/" } });
  });

  test.each([
    "//evil.example/login",
    "//evil.example/daftar",
    "//evil.example",
    "/\\evil.example/login",
    "/%2Fevil.example/login",
    "/%5Cevil.example/login",
    "/%5C%5Cevil.example",
    "/tidak-ada",
    "/tidak-ada.php",
    "/404.html",
    "/..%2f..%2fpackage.json",
    "//evil.example/api/openings",
    "//evil.example/local/messages",
  ])("%s is none: it leads nowhere else, and is answered by the page that says so", async (path) => {
    const { status, headers, text } = await ask(path);
    expect([status, headers.location]).toEqual([404, undefined]);
    expect(text).toBe(await readFile(join(siteFolder, "404.html"), "utf8"));
  });

  test("a request that names a whole address is no way to another host", async () => {
    expect((await ask("http://evil.example/daftar")).status).toBe(400);
  });

  test("comes compressed to whom takes it, whole to whom does not, and is not sent again", async () => {
    const files = (await readdir(siteFolder, { recursive: true })).filter((file) =>
      /\.(?:css|html|js)$/.test(file),
    );
    for (const file of files.filter((each) => each !== "404.html" && !each.includes("petugas/index"))) {
      const path = `/${file}`;
      const content = await readFile(join(siteFolder, file));
      const plain = await ask(path);
      expect([file, plain.headers["content-encoding"], plain.bytes.equals(content)]).toEqual([
        file,
        undefined,
        true,
      ]);
      const packed = await ask(path, { headers: { "accept-encoding": "gzip, deflate, br" } });
      if (content.length < 1_000) {
        expect([file, packed.headers["content-encoding"]]).toEqual([file, undefined]);
        continue;
      }
      expect([file, packed.headers["content-encoding"], packed.headers.vary, plain.headers.vary]).toEqual([
        file,
        "gzip",
        "accept-encoding",
        "accept-encoding",
      ]);
      expect([file, gunzipSync(packed.bytes).equals(content)]).toEqual([file, true]);
      expect(packed.headers.etag).toBe(`W/${plain.headers.etag}`);
      for (const etag of [packed.headers.etag, plain.headers.etag] as string[])
        expect((await ask(path, { headers: { "if-none-match": etag } })).status).toBe(304);
    }
  });
});
