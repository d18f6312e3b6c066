import { fromEntries } from '../octets/from-entries.ts';
import { inflate } from '../octets/inflate.ts';
import { OctetReader } from '../octets/octet-reader.ts';
import { toSafeNumber } from '../octets/text-of-message.ts';
import { textOfOctets } from '../octets/text-of-octets.ts';
import { catchWrong } from '../octets/wrong-at.ts';

/** The version of the format, then a term; 80 is a compressed one. */
const [VERSION, COMPRESSED] = ['\x83', '\x83P'];

/**
 * A term in Erlang's external format (www.erlang.org/doc/apps/erts/erl_ext_dist), as a JSON value: atoms and binaries are
 * texts, tuples are arrays. Functions, processes and ports are only named. Null: it is no term, or one that has not been read.
 */
export async function readErlangTerm(octets: string): Promise<{ value: unknown } | null> {
  if (!octets.startsWith(VERSION)) return null;
  const inflated = octets.startsWith(COMPRESSED) ? await inflate(octets.slice(6), 'deflate') : octets.slice(1);
  if (inflated === null || inflated === 'tooLarge') return null;
  const reader = new OctetReader(inflated);
  const read = catchWrong(() => readTerm(reader, 0));
  return 'value' in read && reader.isAtEnd ? read : null;
}

type ReadTerm = (reader: OctetReader, depth: number) => unknown;

const BY_TAG: Readonly<Record<number, ReadTerm>> = {
  70: (reader) => reader.view(8).getFloat64(0),
  97: (reader) => reader.unsigned(1),
  98: (reader) => reader.signed(4),
  99: (reader) => Number.parseFloat(reader.take(31)),
  100: (reader) => atom(textOf(reader.take(reader.unsigned(2)))),
  104: (reader, depth) => items(reader, reader.unsigned(1), depth),
  105: (reader, depth) => items(reader, reader.unsigned(4), depth),
  106: () => [],
  107: (reader) => Array.from(reader.take(reader.unsigned(2)), (octet) => octet.charCodeAt(0)),
  108: (reader, depth) => list(reader, depth),
  109: (reader) => binary(reader.take(reader.unsigned(4))),
  110: (reader) => big(reader, reader.unsigned(1)),
  111: (reader) => big(reader, reader.unsigned(4)),
  115: (reader) => atom(textOf(reader.take(reader.unsigned(1)))),
  116: (reader, depth) => map(reader, depth),
  118: (reader) => atom(textOf(reader.take(reader.unsigned(2)))),
  119: (reader) => atom(textOf(reader.take(reader.unsigned(1)))),
};

function readTerm(reader: OctetReader, depth: number): unknown {
  reader.enter(depth);
  const read = BY_TAG[reader.unsigned(1)];
  if (read === undefined) throw reader.wrong();
  return read(reader, depth);
}

/** Three atoms are what JSON has words for. */
function atom(name: string): unknown {
  return name === 'true' ? true : name === 'false' ? false : name === 'nil' ? null : name;
}

function binary(octets: string): unknown {
  return textOfOctets(octets) ?? { base64: btoa(octets) };
}

function textOf(octets: string): string {
  return textOfOctets(octets) ?? octets;
}

function items(reader: OctetReader, count: number, depth: number): unknown[] {
  const found: unknown[] = [];
  for (let index = 0; index < count; index++) found.push(readTerm(reader, depth + 1));
  return found;
}

/** A proper list ends with the empty list. */
function list(reader: OctetReader, depth: number): unknown[] {
  const found = items(reader, reader.unsigned(4), depth);
  const tail = readTerm(reader, depth + 1);
  return Array.isArray(tail) && tail.length === 0 ? found : [...found, tail];
}

function map(reader: OctetReader, depth: number): Record<string, unknown> {
  const count = reader.unsigned(4);
  const entries: [string, unknown][] = [];
  for (let index = 0; index < count; index++) {
    const key = readTerm(reader, depth + 1);
    entries.push([typeof key === 'string' ? key : JSON.stringify(key), readTerm(reader, depth + 1)]);
  }
  return fromEntries(entries);
}

/** A sign and then octets, the lowest first. No session contains a number of more than 64 octets. */
function big(reader: OctetReader, length: number): number | string {
  if (length > 64) throw reader.wrong();
  const isNegative = reader.unsigned(1) === 1;
  let number = 0n;
  for (const octet of [...reader.take(length)].reverse()) number = number * 256n + BigInt(octet.charCodeAt(0));
  return toSafeNumber(isNegative ? -number : number);
}
