import { asBrowserShows } from '../cookie/octets.ts';

/** What a value looks like; text: message `shape_<kind>`. */
export const SHAPE_KINDS = [
  'empty',
  'short',
  'uuid',
  'jwt',
  'json',
  'url',
  'digits',
  'hex',
  'letters',
  'letters-and-digits',
  'parts',
  'token',
  'percent-encoded',
  'ascii',
  'utf8',
  'binary',
] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** The shape of a value, which tells nothing of its content. */
export interface ValueShape {
  kind: ShapeKind;
  /** How many parts a `jwt` and `parts` have; else 1. */
  parts: number;
}

/** A shorter value could be guessed by its shape: a flag, a language, a small number. */
const SHORT = 8;

/** What a value looks like, in the order in which it is tried. All of the value is matched, in time linear to its length. */
const PATTERNS: readonly [ShapeKind, RegExp][] = [
  ['uuid', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  // RFC 7519: a JSON object in Base64url begins with eyJ; three parts are signed (RFC 7515), five encrypted (RFC 7516).
  ['jwt', /^eyJ[\w-]*(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/],
  ['json', /^(?:"?[{[]|%22(?:%7B|%5B)|%7B|%5B)/i],
  ['url', /^[a-z][a-z\d+.-]*(?::|%3A)(?:\/\/|%2F%2F)/i],
  ['digits', /^\d+$/],
  ['hex', /^[\da-f]+$/i],
  ['letters', /^[a-z]+$/i],
  ['letters-and-digits', /^[a-z\d]+$/i],
  ['parts', /^\w[\w-]*([.|:~&])\w[\w-]*(?:\1\w[\w-]*)*$/],
  ['token', /^[\w+/-]+={0,2}$/],
  ['percent-encoded', /^(?=.*%[\da-f]{2})[\x20-\x7e]+$/i],
  ['ascii', /^[\x20-\x7e]+$/],
];

/** The shape of a value in octets. It is coarse: a reader learns of which characters it consists, or which known form it has. */
export function valueShape(value: string): ValueShape {
  if (value === '') return { kind: 'empty', parts: 1 };
  if (value.length < SHORT) return { kind: 'short', parts: 1 };
  const kind = PATTERNS.find(([, pattern]) => pattern.test(value))?.[0] ?? (isUtf8(value) ? 'utf8' : 'binary');
  return { kind, parts: partsOf(kind, value) };
}

function partsOf(kind: ShapeKind, value: string): number {
  if (kind === 'jwt') return value.split('.').length;
  if (kind !== 'parts') return 1;
  const separator = /[.|:~&]/.exec(value)?.[0] ?? '';
  return value.split(separator).length;
}

function isUtf8(value: string): boolean {
  return asBrowserShows(value) === value;
}
