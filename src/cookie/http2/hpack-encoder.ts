import type { Agent } from '../cookie.ts';
import { DEFAULT_TABLE_SIZE, DynamicTable } from './dynamic-table.ts';
import { ENCODER_RULES } from './encoder-rules.ts';
import { huffmanOctets } from './huffman-octets.ts';
import { staticIndexOf, staticIndexOfName } from './static-entries.ts';

/** What one request costs. */
export interface EncodedRequest {
  /** Octets of each field, in the order given. */
  fields: number[];
  /** Octets of the HEADERS frame, and of the CONTINUATION frames it may need. */
  frames: number;
}

/** The encoder of one connection: what each request costs, given those before it. */
export interface HpackEncoder {
  request(fields: readonly HeaderField[]): EncodedRequest;
  /** The server's SETTINGS_HEADER_TABLE_SIZE, heard between two requests. */
  announce(tableSize: number): void;
}

interface EncoderOptions {
  agent: Agent;
  /** Octets of the table from the start; without, the default of 4096. */
  tableSize?: number;
}

/** RFC 9113 §4.1, and §6.2 for stream dependency and weight, which both browsers still send. */
const FRAME_HEAD = 9;
const PRIORITY = 5;
/** RFC 9113 §6.5.2, SETTINGS_MAX_FRAME_SIZE: the initial value. */
const MAX_FRAME = 16_384;

/** An encoder that counts what the browser's own would write (HPACK, RFC 7541), before the first request of a connection. */
export function createHpackEncoder({ agent, tableSize = DEFAULT_TABLE_SIZE }: EncoderOptions): HpackEncoder {
  const rules = ENCODER_RULES[agent];
  const table = new DynamicTable(tableSize);
  /** Heard since the last request. */
  let announced: number[] = [];

  /** §6.1: an index; §6.2: or a literal, which is put into the table (6 bits are left for the index of its name) or not (4). */
  function fieldOctets(field: HeaderField): number {
    const handling = rules.handling(field, table.size);
    const index = handling === 'written-out' ? 0 : staticIndexOf(field) || table.indexOf(field);
    if (index) return integerOctets(index, 7);
    const nameIndex = indexOfName(field.name);
    const name = nameIndex ? 0 : stringOctets(field.name);
    if (handling === 'indexed') table.add(field);
    return integerOctets(nameIndex, handling === 'indexed' ? 6 : 4) + name + stringOctets(field.value);
  }

  function indexOfName(name: string): number {
    return rules.nameIndex === 'highest'
      ? table.indexOfName(name, 'oldest') || staticIndexOfName(name, 'last')
      : staticIndexOfName(name, 'first') || table.indexOfName(name, 'newest');
  }

  /** §5.2: the number of octets, and these. */
  function stringOctets(text: string): number {
    const huffman = huffmanOctets(text);
    const octets = rules.plainWhereShorter ? Math.min(huffman, text.length) : huffman;
    return integerOctets(octets, 7) + octets;
  }

  /** §4.2: the smallest size since the last request is sent first, then the current one. */
  function sizeUpdateOctets(): number {
    const last = announced.at(-1);
    if (last === undefined) return 0;
    const smallest = Math.min(...announced);
    announced = [];
    return integerOctets(last, 5) + (smallest < last ? integerOctets(smallest, 5) : 0);
  }

  return {
    request(fields) {
      const update = sizeUpdateOctets();
      const octets = fields.map(fieldOctets);
      return { fields: octets, frames: framesOctets(octets.reduce((sum, one) => sum + one, update)) };
    },
    announce(size) {
      if (size === table.size && !rules.confirmsSameSize) return;
      announced.push(size);
      table.resize(size);
    },
  };
}

/** §5.1: the number of octets of an integer that begins in the last `prefixBits` bits of an octet. */
function integerOctets(value: number, prefixBits: number): number {
  const most = 2 ** prefixBits - 1;
  if (value < most) return 1;
  let octets = 2;
  for (let rest = value - most; rest >= 128; rest = Math.floor(rest / 128)) octets += 1;
  return octets;
}

/** RFC 9113 §6.10: CONTINUATION frames take what the HEADERS frame cannot. */
function framesOctets(block: number): number {
  const payload = PRIORITY + block;
  return Math.ceil(payload / MAX_FRAME) * FRAME_HEAD + payload;
}

/** A field of a request as HTTP/2 has it: byte strings, the name in lower case. */
export interface HeaderField {
  name: string;
  value: string;
}
