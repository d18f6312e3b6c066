import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerHead } from './head-limit.ts';
import type { DemoRequest, DemoResponse, Handler } from './message.ts';
import { PAGES } from './pages.ts';
import { type Route, routeFor } from './route.ts';
import { readRequest, writeResponse, writeUpgrade } from './wire.ts';

/** A running demo site, with the functions that tests use. */
export interface Demo {
  port: number;
  /** `url('shop.localhost', '/cart')` is the whole URL. */
  url(host: string, path?: string): string;
  /** The latest requests, oldest first. */
  log: readonly DemoRequest[];
  /** The requests to a host, or to one path of it, oldest first. */
  requests(host: string, path?: string): DemoRequest[];
  /**
   * The Cookie header of the latest request to this path, octet by octet; null: no Cookie header, or no such request.
   */
  lastCookieHeader(host: string, path: string): string | null;
  /**
   * Serves this path, on any host name, before the demo's own pages; a path ending in `*` means everything below.
   * Returns the function that removes it.
   */
  serve(host: string, path: string, handler: Handler | DemoResponse): () => void;
  /** Forgets the log and everything served by `serve`. */
  clear(): void;
  close(): Promise<void>;
}

/** Enough requests for any test; more would only use memory. */
const LONGEST_LOG = 2_000;
/** More than any jar of 180 cookies of 4,096 octets sends. */
const MAX_HEAD_OCTETS = 1024 * 1024;

export interface DemoOptions {
  port?: number;
  /** PEM. With it the site speaks https instead of http. */
  certificate?: { key: string; cert: string };
}

/**
 * Starts the demo site on the loopback addresses; without a port, on any free one.
 * @throws Error when the port is taken
 */
export async function startDemo({ port = 0, certificate }: DemoOptions = {}): Promise<Demo> {
  const log: DemoRequest[] = [];
  let added: Route[] = [];
  let bound = port;

  async function received(message: IncomingMessage): Promise<{ request: DemoRequest; answer: DemoResponse }> {
    const request = await readRequest(message, bound);
    log.push(request);
    if (log.length > LONGEST_LOG) log.shift();
    return { request, answer: await answerTo(request, added).catch(failure) };
  }
  const listener: RequestListener = async (message, response) => {
    const { request, answer } = await received(message);
    writeResponse(answer, response, request.method);
  };
  const sockets = new Set<Duplex>();
  const upgrade = async (message: IncomingMessage, socket: Duplex): Promise<void> => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const { request, answer } = await received(message);
    writeUpgrade(answer, socket, request);
  };

  const first = await listen(listener, port, '127.0.0.1', certificate);
  bound = (first.address() as AddressInfo).port;
  // Browsers may try ::1 first for *.localhost; a machine without IPv6 works without it.
  const second = await listen(listener, bound, '::1', certificate).catch(() => null);
  const servers = second ? [first, second] : [first];
  for (const server of servers) server.on('upgrade', upgrade);

  const requests: Demo['requests'] = (host, path) =>
    log.filter((request) => request.host === host && (path === undefined || request.path === path));
  return {
    port: bound,
    url: (host, path = '/') => `${certificate ? 'https' : 'http'}://${host}:${bound}${path}`,
    log,
    requests,
    lastCookieHeader: (host, path) => requests(host, path).at(-1)?.cookieHeader ?? null,
    serve(host, path, handler) {
      const route: Route = { host, path, handle: typeof handler === 'function' ? handler : () => handler };
      added = [route, ...added];
      return () => {
        added = added.filter((other) => other !== route);
      };
    },
    clear() {
      log.length = 0;
      added = [];
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(stop));
    },
  };
}

async function answerTo(request: DemoRequest, added: Route[]): Promise<DemoResponse> {
  const own = routeFor(added, request);
  if (own) return own.handle(request);
  const route = routeFor(PAGES, request);
  if (route === null) return { status: 404, type: 'text/plain; charset=utf-8', body: 'The demo has no such page.\n' };
  return answerHead(request) ?? route.handle(request);
}

function failure(error: unknown): DemoResponse {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function listen(
  listener: RequestListener,
  port: number,
  host: string,
  certificate: DemoOptions['certificate'],
): Promise<Server> {
  const options = { maxHeaderSize: MAX_HEAD_OCTETS };
  const server = certificate
    ? createSecureServer({ ...options, ...certificate }, listener)
    : createServer(options, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
