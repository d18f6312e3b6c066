import { decodeValue } from '../../src/decode/decode.ts';
import { editableContent, encodeValue } from '../../src/decode/encode.ts';
import { setValue } from '../../src/decode/json-edit/edit-json.ts';
import { readJsonNode } from '../../src/decode/json-edit/json-node.ts';
import { djangoSession, expressSigned, flaskSession, jwt, standard, url } from '../unit/decode/made-values.ts';
import { type Figures, figures, line } from './figures.ts';

const CALLS = 50;
const RUNS = 15;
const SECRET = 'a secret of the benchmark';

/** A JSON object of so many octets, of which a part repeats as in real sessions. */
function json(octets: number): string {
  const items: Record<string, string> = {};
  for (let at = 0; JSON.stringify(items).length < octets - 40; at++) items[`item-${at}`] = `${(at * 7919) % 1_000_003}`;
  return JSON.stringify(items);
}

/** Values of about 4 kB, the most that a browser stores. */
const VALUES: Record<string, string> = {
  'percent-encoding, JSON': encodeURIComponent(json(2_400)),
  'Base64url, JSON': url(json(3_000)),
  'Flask session': flaskSession(json(2_900), SECRET),
  'Flask session, zlib': flaskSession(json(8_000), SECRET, { compressed: true }),
  'Django session, zlib': djangoSession(json(8_000), SECRET, true),
  'Express signed': encodeURIComponent(expressSigned('x'.repeat(3_800), SECRET)),
  JWT: jwt({ alg: 'HS256', typ: 'JWT' }, JSON.parse(json(2_800)), SECRET),
  'random Base64': standard(Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 7919) % 251))),
  'a text': 'It is what it is. '.repeat(220),
};

/** The time to read what is inside a value, and to write it back with another content, for each chain of layers. */
export async function measureValues(): Promise<void> {
  for (const [name, value] of Object.entries(VALUES)) {
    const about = { name: 'session', keys: [SECRET] };
    const size = `${name}, ${value.length} bytes`;
    line(`read: ${size}`, await microseconds(() => decodeValue(value, { name: 'session' })), 'goal: 1,000 µs', 'µs');
    const editable = await editableContent(value, about);
    if ('problem' in editable || editable.around.length === 0) continue;
    const content = editable.content.replace(/\d/, '9');
    line(`edited: ${size}`, await microseconds(() => encodeValue(value, about, content)), '', 'µs');
  }
  const text = json(4_096);
  line('JSON of 4 kB: places of all values', await microseconds(async () => readJsonNode(text)), '', 'µs');
  line('JSON of 4 kB: a value set', await microseconds(async () => setValue(text, ['item-9'], 1)), '', 'µs');
}

/** The time of one call, in microseconds. */
async function microseconds(call: () => Promise<unknown>): Promise<Figures> {
  const times: number[] = [];
  for (let run = -RUNS; run < RUNS; run++) {
    const start = performance.now();
    for (let at = 0; at < CALLS; at++) await call();
    if (run >= 0) times.push(((performance.now() - start) / CALLS) * 1_000);
  }
  return figures(times);
}
