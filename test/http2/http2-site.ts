import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { HeaderField } from '../../src/cookie/http2/hpack-encoder.ts';
import { FrameCount } from './frame-count.ts';
import { selfSigned } from './self-signed.ts';

/** A request as it was received. */
export interface TappedRequest {
  /** The Cookie fields in the order sent, one for each cookie. */
  fields: HeaderField[];
  /** Octets of its HEADERS and CONTINUATION frames. */
  frames: number;
}

/** A site over HTTP/2 that shows the same page everywhere, but closes the connection at `/closed`, and a tap that counts frames between TLS and the server. */
export interface Http2Site {
  url(path: string): string;
  /** The requests of each connection, the oldest first. */
  connections: readonly (readonly TappedRequest[])[];
  close(): Promise<void>;
}

interface Tapped {
  count: FrameCount;
  requests: TappedRequest[];
}

const HOST = '127.0.0.1';
const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>HTTP/2</title>';
/** More than a jar of 180 cookies of 4,096 octets needs. */
const ROOM = { maxHeaderListPairs: 1_000, settings: { maxHeaderListSize: 1024 * 1024 } };

/** Starts it on a free port of this machine; without a table size it announces none. `server`: what it calls itself. */
export async function startHttp2Site({
  tableSize,
  server: name,
}: {
  tableSize: number | null;
  server?: string;
}): Promise<Http2Site> {
  const connections: TappedRequest[][] = [];
  /** Connections by the port from which the tap connects to the server. */
  const taps = new Map<number | undefined, Tapped>();
  const sockets = new Set<Socket>();

  const settings = tableSize === null ? ROOM.settings : { ...ROOM.settings, headerTableSize: tableSize };
  const server = createServer({ ...ROOM, settings });
  server.on('stream', (stream: ServerHttp2Stream, _: IncomingHttpHeaders, _flags: number, raw: string[]) => {
    const tap = taps.get(stream.session?.socket.remotePort);
    if (!tap) throw new Error('a request that came past the tap');
    const fields = raw.flatMap((name, index) => (index % 2 ? [] : [{ name, value: raw[index + 1] ?? '' }]));
    tap.requests.push({ fields, frames: tap.count.octets.get(stream.id ?? 0) ?? 0 });
    if (raw.includes('/closed')) return void stream.session?.destroy();
    const own = name === undefined ? {} : { server: name };
    stream.respond({ ':status': 200, 'content-type': 'text/html', 'cache-control': 'no-store', ...own });
    stream.end(PAGE);
  });
  const serverPort = await listen(server);

  const front = createTlsServer({ ...selfSigned('localhost'), ALPNProtocols: ['h2'] }, (outer) => {
    const inner = connect(serverPort, HOST, () => {
      const tap: Tapped = { count: new FrameCount(), requests: [] };
      taps.set(inner.localPort, tap);
      connections.push(tap.requests);
      let isAnswered = false;
      outer.on('data', (chunk: Buffer) => {
        tap.count.read(chunk);
        if (isAnswered || tap.count.octets.size === 0) return;
        isAnswered = true;
        // A delay like that of a distant server: the browser sends its first request before it gets the server's
        // settings.
        inner.pipe(outer);
      });
      outer.pipe(inner);
    });
    for (const [socket, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      sockets.add(socket);
      // A browser may close the connection at any time.
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  const port = await listen(front);

  return {
    url: (path) => `https://${HOST}:${port}${path}`,
    connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([front, server].map((one) => new Promise((resolve) => one.close(resolve))));
    },
  };
}

function listen(server: Server | Http2Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
