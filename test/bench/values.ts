import { decodeValue } from '../../src/decode/decode.ts';
import { djangoSession, expressSigned, flaskSession, jwt, standard, url } from '../unit/decode/made-values.ts';
import { figures, line } from './figures.ts';

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

/** The time to read what is inside a value, for each chain of layers. */
export async function measureValues(): Promise<void> {
  for (const [name, value] of Object.entries(VALUES)) {
    const times: number[] = [];
    for (let run = -RUNS; run < RUNS; run++) {
      const start = performance.now();
      for (let call = 0; call < CALLS; call++) await decodeValue(value, { name: 'session' });
      if (run >= 0) times.push((performance.now() - start) / CALLS);
    }
    line(`decodeValue: ${name}, ${value.length} bytes`, figures(times), 'goal: 1 ms on average');
  }
}
