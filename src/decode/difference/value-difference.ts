import { type Decoded, decodeForReading, type Layer } from '../decode.ts';
import type { KnownValue } from '../format/value.ts';
import { type ContentDifferences, contentDifferences } from './content-difference.ts';

/** Layers that come and go with the size or the spelling of a content: with and without them it is the same format. */
const SPELLING: ReadonlySet<string> = new Set([
  'chunks',
  'deflate',
  'gzip',
  'percent-encoding',
  'plus-encoding',
  'python-quoted',
  'quoted-string',
  'werkzeug-quoted',
  'zlib',
]);

/** Where the contents of two values differ, by key; null: they are not of one format, or of none that has keys or items. */
export async function valueDifferences(before: KnownValue, after: KnownValue): Promise<ContentDifferences | null> {
  const [old, now] = [await read(before), await read(after)];
  const isOneFormat = formatOf(old.layers) === formatOf(now.layers) && formatOf(now.layers) !== '';
  if (!isOneFormat || isGuess(old) || isGuess(now)) return null;
  const [textBefore, textAfter] = [jsonOf(old), jsonOf(now)];
  return textBefore === null || textAfter === null ? null : contentDifferences(textBefore, textAfter);
}

function read({ value, name, siblings }: KnownValue): ReturnType<typeof decodeForReading> {
  return decodeForReading(value, { name, siblings });
}

/** Whether the content itself may be something else: a key that is none is noise. */
function isGuess({ layers }: Decoded): boolean {
  return layers.at(-1)?.certainty === 'guess';
}

function formatOf(layers: readonly Layer[]): string {
  return layers
    .filter(({ code }) => !SPELLING.has(code))
    .map(({ code }) => code)
    .join();
}

function jsonOf({ json, payload }: Decoded & { json: string | null }): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  return json ?? JSON.stringify(payload);
}
