import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { added, overwritten, removed } from '../../fixtures/jar-events.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { flaskSession } from '../../unit/decode/made-values.ts';
import { openDecoded } from './open-decoded.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const PAGE = 'https://shop.example/shop/item';
const CART = '{"items":[{"qty":1}]}';
const ENCODED = encodeURIComponent(CART);
const IN_LINES = '{\n  "items":[\n    {\n      "qty":1\n    }\n  ]\n}';
/** The parts of one value: neither of them is JSON. */
const [FIRST, SECOND] = [CART.slice(0, 9), CART.slice(9)];

type Name = Parameters<typeof say>[0];
const rows = ({ container }: PanelStage) => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];

async function opened(panel: PanelStage, tab: string, details: Name, index = 0): Promise<HTMLElement> {
  panel.openTab(tab);
  await until(() => expect(rows(panel)[index]).toBeDefined());
  rows(panel)[index]?.click();
  return within(panel.container).findByRole('complementary', { name: say(details) });
}

describe('in Requests', () => {
  async function sent(header: string): Promise<(name: string) => Element | null> {
    const request = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', Cookie: header };
    const panel = panelStage([cookie('cart')], [harEntry(PAGE, { at: 1_000, request })]);
    const details = await opened(panel, 'requests', 'requestDetails');
    return (name) => details.querySelector(`.sent [data-name="${name}"]`);
  }

  test('a cookie of the header is opened decoded, whether it is stored or not', async () => {
    const row = await sent(`cart=${ENCODED}; font=Arial; empty=`);
    expect(await openDecoded(row('cart'))).toEqual({ layers: ['percent-encoding', 'json'], content: IN_LINES });
    expect(row('empty')?.querySelector('summary')).toBeNull();
    row('font')?.querySelector('summary')?.click();
    await until(() => expect(row('font')?.textContent).toContain(say('insideNone')));
  });

  test('a value in parts is joined with the other cookies of that header', async () => {
    const row = await sent(`appSession.0=${FIRST}; appSession.1=${SECOND}`);
    expect(await openDecoded(row('appSession.1'))).toEqual({ layers: ['chunks', 'json'], content: IN_LINES });
  });
});

describe('in Set-Cookie', () => {
  async function received(...lines: string[]): Promise<HTMLElement> {
    const response = lines.map((line): [string, string] => ['Set-Cookie', line]);
    const request = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' };
    const panel = panelStage([cookie('old')], [harEntry(PAGE, { at: 1_000, request, response })]);
    return opened(panel, 'set-cookie', 'setCookieDetails');
  }

  test('the session that a line sets is opened decoded', async () => {
    const details = await received(`session=${flaskSession(CART, 'k')}; Path=/; HttpOnly`);
    const { layers, content } = await openDecoded(details);
    expect(layers).toEqual(['flask-session', 'base64url', 'json']);
    expect(content).toBe(IN_LINES);
  });

  test('so is the value of a rejected line', async () => {
    const details = await received(`cart=${ENCODED}; SameSite=None`);
    expect((await openDecoded(details)).content).toBe(IN_LINES);
  });

  test('a line that changes a value with keys says which', async () => {
    const response: [string, string][] = [['Set-Cookie', `cart=${encodeURIComponent(CART.replace('1', '2'))}; Path=/`]];
    const request = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' };
    const stored = cookie('cart', { value: ENCODED });
    const panel = panelStage([stored], []);
    await until(() => expect(panel.container.querySelector('[data-cookie-name]')).not.toBeNull());
    panel.ended(harEntry(PAGE, { at: Date.now() + 1_000, request, response }));
    const details = await opened(panel, 'set-cookie', 'setCookieDetails');
    await until(() => expect(details.querySelector('.difference-by-key')?.textContent).toBe('items[0].qty 1 → 2'));
  });

  test('a value in parts is joined with the other lines of that response', async () => {
    const details = await received(`appSession.0=${FIRST}`, `appSession.1=${SECOND}`);
    expect((await openDecoded(details)).layers).toEqual(['chunks', 'json']);
  });

  test('a line that deletes a cookie has nothing to open', async () => {
    const details = await received('old=; Max-Age=0');
    expect(details.querySelector('summary')).toBeNull();
  });
});

describe('in the timeline', () => {
  const CAME = cookie('cart', { value: ENCODED });
  const changes = (details: HTMLElement) =>
    [...details.querySelectorAll('.difference-by-key li')].map(({ textContent }) => textContent);

  async function changed(old: string, now: string, name = 'cart'): Promise<HTMLElement> {
    const [one, other] = [old, now].map((value) => cookie(name, { value: toOctets(value) }));
    if (!one || !other) throw new Error('expected two cookies');
    const panel = panelStage([one]);
    await until(() => expect(panel.container.querySelector('[data-cookie-name]')).not.toBeNull());
    panel.tell(...overwritten('chrome', one, other));
    return opened(panel, 'timeline', 'timelineDetails');
  }

  test('a change of a cart is shown by key, above its characters, and both values are opened decoded', async () => {
    const details = await changed(ENCODED, encodeURIComponent(CART.replace('1', '2')));
    await until(() => expect(changes(details)).toEqual(['items[0].qty 1 → 2']));
    expect([...details.querySelectorAll('pre del, pre ins')].map(({ textContent }) => textContent)).toEqual(['1', '2']);
    expect((await openDecoded(details, 'insideBefore')).content).toBe(IN_LINES);
    expect((await openDecoded(details, 'insideAfter')).content).toBe(IN_LINES.replace('1', '2'));
  });

  test('keys that came and went and items in another order are said', async () => {
    const details = await changed('{"a":1,"b":[1,2],"c":true}', '{"c":true,"b":[2,1],"d":"<b>x</b>"}');
    await until(() =>
      expect(changes(details)).toEqual([
        `a ${say('difference_removed')} 1`,
        `b ${say('difference_moved')} `,
        `d ${say('difference_added')} "<b>x</b>"`,
      ]),
    );
    expect(details.querySelector('.difference-by-key b')).toBeNull();
  });

  test('of a long string only the part that differs is shown, of a long list the first fifty', async () => {
    const long = (end: string) => JSON.stringify({ text: `${'x'.repeat(500)}${end}`, list: Array(80).fill(end) });
    const details = await changed(long('a'), long('b'));
    await until(() => expect(changes(details)).toHaveLength(50));
    expect(changes(details)[0]?.length).toBeLessThan(100);
    expect(details.textContent).toContain(say('andMore', { count: 31 }));
  });

  test('a session that was only signed again says so', async () => {
    const details = await changed(flaskSession(CART, 'k'), flaskSession(CART, 'k', { time: 1_763_900_000 }), 'session');
    await until(() => expect(details.textContent).toContain(say('differenceNone')));
  });

  test('values without keys differ by characters alone', async () => {
    const details = await changed('light', 'dark');
    await until(() => expect(details.querySelectorAll('pre')).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve));
    expect(details.querySelector('.difference-by-key')).toBeNull();
    expect(details.textContent).not.toContain(say('differenceNone'));
  });

  test.each([
    ['came', [], added(CAME)],
    ['went', [CAME], removed(CAME)],
  ])('a cookie that %s is opened decoded', async (_, jar, change) => {
    const panel = panelStage([cookie('other'), ...jar]);
    await until(() => expect(panel.container.querySelector('[data-cookie-name]')).not.toBeNull());
    panel.tell(change);
    expect((await openDecoded(await opened(panel, 'timeline', 'timelineDetails'))).content).toBe(IN_LINES);
  });
});

test('in What if, a cookie of the prediction is opened decoded', async () => {
  const panel = panelStage([cookie('cart', { value: ENCODED })], [], {
    handlers: { readCookiePolicy: async () => ({ value: { own: null, thirdParty: null, ask: 'contentSettings' } }) },
  });
  panel.openTab('what-if');
  const row = () => panel.container.querySelector('.foretold [data-cookie="cart"]');
  await until(() => expect(row()).not.toBeNull());
  expect(await openDecoded(row())).toEqual({ layers: ['percent-encoding', 'json'], content: IN_LINES });
});
