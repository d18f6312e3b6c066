import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { say, sayPart } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { Panel } from '../driver/surface.ts';
import { rowNames, waitForRows } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'wide.localhost';
const FRAME = 'framed.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
afterAll(() => crumb.closeDevTools(tab));
afterEach(() => crumb.clearJar());

beforeEach(async () => {
  demo.serve(HOST, '/page', {
    setCookie: [
      'short=1; Path=/',
      'middle=12345678; Path=/; HttpOnly',
      'deep=123; Path=/page',
      'elsewhere=1; Path=/other',
    ],
    body: `<link rel="icon" href="data:,"><title>Wide</title><iframe src="${demo.url(FRAME, '/frame?a=1')}"></iframe>`,
  });
  demo.serve(FRAME, '/frame', {
    setCookie: ['open=1; Secure; SameSite=None; Path=/', 'mine=1; Secure; SameSite=None; Path=/; Partitioned'],
    body: '<title>Frame</title>',
  });
});

async function opened(): Promise<Panel> {
  await tab.goto(demo.url(HOST, '/page'));
  const panel = await crumb.openPanel(tab);
  await panel.setSize(1200, 700);
  await waitForRows(panel, ['short', 'middle', 'deep']);
  return panel;
}

const headings = (panel: Panel) =>
  panel.evaluate(() => [...document.querySelectorAll('.head .sort')].map(({ textContent }) => textContent));

function widthOf(panel: Panel, column: string): Promise<number> {
  return panel.evaluate((column) => document.querySelector<HTMLElement>(`.head .${column}`)?.offsetWidth ?? 0, column);
}

test('cookies that a person clears all at once leave the list when the person comes back to the panel', async () => {
  const panel = await opened();
  await crumb.clearJar();
  await crumb.setJar([{ name: 'new', value: '1', domain: HOST }]);
  await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
  await waitForRows(panel, ['new']);
});

test('columns are chosen, widened and sorted by, and are the same when DevTools are opened again', async () => {
  let panel = await opened();
  expect(await headings(panel)).toContain(say('column_sameSite'));
  await panel.click('.chooser > button');
  await panel.click('.chooser label:has(input:checked):nth-of-type(9)');
  await panel.press('Escape');
  await panel.waitFor(() => !document.querySelector('.head .sameSite'));

  const before = await widthOf(panel, 'path');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.head .path .grip')?.focus());
  for (let press = 0; press < 3; press++) await panel.press('ArrowRight');
  await expect.poll(() => widthOf(panel, 'path')).toBe(before + 48);

  await panel.click('.head .httpOnly .sort');
  await expect.poll(() => rowNames(panel)).toEqual(['middle', 'deep', 'short']);
  await panel.close();

  panel = await opened();
  await panel.waitFor(() => !document.querySelector('.head .sameSite'));
  await expect.poll(() => widthOf(panel, 'path')).toBe(before + 48);
  await expect.poll(async () => (await rowNames(panel))[0]).toBe('middle');
});

test('the details stand beside the table, and several cookies are selected and deleted in one step', async () => {
  const panel = await opened();
  await panel.click('[data-cookie-name="deep"]');
  const boxes = await panel.waitFor(() => {
    const boxes = ['.main', '.side .panel'].map((name) => document.querySelector(name)?.getBoundingClientRect());
    return boxes.every((box) => box && box.width > 0) ? boxes.map((box) => box?.toJSON() as DOMRect) : null;
  });
  expect(boxes[0]?.right).toBeLessThanOrEqual(boxes[1]?.left ?? 0);
  await panel.press('Escape');
  for (const name of ['deep', 'short']) await panel.click(`[data-cookie-name="${name}"] .mark`);
  await panel.press('Delete');
  await panel.click('dialog .danger');
  await waitForRows(panel, ['middle']);
  const left = await crumb.jar({ domain: HOST });
  expect(left.map(({ name }) => name).sort()).toEqual(['elsewhere', 'middle']);
});

test('a frame is a scope: the cookies sent with its request, and those not sent with the reason', async () => {
  const panel = await opened();
  await crumb.setJar([{ name: 'lax', value: '1', domain: FRAME, sameSite: 'lax' }]);
  await tab.reload();
  const sent = demo.lastCookieHeader(FRAME, '/frame') ?? '';
  const names = sent.split('; ').map((pair) => pair.split('=')[0] ?? '');
  expect(names).toContain('mine');
  const url = await panel.waitFor(
    (count) => {
      const option = document.querySelector<HTMLSelectElement>('.frames select')?.options[1];
      return option?.text.includes(count) ? option.value : null;
    },
    sayPart('frameOption', { cookies: say('countCookies', { count: names.length }) }),
  );
  await panel.fill('.frames select', url);
  await expect.poll(async () => (await rowNames(panel)).toSorted()).toEqual(names.toSorted());
  await panel.click('.frames .chip:nth-of-type(2)');
  await panel.waitFor(
    (reason) => document.querySelector('[data-cookie-name="lax"] .findings')?.textContent?.includes(reason),
    say(BROWSER === 'firefox' ? 'reason_SameSiteLax' : 'reason_SchemefulSameSiteLax'),
  );
  expect(await rowNames(panel)).not.toContain('mine');
});
