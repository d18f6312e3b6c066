import { toOctets } from '../../cookie/octets.ts';
import type { Field, NetworkRequest } from '../network/network-request.ts';
import { isPlain, printf, shellQuote } from './shell-quote.ts';

/** RFC 9110 §5.6.2: what a name may be made of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;
/** RFC 9110 §5.5: characters that no field can have carried. */
const NEVER_SENT = /[\0\r\n]/g;

/** What curl works out by itself. */
const OWN = new Set(['content-length', 'connection', 'host', 'transfer-encoding', 'upgrade', 'http2-settings', 'te']);

/**
 * A command for sh, bash, zsh and fish that makes the same request with curl: same method, URL, fields in order, and body.
 * A body that no word can hold comes through a pipe.
 */
export function asCurl(request: NetworkRequest): string {
  const { method, url, requestFields, body } = request;
  // curl takes brackets and braces in a URL for patterns.
  const words = ['curl', '--globoff', ...methodOptions(method, body), shellQuote(toOctets(url))];
  for (const field of joined(requestFields)) {
    if (OWN.has(field.name) || !TOKEN.test(field.name)) continue;
    words.push('-H', shellQuote(headerLine(field)));
  }
  const isPiped = body !== null && !isPlain(body);
  if (isPiped) words.push('--data-binary', '@-');
  else if (body !== null) words.push('--data-raw', shellQuote(body));
  if (requestFields.some(({ name }) => name === 'accept-encoding')) words.push('--compressed');
  return `${isPiped ? `${printf(body)} | ` : ''}${words.join(' ')}`;
}

/** `--data-raw` means POST, and `-X HEAD` would wait for a body. */
function methodOptions(method: string, body: string | null): string[] {
  if (method === (body === null ? 'GET' : 'POST')) return [];
  return method === 'HEAD' && body === null ? ['--head'] : ['-X', shellQuote(toOctets(method))];
}

/** `Name:` would remove the field, `Name;` sends it empty. */
function headerLine({ name, value }: Field): string {
  const sent = value.replace(NEVER_SENT, '');
  return sent === '' ? `${name};` : `${name}: ${sent}`;
}

/** HTTP/2 has a field for each cookie, curl takes one. */
function joined(fields: readonly Field[]): Field[] {
  const cookies = fields.filter(({ name }) => name === 'cookie');
  const [first] = cookies;
  const whole = cookies.map(({ value }) => value).join('; ');
  return fields.flatMap((field) => {
    if (field.name !== 'cookie') return [field];
    return field === first ? [{ name: 'cookie', value: whole }] : [];
  });
}
