import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { added } from '../../fixtures/jar-events.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { openDecoded } from './open-decoded.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const CART = encodeURIComponent('{"items":[{"qty":1}]}');
const STORED = [cookie('cart', { value: CART }), cookie('other', { value: CART })];

const rows = ({ container }: PanelStage) => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
const selected = (panel: PanelStage) => rows(panel).findIndex((row) => row.getAttribute('aria-selected') === 'true');

/** Presses a key where the focus is; whether that is left to the browser. */
function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return !event.defaultPrevented;
}

/** The panel with two requests that send and receive the cart, and with two changes. */
async function recorded(): Promise<PanelStage> {
  const response: [string, string][] = [['Set-Cookie', `cart=${CART}; Path=/`]];
  const entries = ['document', 'empty'].map((dest, index) => {
    const site = index === 0 ? 'none' : 'same-origin';
    const request = { 'Sec-Fetch-Dest': dest, 'Sec-Fetch-Site': site, Cookie: `cart=${CART}` };
    return harEntry('https://shop.example/shop/item', { at: 1_000 + index, request, response });
  });
  const panel = panelStage(STORED, entries);
  await until(() => panel.row('cart'));
  const [cart, other] = STORED.map((one) => ({ ...one, path: '/shop' }));
  if (!cart || !other) throw new Error('expected two cookies');
  panel.tell(added(cart), added(other));
  await until(() => expect(panel.container.querySelectorAll('[data-cookie-name]').length).toBeGreaterThan(2));
  return panel;
}

test.each([
  ['requests', 'requestDetails'],
  ['set-cookie', 'setCookieDetails'],
  ['timeline', 'timelineDetails'],
] as const)(
  'in %s a row is chosen and a value opened decoded by keys, and no key there acts elsewhere',
  async (tab, details) => {
    const panel = await recorded();
    panel.openTab(tab);
    await until(() => expect(rows(panel).length).toBeGreaterThan(1));
    rows(panel)[0]?.focus();
    expect(press('End')).toBe(false);
    await until(() => expect(selected(panel)).toBe(rows(panel).length - 1));
    await until(() => expect(document.activeElement).toBe(rows(panel).at(-1)));
    press('Home');
    await until(() => expect(selected(panel)).toBe(0));
    const aside = await within(panel.container).findByRole('complementary', { name: say(details) });
    const summary = await until(() => {
      const found = [...aside.querySelectorAll('summary')].find((one) => one.textContent === say('inside'));
      if (!found) throw new Error(`expected a value in ${aside.textContent}`);
      return found;
    });
    summary.focus();
    expect(document.activeElement).toBe(summary);
    // The browser itself opens it with these: they are left to it.
    expect(press('Enter') && press(' ')).toBe(true);
    expect((await openDecoded(summary.parentElement)).layers).toEqual(['percent-encoding', 'json']);
    for (const key of ['ArrowDown', 'End', 'Delete', 'Backspace', 'e', 'c', 'a', '+', '/', 'Escape'])
      expect(press(key), key).toBe(true);
    expect(selected(panel)).toBe(0);
    expect(document.activeElement).toBe(summary);
    expect(panel.steps).toEqual([]);
    expect(panel.host.asked.copied).toEqual([]);
  },
);

test('a key at the edge of a log, which moves nothing, lets a later sort leave the focus where it is', async () => {
  const panel = await recorded();
  panel.openTab('timeline');
  await until(() => expect(rows(panel).length).toBeGreaterThan(1));
  rows(panel)[0]?.focus();
  press('Home');
  await until(() => expect(selected(panel)).toBe(0));
  press('Home');
  const heading = panel.container.querySelector<HTMLElement>('.log-head .cookie .sort');
  heading?.focus();
  const sorts = ['ascending', 'descending'];
  for (const sort of sorts) {
    if (selected(panel) > 0) break;
    heading?.click();
    await until(() => expect(heading?.parentElement?.getAttribute('aria-sort')).toBe(sort));
  }
  expect(selected(panel)).toBeGreaterThan(0);
  expect(document.activeElement).toBe(heading);
});
