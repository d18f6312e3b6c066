import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { View } from '../driver/surface.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const SITE = 'crowded.localhost';
const WWW = `www.${SITE}`;
const API = `api.${SITE}`;

const { crumb, demo, tab } = await stage();
let popup: View;
beforeAll(async () => {
  await crumb.setJar([
    { name: 'session', value: 'q8Zk3vT1xW9bN5mL7pR2', domain: WWW },
    { name: 'access_token', value: 'q8Zk3vT1xW9bN5mL7pR3', domain: WWW, sameSite: 'lax' },
    { name: 'mail', value: 'ada@example.com', domain: WWW },
    { name: 'twice', value: '1', domain: WWW },
    { name: 'twice', value: '2', domain: SITE, hostOnly: false },
    { name: 'раураl', value: '1', domain: WWW },
    { name: 'theme', value: 'dark', domain: WWW, httpOnly: true },
    ...Array.from({ length: 3 }, (_, at) => ({ name: `large${at}`, value: 'x'.repeat(3000), domain: WWW })),
  ]);
  demo.serve(API, '/me', {
    status: 401,
    headers: [
      ['Access-Control-Allow-Origin', demo.url(WWW).replace(/\/$/, '')],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
  });
  demo.serve(WWW, '/page', {
    body: `${NO_ICON}<title>Crowded</title><body><script>
      fetch('${demo.url(API, '/me')}', { credentials: 'include' }).then((response) => response.text())
        .then(() => { document.body.dataset.done = 'yes'; });</script>`,
  });
  await tab.goto(demo.url(WWW, '/page'));
  await tab.waitFor(() => document.body.dataset.done);
});
beforeEach(async () => {
  popup = await openCrumb(crumb, tab);
  await popup.waitFor(() =>
    ['.chip.lack', '.chip.rejected', '.chip.more'].every((chip) => document.querySelector(chip)),
  );
  // The button that counts the others makes the line narrower, and they are counted again in the next frame.
  await popup.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
});
afterEach(() => popup.close());

/** The buttons of the line that are in view, those among them whose text is cut, and where the first row begins. */
const line = () =>
  popup.evaluate(() => {
    const chips = [...document.querySelectorAll<HTMLElement>('.chips-line .chip')].filter(
      (chip) => getComputedStyle(chip).visibility === 'visible',
    );
    const isCut = (chip: HTMLElement): boolean =>
      chip.scrollWidth > chip.clientWidth || chip.getBoundingClientRect().right > innerWidth;
    return {
      shown: chips.length,
      cut: chips.filter(isCut).map(({ textContent }) => textContent),
      firstRow: document.querySelector('.rows')?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY,
    };
  });

test('of many warnings none is cut: they are whole or counted, and the first row stays in its place', async () => {
  const { shown, cut, firstRow } = await line();
  expect(cut).toEqual([]);
  expect(shown).toBeGreaterThanOrEqual(3);
  expect(firstRow).toBeLessThanOrEqual(120);
});

test('one click shows all warnings, whole, and another hides them again', async () => {
  const before = await line();
  await popup.click('.chip.more');
  await popup.waitFor(() => document.querySelector('.chips[data-whole]'));
  const { shown, cut } = await line();
  expect(cut).toEqual([]);
  expect(shown).toBeGreaterThan(before.shown);
  await popup.click('.chip.more');
  await popup.waitFor(() => !document.querySelector('.chips[data-whole]'));
  expect(await line()).toEqual(before);
});

test('in a narrow view all warnings with the text of one leave the footer and the first row in view, and scroll', async () => {
  await popup.evaluate(() => {
    const { style } = document.querySelector('.app') as HTMLElement;
    style.setProperty('--width', '400px');
    style.setProperty('--height', '420px');
  });
  await popup.click('.chip.more');
  await popup.click('.chips[data-whole] .chip');
  await popup.waitFor(() => document.querySelector('.chips-summary .finding'));
  const covered = await popup.evaluate(() => {
    const isInView = (selector: string): boolean => {
      const element = document.querySelector(selector);
      const { left, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
      return [top + 3, bottom - 3].every((y) => element?.contains(document.elementFromPoint(left + 30, y)));
    };
    const hidden = ['.foot > button', '.rows > .row'].filter((selector) => !isInView(selector));
    document.querySelector('.chips-summary .source')?.scrollIntoView({ block: 'nearest' });
    return [...hidden, ...['.chips-summary .source'].filter((selector) => !isInView(selector))];
  });
  expect(covered).toEqual([]);
});

/** The filters in view, those among them that are cut, and the text of the button that counts the others. */
const filters = () =>
  popup.evaluate(() => {
    const { left, right, bottom } = (document.querySelector('.filters') as HTMLElement).getBoundingClientRect();
    const places = [...document.querySelectorAll('.filters .chip')].map((chip) => chip.getBoundingClientRect());
    const shown = places.filter((place) => place.top < bottom);
    return {
      all: places.length,
      shown: shown.length,
      cut: shown.filter((place) => place.left < left || place.right > right || place.bottom > bottom).length,
      counted: document.querySelector('.more-filters')?.textContent ?? '',
    };
  });

test('no filter is cut: those without room are counted, and one click or the focus shows them', async () => {
  const { all, shown, cut, counted } = await filters();
  expect(cut).toBe(0);
  expect(shown).toBeLessThan(all);
  expect(counted).toBe(`+${all - shown}`);
  await popup.click('.more-filters .chip');
  await popup.waitFor(() => document.querySelector('.filters[data-whole]'));
  expect(await filters()).toMatchObject({ all, shown: all, cut: 0 });
  await popup.click('.more-filters .chip');
  await popup.waitFor(() => !document.querySelector('.filters[data-whole]'));
  expect(await filters()).toEqual({ all, shown, cut, counted });
  await popup.evaluate(() => document.querySelector<HTMLElement>('.filters .chip:last-child')?.focus());
  await popup.waitFor(() => document.querySelector('.filters[data-whole]'));
  expect(await filters()).toMatchObject({ shown: all, cut: 0 });
});
