import { connect } from 'node:net';
import type { Demo } from '../../demo/demo.ts';

export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  setCookie: string[];
  /** UTF-8 text. */
  body: string;
}

interface Ask {
  method?: string;
  /** Cookie lines, octet by octet. */
  cookies?: string[];
  body?: string;
}

/**
 * Sends a request over a plain connection and returns the response octet by octet, which no HTTP client would let
 * through.
 */
export async function ask(
  demo: Demo,
  host: string,
  target: string,
  { method = 'GET', cookies = [], body = '' }: Ask = {},
) {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}:${demo.port}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...cookies.map((line) => `Cookie: ${line}`),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const octets = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(demo.port, '127.0.0.1', () => socket.write(Buffer.concat([head, Buffer.from(body)])));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(Buffer.concat(chunks)));
  });
  return parse(octets);
}

function parse(octets: Buffer): Answer {
  const end = octets.indexOf('\r\n\r\n');
  const [status = '', ...fields] = octets.subarray(0, end).toString('latin1').split('\r\n');
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(': ');
    return [field.slice(0, colon), field.slice(colon + 2)];
  });
  return {
    status: Number(status.split(' ')[1]),
    headers,
    setCookie: headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value),
    body: octets.subarray(end + 4).toString(),
  };
}
