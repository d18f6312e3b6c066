import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';

/** The status of the response, or that the connection was closed without one. */
export type ServerResponse = number | 'closed';

export const PATIENCE = 15_000;
/** Octets of a cookie: as large as browsers send them, nearly. */
const COOKIE_OCTETS = 4000;

/** A site without pages responds 403 or 404: the request was read. */
export function isTaken(answer: ServerResponse): boolean {
  return typeof answer === 'number' && (answer < 400 || answer === 403 || answer === 404);
}

/** Requests with these fields and a Cookie header of so many octets. */
export type Ask = (port: number, octets: number, fields: Readonly<Record<string, string>>) => Promise<ServerResponse>;

export const askOverHttp1: Ask = (port, octets, fields) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
      resolve(status === undefined ? 'closed' : Number(status));
    });
    const all = { ...fields, cookie: cookiesOf(octets).join('; ') };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`);
  });

/** Without TLS, as a client that knows before that the server speaks HTTP/2 (RFC 9113 §3.3). */
export const askOverHttp2: Ask = (port, octets, fields) =>
  new Promise((resolve) => {
    const session = connectHttp2(`http://127.0.0.1:${port}`, { maxSendHeaderBlockLength: 4_000_000 });
    const end = (answer: ServerResponse): void => {
      resolve(answer);
      session.destroy();
    };
    session.setTimeout(PATIENCE, () => end('closed'));
    for (const event of ['error', 'goaway', 'close']) session.on(event, () => end('closed'));
    const own = { ':path': '/', ':scheme': 'http', ':authority': 'localhost', cookie: cookiesOf(octets) };
    const request = session.request({ ...own, ...fields });
    request.on('response', (head) => end(head[':status'] ?? 'closed'));
    for (const event of ['error', 'close']) request.on(event, () => end('closed'));
    request.end();
  });

/** Cookies that make a header of exactly so many octets; how many there are: see cookieCount. */
function cookiesOf(octets: number): string[] {
  const pairs: string[] = [];
  for (let left = octets; left > 0; left -= COOKIE_OCTETS + 2) {
    const taken = Math.min(COOKIE_OCTETS, left);
    pairs.push(`n${pairs.length}=${'v'.repeat(taken)}`.slice(0, taken));
  }
  return pairs;
}

export function cookieCount(octets: number): number {
  return Math.ceil(octets / (COOKIE_OCTETS + 2));
}
