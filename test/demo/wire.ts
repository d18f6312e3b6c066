import { createHash } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DemoRequest, DemoResponse } from './message.ts';

/** Reads a request whole, its header fields octet by octet. */
export async function readRequest(message: IncomingMessage, port: number): Promise<DemoRequest> {
  const at = Date.now();
  const body: Buffer[] = [];
  for await (const chunk of message) body.push(chunk);
  const headers = headerPairs(message.rawHeaders);
  const cookieLines = headers.filter(([name]) => name.toLowerCase() === 'cookie').map(([, value]) => value);
  const target = message.url ?? '/';
  const url = new URL(target, 'http://demo');
  const question = target.indexOf('?');
  return {
    host: (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    port,
    method: message.method ?? 'GET',
    path: question < 0 ? target : target.slice(0, question),
    query: url.searchParams,
    cookieLines,
    cookieHeader: cookieLines.length > 0 ? cookieLines.join('; ') : null,
    headers,
    headOctets: headOctets(message.method ?? 'GET', target, headers),
    body: Buffer.concat(body).toString(),
    at,
  };
}

function headerPairs(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return pairs;
}

/** "GET / HTTP/1.1", every "Name: value", the empty line, and CRLF after each. */
function headOctets(method: string, target: string, headers: [string, string][]): number {
  const lines = headers.reduce((sum, [name, value]) => sum + name.length + 2 + value.length + 2, 0);
  return `${method} ${target} HTTP/1.1\r\n`.length + lines + 2;
}

/** Writes a response whose header fields are sent as the octets given. */
export function writeResponse(answer: DemoResponse, response: ServerResponse, method: string): void {
  if (answer.closes) {
    response.socket?.destroy();
    return;
  }
  const status = answer.status ?? 200;
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body ?? '');
  const isCacheable = answer.headers?.some(([name]) => name === 'Cache-Control') ?? false;
  const headers: [string, string][] = [
    ...(body.length > 0 ? [['Content-Type', answer.type ?? 'text/html; charset=utf-8'] as [string, string]] : []),
    ['Content-Length', String(body.length)],
    ...(isCacheable ? [] : [['Cache-Control', 'no-store'] as [string, string]]),
    ...(answer.headers ?? []),
    ...(answer.setCookie ?? []).map((line): [string, string] => ['Set-Cookie', line]),
  ];
  // Node writes a string body and the head as one UTF-8 text, which would encode octets above 7F twice: always a Buffer.
  if (headers.every(([, value]) => isWritable(value))) {
    response.writeHead(status, headers.flat());
    response.end(method === 'HEAD' ? undefined : body);
  } else writeRaw(status, headers, body, response);
}

/** Whether node accepts the value: it rejects control characters other than TAB. */
function isWritable(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Writes to the connection itself, because node would check the value; the connection ends with the response. */
function writeRaw(status: number, headers: [string, string][], body: Buffer, response: ServerResponse): void {
  const lines = [...headers, ['Connection', 'close']].map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`;
  response.socket?.end(Buffer.concat([Buffer.from(head, 'latin1'), body]));
}

/** Accepts a WebSocket (RFC 6455 §4.2.2), which then stays open; any other response refuses it. */
export function writeUpgrade(answer: DemoResponse, socket: Duplex, request: DemoRequest): void {
  const key = request.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-key')?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const headers: [string, string][] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', accept],
    ...(answer.headers ?? []),
    ...(answer.setCookie ?? []).map((line): [string, string] => ['Set-Cookie', line]),
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  if (answer.status === 101) socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines}\r\n`, 'latin1');
  else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
}
