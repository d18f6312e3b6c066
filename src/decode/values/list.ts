import { toText } from '../../cookie/octets.ts';
import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { isPlain } from '../format/is-plain.ts';
import type { LayerCode } from '../format/layer-code.ts';
import type { Reading } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { objectOf } from '../layers/query-string.ts';

/** Separators that cookies have; a longer one before those it consists of. "." and "-" alone separate numbers only. */
const SEPARATORS = ['|||', '||', '|', ',', ';', '^', '~', ':', '.', '-', '_', '/', ' '] as const;
const OF_NUMBERS_ONLY: ReadonlySet<string> = new Set(['.', '-', '_', '/', ' ', ':']);
const ITEM = /^[\w.@%$*()+:/=-]*$/;
const PAIR = /^([A-Za-z_][\w.-]*)=(?!=)(.*)$/s;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;
const LONGEST = 8192;
/** A version, a time of the day, a date, or a price with its thousands: one thing, and no list. */
const ONE_THING = /^\d{1,4}([.:/-])\d{1,2}\1\d{1,4}$|^[^\d\s]{0,3}\d{1,3}([.,])\d{3}(?:\2\d{3})*(?!\2)[.,]\d\d$/;

/** A list in one of the common separators: of pairs `key=value`, of numbers, or of short items without spaces. */
export const readList: ReadFormat = ({ octets, outer }) => {
  if (!isPlain(outer) || octets.length > LONGEST || /[{}[\]"<>\\]/.test(octets) || ONE_THING.test(octets)) return null;
  for (const separator of SEPARATORS) {
    if (!octets.includes(separator)) continue;
    const items = octets.split(separator);
    if (items.length > DECODE_BOUNDS.listed) return null;
    const found =
      pairs(octets, items, separator) ?? numbers(octets, items, separator) ?? texts(octets, items, separator);
    if (found !== null) return found;
  }
  return null;
};

function pairs(octets: string, items: readonly string[], separator: string): Reading | null {
  const found = items.map((item) => PAIR.exec(item));
  if (!found.every((match) => match !== null)) return null;
  const payload = objectOf(found.map(([, key = '', value = '']) => [key, toText(value)]));
  return list(octets, 'key-value-list', separator, items, payload);
}

function numbers(octets: string, items: readonly string[], separator: string): Reading | null {
  if (!items.every((item) => NUMBER.test(item))) return null;
  // 1.5 is one thing, and no list.
  if (OF_NUMBERS_ONLY.has(separator) && items.length < 3) return null;
  return list(octets, 'list', separator, items, items.map(Number));
}

function texts(octets: string, items: readonly string[], separator: string): Reading | null {
  if (OF_NUMBERS_ONLY.has(separator) || !items.every((item) => ITEM.test(item) && !isOpen(item))) return null;
  if (items.every((item) => item === '')) return null;
  return list(octets, 'list', separator, items, items);
}

/** Whether an item has a bracket that another closes: `rgb(1,2,3)` is one thing. */
function isOpen(item: string): boolean {
  const end = item.lastIndexOf(')');
  return item.lastIndexOf('(') > end || (end >= 0 && !item.includes('('));
}

function list(octets: string, code: LayerCode, separator: string, items: readonly string[], payload: unknown): Reading {
  const data = { separator, items: items.length };
  return { links: [{ code, certainty: 'guess', octets, data }], payload };
}
