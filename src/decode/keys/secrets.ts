import { toOctets } from '../../cookie/octets.ts';
import { fromBase64 } from '../octets/base64.ts';
import { fromHex } from '../octets/hex.ts';
import { parseKey } from './parse-key.ts';

/** How a secret was written: as text, as a string in the source of a program, as octets in base64 or hex, or as JWK. */
export type KeyForm = 'text' | 'literal' | 'base64' | 'hex' | 'jwk';

export interface Secret {
  octets: string;
  keyForm: KeyForm;
}

/** `b'_5#y2L\x00'` of Python, and strings of other languages. */
const LITERAL = /^b?(["'])(.*)\1$/s;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|(.))/gs;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/** How Laravel and literals of numbers say that octets follow. */
const ENCODING = /^(?:base64:|0x)/;

const PEM = /^(-----BEGIN [^-]+-----)([^-]*)(-----END [^-]+-----)$/;

/** The octets that a text can mean as a secret, the text itself first. A copy of it may have white space around it. */
export function secretsOf(text: string): Secret[] {
  const trimmed = text.trim();
  const texts = new Set([text, trimmed, ...pemFiles(trimmed)]);
  const found: Secret[] = [...texts].map((copy) => ({ octets: toOctets(copy), keyForm: 'text' }));
  const literal = LITERAL.exec(trimmed)?.[2] ?? trimmed;
  if (literal !== trimmed || literal.includes('\\')) found.push({ octets: unescaped(literal), keyForm: 'literal' });
  const digits = trimmed.replace(ENCODING, '');
  const [base64, hex] = [fromBase64(digits), fromHex(digits)];
  if (base64 !== null && base64 !== '') found.push({ octets: base64, keyForm: 'base64' });
  if (hex !== null) found.push({ octets: hex, keyForm: 'hex' });
  for (const key of parseKey(text)) {
    const octets = key.kind === 'jwk' && key.jwk.kty === 'oct' ? fromBase64(String(key.jwk.k)) : null;
    if (octets !== null) found.push({ octets, keyForm: 'jwk' });
  }
  return found;
}

/** A PEM file with and without a line break at its end: a field for one line has none of its line breaks. */
function pemFiles(text: string): string[] {
  const [, begin, body = '', end] = PEM.exec(text) ?? [];
  if (begin === undefined) return [];
  const file = [begin, ...(body.replace(/\s/g, '').match(/.{1,64}/g) ?? []), end].join('\n');
  return [file, `${file}\n`];
}

function unescaped(literal: string): string {
  return toOctets(literal).replace(ESCAPE, (_, hex?: string, other = '') =>
    hex === undefined ? (CONTROLS[other] ?? other) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
