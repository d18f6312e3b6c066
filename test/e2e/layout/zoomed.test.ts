import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { BROWSER, launch } from '../driver/launch.ts';
import type { Crumb, View } from '../driver/surface.ts';
import { openCrumb, rowNames } from '../pages/popup-page.ts';
import { NO_ICON } from '../stage.ts';

const SHOP = 'shop.localhost';
const CONTROLS = '.top > *, .headline > *, .find button, .foot > button, .grid';

/** A zoom of all pages. Chromium stores its logarithm to the base 1.2; Firefox scales its own window too. */
const prefsOf = (zoom: number) =>
  BROWSER === 'chromium'
    ? { partition: { default_zoom_level: { x: Math.log(zoom) / Math.log(1.2) } } }
    : { 'layout.css.devPixelsPerPx': `${zoom}` };

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
  demo.serve(SHOP, '*', { body: `${NO_ICON}<title>Zoom</title>` });
});
afterAll(() => demo?.close());

describe.each([
  [0.5, 12],
  [1.5, 5],
  [2, 3],
  [3, 1],
])('at a zoom of %d', (zoom, leastRows) => {
  let crumb: Crumb;
  let popup: View;
  beforeAll(async () => {
    crumb = await launch({ build: 'localhost', prefs: prefsOf(zoom) });
    const tab = await crumb.openTab(demo.url(SHOP, '/'));
    await crumb.setJar(Array.from({ length: 30 }, (_, at) => ({ name: `cookie${at}`, value: '1', domain: SHOP })));
    popup = await openCrumb(crumb, tab);
    await popup.waitFor(() => document.querySelector('.foot > button'));
  });
  afterAll(() => crumb?.close());

  test(`the last row is in view once it has the focus, and ${leastRows} rows at least`, async () => {
    expect(await popup.evaluate(() => devicePixelRatio)).toBe(zoom);
    expect((await rowNames(popup)).length).toBeGreaterThanOrEqual(leastRows);
    await popup.waitFor(() => document.activeElement?.matches('[role="row"]'));
    await popup.press('End');
    await popup.waitFor((least) => {
      const whole = [...document.querySelectorAll('.rows > .row')].filter((row) => {
        const { left, top, bottom } = row.getBoundingClientRect();
        const isShown = (y: number) => row.contains(document.elementFromPoint(left + 30, y));
        return top >= 0 && bottom <= innerHeight + 1 && isShown(top + 2) && isShown(bottom - 3);
      });
      const { activeElement } = document;
      return activeElement?.ariaRowIndex === '31' && whole.includes(activeElement) && whole.length >= least;
    }, leastRows);
  });

  test('nothing of the popup is cut off at its sides, and all of it can be scrolled into view', async () => {
    const cut = await popup.evaluate((controls) => {
      const isCut = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        element.scrollIntoView({ block: 'nearest' });
        const { top, bottom } = element.getBoundingClientRect();
        return left < 0 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      };
      return [...document.querySelectorAll(controls)]
        .filter(isCut)
        .map(({ className, tagName }) => `${tagName} ${className}`);
    }, CONTROLS);
    expect(cut).toEqual([]);
  });

  test('only the list has a scroll bar', async () => {
    const bars = await popup.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('*')]
        .filter((element) => element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0)
        .filter((element) => {
          const { overflowY, scrollbarWidth } = getComputedStyle(element);
          return /auto|scroll/.test(overflowY) && scrollbarWidth !== 'none';
        })
        .map(({ className }) => className),
    );
    expect(bars).toEqual(['grid']);
  });
});
