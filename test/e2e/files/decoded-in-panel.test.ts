import { beforeEach, expect, test } from 'vitest';
import { signSession } from '../../demo/session.ts';
import { sayPart } from '../../fixtures/say.ts';
import { setByScript, setByServer } from '../pages/page-sets.ts';
import { openRequest, showPart } from '../pages/panel-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { waitForChange } from '../pages/timeline-page.ts';
import { panelStage } from '../stage.ts';

/** Values that are opened decoded in the panel, and a change that is shown by key. */

const HOST = 'decoded.localhost';
const { crumb, demo, tab, panel } = await panelStage(640, { host: HOST });
beforeEach(() => crumb.clearJar());

const cart = (qty: number) => encodeURIComponent(JSON.stringify({ items: [{ qty }] }));
const IN_LINES = '{\n  "items":[\n    {\n      "qty":2\n    }\n  ]\n}';

/** Opens a value decoded within a part of the panel: its layers and its content. */
async function open(part: string): Promise<{ layers: string[]; content: string }> {
  await panel.waitFor((part) => document.querySelector(`${part} summary`), part);
  await panel.click(`${part} summary`);
  return panel.waitFor((part) => {
    const inside = document.querySelector(`${part} .inside`);
    const layers = [...(inside?.querySelectorAll<HTMLElement>('[data-layer]') ?? [])];
    const content = inside?.querySelector('pre')?.textContent;
    return content ? { layers: layers.map(({ dataset }) => dataset.layer ?? ''), content } : null;
  }, part);
}

test('the timeline says which key of a cart a page changed, and opens both values', async () => {
  await showPart(panel, 'timeline');
  await waitForText(panel, sayPart('recordSite'));
  await setByScript(tab, `cart=${cart(1)}`);
  await waitForChange(panel, 'added cart page');
  await setByScript(tab, `cart=${cart(2)}`);
  await waitForChange(panel, 'changed cart page');
  await panel.click('[data-of="timeline"] [data-kind="changed"]');
  const byKey = await panel.waitFor(() => document.querySelector('.difference-by-key')?.textContent);
  expect(byKey).toBe('items[0].qty 1 → 2');
  const before = await open('.difference-of details:nth-of-type(1)');
  expect(before).toEqual({ layers: ['percent-encoding', 'json'], content: IN_LINES.replace('2', '1') });
  expect((await open('.difference-of details:nth-of-type(2)')).content).toBe(IN_LINES);
});

test('a session that a Set-Cookie line sets is opened decoded', async () => {
  await showPart(panel, 'set-cookie');
  const session = signSession({ user: 'Ada' }, 'no secret', Date.now());
  await setByServer(demo, tab, HOST, [`session=${session}; HttpOnly; Path=/`]);
  await panel.waitFor(() => document.querySelector('[data-line]'));
  await panel.click('[data-line]');
  expect(await open('.set-cookie-details')).toEqual({
    layers: ['flask-session', 'base64url', 'json'],
    content: '{\n  "user":"Ada"\n}',
  });
});

test('a cookie that a request sent is opened decoded', async () => {
  await crumb.setJar([{ name: 'cart', value: cart(2), domain: HOST }]);
  await showPart(panel, 'requests');
  await tab.evaluate(async () => (await fetch('/sent-cart')).text());
  await openRequest(panel, '/sent-cart');
  const opened = await open('.sent [data-name="cart"]');
  expect(opened).toEqual({ layers: ['percent-encoding', 'json'], content: IN_LINES });
});

test('a cookie that What if predicts is opened decoded', async () => {
  await crumb.setJar([{ name: 'cart', value: cart(2), domain: HOST }]);
  await showPart(panel, 'what-if');
  expect((await open('.foretold [data-cookie="cart"]')).content).toBe(IN_LINES);
});
