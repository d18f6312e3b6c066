import { expect, test } from 'vitest';
import type { Agent } from '../../../../src/cookie/cookie.ts';
import type { HeaderField } from '../../../../src/cookie/http2/hpack-encoder.ts';
import { createHpackEncoder } from '../../../../src/cookie/http2/hpack-encoder.ts';
import { pageFields } from '../../../../src/cookie/http2/page-fields.ts';
import { requestFields } from '../../../../src/cookie/http2/request-fields.ts';
import { randomPair } from '../../../fixtures/random-pair.ts';

/** Octets of HEADERS frames, without their heads of 9. */
interface Row {
  agent: Agent;
  tableSize: number;
  cookies: number;
  /** The octets of each name, "=" and value. */
  pair: number;
  /** The first request with cookies: for a page in Chromium, by a script in Firefox. */
  first?: number;
  /** The next request, by a script. */
  second?: number;
  /** A request after many others. */
  repeat: number;
}

/** Measured in Chromium 156 and Firefox 153, on connections that had carried a request without cookies before. */
const ROWS: Row[] = [
  { agent: 'chrome', tableSize: 4096, cookies: 10, pair: 50, first: 444, second: 118, repeat: 37 },
  { agent: 'chrome', tableSize: 4096, cookies: 1, pair: 3000, first: 2433, repeat: 28 },
  { agent: 'chrome', tableSize: 4096, cookies: 50, pair: 60, first: 2532, repeat: 2850 },
  { agent: 'chrome', tableSize: 4096, cookies: 100, pair: 60, repeat: 5346 },
  { agent: 'chrome', tableSize: 4096, cookies: 20, pair: 400, repeat: 6837 },
  { agent: 'chrome', tableSize: 4096, cookies: 2, pair: 4000, repeat: 6769 },
  { agent: 'chrome', tableSize: 65_536, cookies: 10, pair: 50, repeat: 37 },
  { agent: 'chrome', tableSize: 65_536, cookies: 1, pair: 3000, repeat: 28 },
  { agent: 'chrome', tableSize: 65_536, cookies: 100, pair: 60, repeat: 177 },
  { agent: 'chrome', tableSize: 65_536, cookies: 20, pair: 400, repeat: 47 },
  { agent: 'chrome', tableSize: 65_536, cookies: 2, pair: 4000, repeat: 29 },
  { agent: 'firefox', tableSize: 4096, cookies: 10, pair: 50, first: 453, second: 35, repeat: 35 },
  { agent: 'firefox', tableSize: 4096, cookies: 1, pair: 3000, first: 2435, repeat: 2431 },
  { agent: 'firefox', tableSize: 4096, cookies: 50, pair: 60, first: 2796, second: 2796, repeat: 2796 },
  { agent: 'firefox', tableSize: 4096, cookies: 100, pair: 60, repeat: 5342 },
  { agent: 'firefox', tableSize: 4096, cookies: 20, pair: 400, repeat: 6753 },
  { agent: 'firefox', tableSize: 4096, cookies: 2, pair: 4000, repeat: 6437 },
  { agent: 'firefox', tableSize: 65_536, cookies: 10, pair: 50, repeat: 35 },
  { agent: 'firefox', tableSize: 65_536, cookies: 1, pair: 3000, repeat: 26 },
  { agent: 'firefox', tableSize: 65_536, cookies: 50, pair: 60, repeat: 79 },
  { agent: 'firefox', tableSize: 65_536, cookies: 100, pair: 60, repeat: 173 },
  { agent: 'firefox', tableSize: 65_536, cookies: 20, pair: 400, repeat: 45 },
  { agent: 'firefox', tableSize: 65_536, cookies: 2, pair: 4000, repeat: 27 },
];

const FRAME_HEAD = 9;
const PAGE = 'https://www.shop.localhost:8443/';

test.for(ROWS)('$agent, a table of $tableSize, $cookies × $pair octets: the estimate is within 15 %', (row) => {
  const { agent, tableSize, cookies, pair } = row;
  const crumbs = Array.from({ length: cookies }, (_, index) => ({
    name: 'cookie',
    value: randomPair(`c${index}`, pair),
  }));
  const page = pageFields(agent, PAGE);
  const script = scriptFields(agent, page);
  const encoder = createHpackEncoder({ agent, tableSize });
  const cost = (fields: HeaderField[]) => encoder.request(fields).frames - FRAME_HEAD;
  cost(page);
  if (agent === 'firefox') cost(script);
  const first = cost([...(agent === 'firefox' ? script : page), ...crumbs]);
  const second = cost([...script, ...crumbs]);
  // Fields that only the page's request had leave the table gradually.
  const repeats = Array.from({ length: 6 }, () => cost([...script, ...crumbs]));
  const repeat = repeats.at(-1) ?? 0;
  expect.soft(first / (row.first ?? first), 'first').within(0.85, 1.15);
  expect.soft(second / (row.second ?? second), 'second').within(0.85, 1.15);
  expect.soft(repeat / row.repeat, 'repeat').within(0.85, 1.15);
  expect(repeats.at(-2)).toBe(repeat);
});

/** Fields of a script's request instead of a page's. */
function scriptFields(agent: Agent, page: readonly HeaderField[]): HeaderField[] {
  const own = new Map([
    ['accept', '*/*'],
    ['sec-fetch-site', 'same-origin'],
    ['sec-fetch-mode', 'cors'],
    ['sec-fetch-dest', 'empty'],
    ['priority', agent === 'firefox' ? 'u=4' : 'u=1, i'],
  ]);
  const headers = page
    .filter(({ name }) => name !== 'upgrade-insecure-requests' && name !== 'sec-fetch-user')
    .map(({ name, value }) => ({ name, value: own.get(name) ?? value }));
  const uncached = ['cache-control', 'pragma'].map((name) => ({ name, value: 'no-cache' }));
  return requestFields(agent, {
    method: 'GET',
    url: `${PAGE}r1`,
    headers: [...headers, ...uncached, { name: 'referer', value: PAGE }],
  });
}
