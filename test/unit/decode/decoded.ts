import { type Decoded, decodeValue } from '../../../src/decode/decode.ts';
import type { About } from '../../../src/decode/format/about.ts';

/** The codes of a value's layers, from the outside in. */
export async function codesOf(octets: string, about: Partial<About> = {}): Promise<string[]> {
  return (await decode(octets, about)).layers.map(({ code }) => code);
}

/** Decodes a value of a cookie whose name says nothing, unless it is given. */
export function decode(octets: string, about: Partial<About> = {}): Promise<Decoded> {
  return decodeValue(octets, { name: 'n', ...about });
}

/** The data of a layer. */
export async function dataOf(
  code: string,
  octets: string,
  about: Partial<About> = {},
): Promise<Record<string, unknown>> {
  const { layers } = await decode(octets, about);
  const layer = layers.find((found) => found.code === code);
  if (layer === undefined) throw new Error(`no layer ${code}, but ${layers.map((found) => found.code).join(', ')}`);
  return layer.data;
}
