import type { ReadFormat } from '../format/value.ts';
import { fromEntries } from '../octets/from-entries.ts';
import { OctetReader } from '../octets/octet-reader.ts';
import { textOfMessage, toSafeNumber } from '../octets/text-of-message.ts';
import { timeText } from '../octets/time-text.ts';
import { catchWrong } from '../octets/wrong-at.ts';

/** A short id is a list of numbers too. */
const SHORTEST = 12;

/** MessagePack (github.com/msgpack/msgpack/blob/master/spec.md): a map or an array that takes all octets, with texts that are texts. */
export const readMessagePack: ReadFormat = ({ octets }) => {
  if (!/^[\x80-\x9f\xdc-\xdf]/.test(octets) || octets.length < 2) return null;
  const reader = new OctetReader(octets);
  const read = catchWrong(() => readItem(reader, 0));
  if (!('value' in read) || !reader.isAtEnd) return null;
  // A map of a program has names; random octets can be a list, or a map of small numbers.
  const hasName = !Array.isArray(read.value) && Object.keys(Object(read.value)).some((key) => /[A-Za-z]/.test(key));
  if (!hasName && octets.length < SHORTEST) return null;
  return {
    links: [{ code: 'messagepack', certainty: hasName ? 'likely' : 'guess', octets, data: {} }],
    payload: read.value,
  };
};

type ReadBody = (reader: OctetReader, depth: number) => unknown;

/** The formats of the specification with a first octet of their own. */
const BY_FIRST: Readonly<Record<number, ReadBody>> = {
  192: () => null,
  194: () => false,
  195: () => true,
  196: (reader) => binary(reader, reader.unsigned(1)),
  197: (reader) => binary(reader, reader.unsigned(2)),
  198: (reader) => binary(reader, reader.unsigned(4)),
  199: (reader) => extension(reader, reader.unsigned(1)),
  200: (reader) => extension(reader, reader.unsigned(2)),
  201: (reader) => extension(reader, reader.unsigned(4)),
  202: (reader) => reader.view(4).getFloat32(0),
  203: (reader) => reader.view(8).getFloat64(0),
  204: (reader) => reader.unsigned(1),
  205: (reader) => reader.unsigned(2),
  206: (reader) => reader.unsigned(4),
  207: (reader) => toSafeNumber(reader.view(8).getBigUint64(0)),
  208: (reader) => reader.signed(1),
  209: (reader) => reader.signed(2),
  210: (reader) => reader.signed(4),
  211: (reader) => toSafeNumber(reader.view(8).getBigInt64(0)),
  212: (reader) => extension(reader, 1),
  213: (reader) => extension(reader, 2),
  214: (reader) => extension(reader, 4),
  215: (reader) => extension(reader, 8),
  216: (reader) => extension(reader, 16),
  217: (reader) => text(reader, reader.unsigned(1)),
  218: (reader) => text(reader, reader.unsigned(2)),
  219: (reader) => text(reader, reader.unsigned(4)),
  220: (reader, depth) => array(reader, reader.unsigned(2), depth),
  221: (reader, depth) => array(reader, reader.unsigned(4), depth),
  222: (reader, depth) => map(reader, reader.unsigned(2), depth),
  223: (reader, depth) => map(reader, reader.unsigned(4), depth),
};

function readItem(reader: OctetReader, depth: number): unknown {
  reader.enter(depth);
  const first = reader.unsigned(1);
  if (first < 0x80) return first;
  if (first < 0x90) return map(reader, first & 0x0f, depth);
  if (first < 0xa0) return array(reader, first & 0x0f, depth);
  if (first < 0xc0) return text(reader, first & 0x1f);
  if (first >= 0xe0) return first - 256;
  const body = BY_FIRST[first];
  if (body === undefined) throw reader.wrong();
  return body(reader, depth);
}

function text(reader: OctetReader, length: number): string {
  const found = textOfMessage(reader.take(length));
  if (found === null) throw reader.wrong();
  return found;
}

function binary(reader: OctetReader, length: number): string {
  return btoa(reader.take(length));
}

/** Type -1 is a time: 32 bits of seconds, or 30 of nanoseconds and 34 of seconds, or 32 and 64. */
function extension(reader: OctetReader, length: number): unknown {
  const type = reader.signed(1);
  if (type !== -1) return { type, base64: btoa(reader.take(length)) };
  if (length === 4) return new Date(reader.unsigned(4) * 1000).toISOString();
  if (length === 12) return longTime(reader);
  if (length !== 8) throw reader.wrong();
  const [high, low] = [reader.unsigned(4), reader.unsigned(4)];
  return new Date(((high & 3) * 2 ** 32 + low) * 1000 + Math.floor((high >>> 2) / 1e6)).toISOString();
}

function array(reader: OctetReader, length: number, depth: number): unknown[] {
  const items: unknown[] = [];
  for (let index = 0; index < length; index++) items.push(readItem(reader, depth + 1));
  return items;
}

function map(reader: OctetReader, length: number, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (let index = 0; index < length; index++) {
    const key = readItem(reader, depth + 1);
    if (typeof key !== 'string' && typeof key !== 'number') throw reader.wrong();
    entries.push([String(key), readItem(reader, depth + 1)]);
  }
  return fromEntries(entries);
}

function longTime(reader: OctetReader): string {
  const nanoseconds = reader.unsigned(4);
  const time = timeText(Number(reader.view(8).getBigInt64(0)) * 1000 + Math.floor(nanoseconds / 1e6));
  if (time === null) throw reader.wrong();
  return time;
}
