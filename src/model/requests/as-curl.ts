import { toOctets } from '../../cookie/octets.ts';
import { isPlain, printf, shellQuote } from '../../cookie/shell-quote.ts';
import type { Field, NetworkRequest } from '../network/network-request.ts';

/** RFC 9110 §5.6.2: the characters of a name. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;
/** RFC 9110 §5.5: characters that no field value can contain. */
const NEVER_SENT = /[\0\r\n]/g;

/** Fields that curl adds itself. */
const CURL_FIELDS = new Set([
  'content-length',
  'connection',
  'host',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'te',
]);

/**
 * A command for sh, bash, zsh and fish that makes the same request with curl: same method, URL, fields in order, and body.
 * A body that a shell word cannot contain is sent through a pipe.
 */
export function asCurl(request: Pick<NetworkRequest, 'method' | 'url' | 'requestFields' | 'body'>): string {
  const { method, url, requestFields, body } = request;
  // Without --globoff, curl reads brackets and braces in a URL as patterns.
  const words = ['curl', '--globoff', ...methodOptions(method, body), shellQuote(toOctets(url))];
  for (const field of joinCookieFields(requestFields)) {
    if (CURL_FIELDS.has(field.name) || !TOKEN.test(field.name)) continue;
    words.push('-H', shellQuote(headerLine(field)));
  }
  const isPiped = body !== null && !isPlain(body);
  if (isPiped) words.push('--data-binary', '@-');
  else if (body !== null) words.push('--data-raw', shellQuote(body));
  if (requestFields.some(({ name }) => name === 'accept-encoding')) words.push('--compressed');
  return `${isPiped ? `${printf(body)} | ` : ''}${words.join(' ')}`;
}

/** `--data-raw` implies POST, and with `-X HEAD` curl would wait for a body. */
function methodOptions(method: string, body: string | null): string[] {
  if (method === (body === null ? 'GET' : 'POST')) return [];
  return method === 'HEAD' && body === null ? ['--head'] : ['-X', shellQuote(toOctets(method))];
}

/** `Name:` would remove the field, `Name;` sends it empty. */
function headerLine({ name, value }: Field): string {
  const safeValue = value.replace(NEVER_SENT, '');
  return safeValue === '' ? `${name};` : `${name}: ${safeValue}`;
}

/** HTTP/2 has a field for each cookie; curl needs one for all. */
function joinCookieFields(fields: readonly Field[]): Field[] {
  const cookies = fields.filter(({ name }) => name === 'cookie');
  const [first] = cookies;
  const cookieValue = cookies.map(({ value }) => value).join('; ');
  return fields.flatMap((field) => {
    if (field.name !== 'cookie') return [field];
    return field === first ? [{ name: 'cookie', value: cookieValue }] : [];
  });
}
