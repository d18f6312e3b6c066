import { toText } from '../cookie/octets.ts';
import { DECODE_BOUNDS } from './format/decode-bounds.ts';
import type { Link, Reading } from './format/link.ts';
import type { Value } from './format/value.ts';
import { READ_FORMATS } from './read-formats.ts';
import { djangoMessagesLink } from './sessions/django-messages.ts';
import { type Chain, settleChain } from './settle-chain.ts';

/** Reads a value layer by layer, until no format reads what is left. */
export async function readChain(value: Omit<Value, 'outer'>): Promise<Chain> {
  const links: Link[] = [];
  let { octets } = value;
  if (octets.length > DECODE_BOUNDS.octets) return { links, payload: toText(octets), content: null };
  while (links.length < DECODE_BOUNDS.layers) {
    const reading = await readLayer({ ...value, octets, outer: links });
    if (reading === null) break;
    links.push(...reading.links);
    if ('payload' in reading)
      return settleChain({ links: withContents(links, reading.payload), payload: reading.payload });
    octets = reading.inner;
  }
  return settleChain({ links, rest: octets });
}

async function readLayer(value: Value): Promise<Reading | null> {
  for (const read of READ_FORMATS) {
    const reading = read(value);
    if (reading === null) continue;
    // Most formats are read at once: to wait for each of them would take longer than to read it.
    const found = reading instanceof Promise ? await reading : reading;
    if (found !== null) return found;
  }
  return null;
}

/** Adds what the content itself is, where JSON is more than JSON. */
function withContents(links: Link[], payload: unknown): Link[] {
  const last = links.at(-1);
  const messages = last?.code === 'json' ? djangoMessagesLink(last.octets, payload) : null;
  return messages === null ? links : [...links, messages];
}
