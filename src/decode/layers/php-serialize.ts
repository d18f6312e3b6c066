import type { ReadFormat } from '../format/value.ts';
import { fromEntries } from '../octets/from-entries.ts';
import { OctetReader } from '../octets/octet-reader.ts';
import { toSafeNumber } from '../octets/text-of-message.ts';
import { textOfOctets } from '../octets/text-of-octets.ts';
import { catchWrong } from '../octets/wrong-at.ts';

const START = /^(?:[aO]:\d+:|s:\d+:"|[id]:-?[\d.]|d:(?:-?INF|NAN);|b:[01];$|C:\d+:|E:\d+:|N;$)/;
const END = /[;}]$/;

/** PHP's serialize() (www.phpinternals.net/docs/serialize, php-src ext/standard/var_unserializer.re): all octets, or it is none. */
export const readPhpSerialize: ReadFormat = ({ octets }) => {
  if (!START.test(octets) || !END.test(octets)) return null;
  const classes: string[] = [];
  const reader = new OctetReader(octets);
  const read = catchWrong(() => readAny(reader, 0, classes));
  if (!('value' in read) || !reader.isAtEnd) return null;
  const certainty = /^[aOCEs]/.test(octets) ? 'certain' : 'likely';
  const data = classes.length > 0 ? { classes } : {};
  return { links: [{ code: 'php-serialize', certainty, octets, data }], payload: read.value };
};

type ReadBody = (reader: OctetReader, depth: number, classes: string[]) => unknown;

const BY_TYPE: Readonly<Record<string, ReadBody>> = {
  N: (reader) => {
    reader.expect(';');
    return null;
  },
  b: (reader) => {
    const flag = scalar(reader, /^[01]$/);
    return flag === '1';
  },
  i: (reader) => toSafeNumber(BigInt(scalar(reader, /^[+-]?\d{1,20}$/))),
  d: (reader) => {
    const number = scalar(reader, /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$|^-?INF$|^NAN$/);
    // JSON has no number for these.
    return /[FN]/.test(number) ? number : Number(number);
  },
  s: (reader) => {
    reader.expect(':');
    const text = counted(reader, '"');
    reader.expect(';');
    return textOf(text);
  },
  a: (reader, depth, classes) => {
    reader.expect(':');
    return toArray(members(reader, depth, classes));
  },
  O: (reader, depth, classes) => {
    classes.push(className(reader));
    // Properties that are not public have the name of their class, or "*", between two NUL before them.
    return fromEntries(members(reader, depth, classes).map(([key, value]) => [key.replace(/^\0[^\0]*\0/, ''), value]));
  },
  C: (reader, _, classes) => {
    classes.push(className(reader));
    return textOf(counted(reader, '{'));
  },
  E: (reader) => {
    reader.expect(':');
    const name = counted(reader, '"');
    reader.expect(';');
    return textOf(name);
  },
  // A reference to an earlier value, by its number: JSON has no references.
  R: (reader) => ({ reference: Number(scalar(reader, /^\d{1,9}$/)) }),
  r: (reader) => ({ reference: Number(scalar(reader, /^\d{1,9}$/)) }),
};

function readAny(reader: OctetReader, depth: number, classes: string[]): unknown {
  reader.enter(depth);
  const type = reader.take(1);
  const body = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  if (body === undefined) throw reader.wrong();
  return body(reader, depth, classes);
}

function scalar(reader: OctetReader, form: RegExp): string {
  reader.expect(':');
  const text = reader.until(';');
  if (!form.test(text)) throw reader.wrong();
  return text;
}

function count(reader: OctetReader): number {
  const digits = reader.until(':');
  if (!/^\d{1,9}$/.test(digits)) throw reader.wrong();
  return Number(digits);
}

/** Octets in quotes or braces, with their number before them. */
function counted(reader: OctetReader, opening: '"' | '{'): string {
  const length = count(reader);
  reader.expect(opening);
  const octets = reader.take(length);
  reader.expect(opening === '"' ? '"' : '}');
  return octets;
}

function className(reader: OctetReader): string {
  reader.expect(':');
  const name = counted(reader, '"');
  reader.expect(':');
  return textOf(name);
}

function members(reader: OctetReader, depth: number, classes: string[]): [string, unknown][] {
  const length = count(reader);
  reader.expect('{');
  const found: [string, unknown][] = [];
  for (let index = 0; index < length; index++) {
    const key = readAny(reader, depth + 1, classes);
    if (typeof key !== 'string' && typeof key !== 'number') throw reader.wrong();
    found.push([String(key), readAny(reader, depth + 1, classes)]);
  }
  reader.expect('}');
  return found;
}

/** PHP has one kind of array: with the keys 0, 1, 2 and so on, `json_encode` makes a JSON array of it. */
function toArray(entries: readonly [string, unknown][]): unknown {
  return entries.every(([key], index) => key === String(index))
    ? entries.map(([, value]) => value)
    : fromEntries(entries);
}

/** Strings of PHP are octets: those that are not UTF-8 are shown as Latin-1. */
function textOf(octets: string): string {
  return textOfOctets(octets) ?? octets;
}
