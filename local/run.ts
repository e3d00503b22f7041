/** The whole of Berdaya on one machine: the same handlers and routes, with local stores, issuer, events and clock. */
import { appendFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, createServer as createSocket } from "node:net";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { everyRoute, type RouteName } from "../core/contract/routes.ts";
import { everySchedule, type Schedule, type ScheduleName, schedules } from "../core/contract/schedules.ts";
import { functionFileOf, type StepName } from "../core/contract/steps.ts";
import type { Instant } from "../core/domain/shared/day.ts";
import { redirectLog } from "../core/http/log.ts";
import type { Messenger } from "../core/messaging/messenger.ts";
import { allServices, type Services } from "../core/services.ts";
import { buckets, everyTable, identitySecretVariable, tables } from "../core/storage/dynamodb/tables.ts";
import { defaultOffice } from "../offices/default-office.ts";
import * as office from "../offices/office.ts";
import { type Clock, createClock } from "./clock.ts";
import { createTables } from "./create-tables.ts";
import { dueTimes } from "./cron.ts";
import { startEngine } from "./engine.ts";
import { createGateway, type Handler } from "./gateway.ts";
import { createIssuer, UnknownAccount } from "./issuer.ts";
import { createObjectStore, localCredentials, type ObjectCreated } from "./object-store/object-store.ts";
import { isOwnCaller, isOwnPage } from "./own-caller.ts";
import { createSecretsEmulator, localSecretName } from "./secrets-emulator.ts";
import { createStaticSite } from "./static-site.ts";
import { startStreamReader } from "./stream-reader.ts";
import { startStreamTrimming } from "./stream-trimming.ts";

/** A failure that the operator can solve. The message is one sentence, and no stack is printed. */
export class CannotStart extends Error {}

export interface Running {
  /** For example `http://localhost:3000`, without a slash at the end. */
  url: string;
  services: Services;
  clock: Clock;
  stop(): Promise<void>;
}

interface Options {
  dataFolder: string;
  siteFolder: string;
  port: number;
  /** Whether schedules run as time passes. A test that controls the clock sets `false` and moves the clock itself. */
  runsByItself?: boolean;
  onProgress?: (what: string) => void;
  /** A test may run the bundles that are deployed. */
  handlersFrom?: HandlerSource;
}

type Started = (event: unknown) => Promise<unknown>;

/** A path that cannot be decoded stays as typed: no page has this path in either form. */
const pathOf = ({ pathname }: URL): string => {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
};

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as { port: number }).port));
  });

/**
 * Two runs on one folder would overwrite each other's data. The socket closes with the process, however the process
 * ends.
 */
export const holdFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, "running.sock");
  const isHeld = await new Promise<boolean>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy();
      resolve(true);
    }).once("error", () => resolve(false));
  });
  if (isHeld)
    throw new CannotStart(
      `Berdaya already runs on the data in ${folder}. Stop it first, or choose another folder: BERDAYA_DATA=other npm start`,
    );
  await rm(path, { force: true });
  const socket = createSocket((connection) => connection.destroy());
  await new Promise<void>((resolve) => socket.once("error", () => resolve()).listen(path, resolve));
  socket.unref();
  return () => new Promise((resolve) => socket.close(() => resolve()));
};

/** References, numbers and areas of one office mean nothing to another: the data stay with the office that made them. */
const keepToOffice = async (folder: string): Promise<void> => {
  const file = join(folder, "office");
  const isOld = Boolean(await stat(join(folder, "tables.db")).catch(() => undefined));
  const holder = await readFile(file, "utf8").catch(() => (isOld ? defaultOffice : undefined));
  if (holder !== undefined && holder !== office.id)
    throw new CannotStart(
      `The data in ${folder} are those of the office "${holder}", and this is "${office.id}". Choose another folder: BERDAYA_DATA=other npm start`,
    );
  await writeFile(file, office.id);
};

/** Where the handler of a step comes from. */
export type HandlerSource = (name: StepName, services: Services, clock: Clock) => Promise<unknown>;

const fromSource: HandlerSource = async (name, services) =>
  (await import(/* @vite-ignore */ `../functions/${functionFileOf(name)}.ts`)).createHandler(services);

const loadHandlers = async (load: (name: StepName) => Promise<unknown>) => {
  const loadEach = async <Name extends StepName, H>(names: readonly Name[]) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(name)]))) as Record<
      Name,
      H
    >;
  return {
    routes: await loadEach<RouteName, Handler>(everyRoute.map(([name]) => name)),
    schedules: await loadEach<ScheduleName, Started>(everySchedule.map(([name]) => name)),
  };
};

/** The local run sends no messages. It stores them in a file for `/local/messages`. */
const keepMessages = (folder: string, clock: Clock) => {
  const path = join(folder, "messages.jsonl");
  const messenger: Messenger = {
    channel: "local",
    send: ({ phone }, text) =>
      appendFile(path, `${JSON.stringify({ at: clock.now(), to: phone, channel: "local", text })}\n`),
  };
  const list = async (): Promise<unknown[]> =>
    (await readFile(path, "utf8").catch(() => ""))
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  return { messenger, list };
};

export const runBerdaya = async ({
  dataFolder,
  siteFolder,
  port,
  runsByItself = true,
  onProgress = () => {},
  handlersFrom = fromSource,
}: Options): Promise<Running> => {
  await mkdir(dataFolder, { recursive: true });
  if (!(await stat(join(siteFolder, "index.html")).catch(() => undefined)))
    throw new CannotStart("The pages are not built yet. Build them once: npm run build");
  await keepToOffice(dataFolder);
  const letGo = await holdFolder(dataFolder);
  const clock = createClock();

  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async (
    _request,
    response,
  ) => {
    response.writeHead(503, { "retry-after": "1" }).end();
  };
  const take = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end('{"message":"Internal Server Error"}');
    });
  };
  // A client loses its request if the server closes the connection at that moment. So a busy server must not close
  // connections early.
  const connections = { keepAliveTimeout: 75_000 };
  const servers = [createServer(connections, take)];
  const host = process.env.HOST ?? "127.0.0.1";
  const taken = await listen(servers[0] as Server, port, host).catch(async (error) => {
    await letGo();
    if (error.code === "EADDRINUSE")
      throw new CannotStart(
        `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
      );
    if (error.code === "EACCES")
      throw new CannotStart(
        `Port ${port} may not be used by you. Choose one above 1023: PORT=3000 npm start`,
      );
    throw error;
  });
  if (host === "127.0.0.1") {
    // Some systems try ::1 for localhost first. Other systems have no IPv6.
    const second = createServer(connections, take);
    await listen(second, taken, "::1").then(
      () => servers.push(second),
      () => {},
    );
  }

  onProgress("storage");
  const givenEndpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  const engine = await startEngine({
    file: join(dataFolder, "tables.db"),
    onDeath: () => console.error("The storage engine has stopped. Start Berdaya again: npm start"),
  }).catch(async (error) => {
    for (const server of servers) server.close();
    await letGo();
    throw error;
  });
  const storeUrl = `http://127.0.0.1:${taken}/local`;
  Object.assign(process.env, {
    AWS_REGION: "ap-southeast-3",
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_S3: `${storeUrl}/s3`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `${storeUrl}/secrets`,
    ...Object.fromEntries(everyTable.map(({ name, variable }) => [variable, name])),
    ...Object.fromEntries(
      Object.entries(buckets).map(([name, { variable }]) => [variable, `berdaya-${name}`]),
    ),
    [identitySecretVariable]: localSecretName,
  });
  redirectLog((line) => void appendFile(join(dataFolder, "log.jsonl"), `${line}\n`).catch(() => {}));

  const dynamoDb = new DynamoDBClient();
  const s3 = new S3Client();
  // The handlers' clock checks signatures, so the same clock must sign. The SDK sets its own offset from the date of
  // each reply. A reply that was on its way while the clock moved would set the offset back, and every later
  // permission would be expired.
  Object.defineProperty(s3.config, "systemClockOffset", { get: () => clock.ahead(), set: () => {} });
  await createTables(dynamoDb, everyTable);
  let written = 0;
  dynamoDb.middlewareStack.add(
    (next, { commandName }) =>
      (request) => {
        if (
          commandName !== "GetItemCommand" &&
          commandName !== "BatchGetItemCommand" &&
          commandName !== "QueryCommand"
        )
          written += 1;
        return next(request);
      },
    { step: "initialize" },
  );

  onProgress("functions");
  const { messenger, list: listMessages } = keepMessages(dataFolder, clock);
  const services = allServices({ now: clock.now, messenger }, { dynamoDb, s3 });
  const handlers = await loadHandlers((name) => handlersFrom(name, services, clock));

  const startedBy = (by: "clock" | "object-created" | "stream") =>
    everySchedule.filter(([, { start }]) => start.by === by).map(([name]) => name);

  const tellCreated = async ({ bucket, key, size }: ObjectCreated) => {
    for (const name of startedBy("object-created")) {
      const { start } = schedules[name] as { start: { bucket: string } };
      if (bucket === `berdaya-${start.bucket}`)
        await handlers.schedules[name]({ detail: { bucket: { name: bucket }, object: { key, size } } });
    }
  };
  const readers = startedBy("stream").map((name) => {
    const { table, added } = schedules[name].start as Extract<Schedule["start"], { by: "stream" }>;
    const reader = startStreamReader({
      endpoint: engine.endpoint,
      table: tables[table].name,
      name,
      folder: dataFolder,
      onRecords: async ({ Records }: DynamoDBStreamEvent) => {
        const wanted = Records.filter(
          ({ eventName, dynamodb }) =>
            eventName === "INSERT" && added.some((start) => dynamodb?.Keys?.sk?.S?.startsWith(start)),
        );
        if (wanted.length === 0) return;
        const reply = (await handlers.schedules[name]({ Records: wanted })) as
          | DynamoDBBatchResponse
          | undefined;
        if (reply?.batchItemFailures.length) throw new Error("some messages must be tried again");
      },
    });
    return { ...reader, table: tables[table].name };
  });
  const trimming = startStreamTrimming({
    file: givenEndpoint ? "" : join(dataFolder, "tables.db"),
    streams: [...new Set(readers.map(({ table }) => table))],
    positionsOf: (table) => readers.filter((each) => each.table === table).map((each) => each.position()),
  });
  /** One reader may write changes that another reader must read: a reallocated seat leads to a message. */
  const settled = async () => {
    for (let round = 0; round < 2; round += 1) await Promise.all(readers.map((reader) => reader.drained()));
  };

  const objectStore = createObjectStore({
    folder: join(dataFolder, "objects"),
    now: () => new Date(clock.now()),
    onObjectCreated: tellCreated,
  });
  const secretsEmulator = createSecretsEmulator({ folder: dataFolder });
  const issuer = await createIssuer({
    folder: dataFolder,
    now: () => new Date(clock.now()),
    issuerUrl: `${storeUrl}/issuer`,
  });
  const gateway = createGateway(handlers.routes, (token) => issuer.verify(token));
  const site = createStaticSite(siteFolder, () => `http://127.0.0.1:${taken}`);

  let ranUntil: Instant = clock.now();
  /** Runs all schedules that are due up to an instant, each at its own time and in order. */
  const runDue = async (until: Instant) => {
    const due = startedBy("clock")
      .flatMap((name) =>
        [...dueTimes((schedules[name].start as { cron: string }).cron, ranUntil, until)].map((at) => ({
          name,
          at,
        })),
      )
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    ranUntil = until > ranUntil ? until : ranUntil;
    for (const { name, at } of due) {
      if (clock.now() < at) clock.set(at);
      const before = written;
      // A failed run has logged its error. It must not stop the other due runs.
      await handlers.schedules[name]({ at }).catch(console.error);
      // On most days nothing is written, so no reader has work. Skipping the wait lets a year pass quickly.
      if (written > before) await settled();
    }
  };
  let running = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    running = running.then(work, work);
    return running;
  };
  const tick = () => void inTurn(() => runDue(clock.now())).catch(console.error);
  const ticking = runsByItself ? setInterval(tick, 15_000).unref() : undefined;

  const sendJson = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(JSON.stringify(body));
  };
  const readJson = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    try {
      const read: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  };

  const local: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>> = {
    "POST /local/sign-in": async (request, response) => {
      try {
        sendJson(response, 200, issuer.signIn(String((await readJson(request)).account)));
      } catch (error) {
        if (!(error instanceof UnknownAccount)) throw error;
        sendJson(response, 400, {
          type: "unknown-account",
          title: "Unknown account",
          status: 400,
          detail: error.message,
        });
      }
    },
    "PUT /local/clock": async (request, response) => {
      const { at } = await readJson(request);
      const instant = at === null ? null : typeof at === "string" ? new Date(at) : new Date(Number.NaN);
      if (instant !== null && Number.isNaN(instant.getTime()))
        return sendJson(response, 400, {
          type: "invalid-request",
          title: "at must be an instant or null",
          status: 400,
        });
      await inTurn(async () => {
        const target = instant?.toISOString() ?? new Date().toISOString();
        if (target > clock.now()) await runDue(target);
        else ranUntil = target;
        clock.set(instant === null ? null : target);
      });
      await settled();
      sendJson(response, 200, { at: clock.now() });
    },
    "GET /local/messages": async (_request, response) => {
      await settled();
      sendJson(response, 200, { items: await listMessages() });
    },
  };

  const refuseStranger = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    sendJson(response, 403, {
      type: "not-from-here",
      title: "Not from here",
      status: 403,
      detail: `Only this machine may ask this, under http://localhost:${taken} and from no other site.`,
    });
  };

  answer = async (request, response) => {
    const raw = request.url ?? "/";
    // The host in front matters: alone, "//evil.example/" would be read as another host.
    const url = raw.startsWith("/") ? URL.parse(`http://localhost${raw}`) : null;
    if (!url) {
      response.writeHead(400).end();
      return;
    }
    if (/^\/local(?:\/|$)/.test(url.pathname)) {
      if (!isOwnCaller(request, taken)) return refuseStranger(request, response);
      // For a browser, the address of the object store is another site than our pages. So the signature of the
      // request decides here.
      if (raw.startsWith("/local/s3/"))
        return objectStore.handle(request, response, raw.slice("/local/s3".length));
      if (!isOwnPage(request, taken)) return refuseStranger(request, response);
      if (raw.startsWith("/local/secrets")) return secretsEmulator.handle(request, response);
    }
    const ofLocal = local[`${request.method} ${url.pathname}`];
    if (ofLocal) return ofLocal(request, response);
    if (url.pathname.startsWith("/api/") || url.pathname === "/api") return gateway(request, response, url);
    return site(request, response, pathOf(url));
  };
  await objectStore.tellLeftovers();

  return {
    url: `http://localhost:${taken}`,
    services,
    clock,
    async stop() {
      clearInterval(ticking);
      // The readers stop first, because their work still requests files from the servers.
      await Promise.all(readers.map((reader) => reader.stop()));
      trimming.stop();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await engine.stop();
      // A later start in this process must not look for the engine that has ended.
      if (!givenEndpoint) delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
      await letGo();
    },
  };
};
