import { afterEach, expect, test } from 'vitest';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'steady.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
afterEach(async () => {
  await crumb.allowAllCookies();
  await crumb.clearJar();
});

/** The elements that are measured in each frame, by their selector. */
const WATCHED = ['[data-cookie-name]', 'input[type="search"]', '.filters .chip', '.foot .primary', '.bar'];

/**
 * The popup's page once more, in a frame of the popup, watched from before its first paint. Gives every position that
 * the elements had, until warnings and the banner about blocking are there and some frames more.
 */
function placesWhileOpening(watched: string[]): Promise<Record<string, string[]>> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    frame.style.cssText = 'position: fixed; inset: 0; inline-size: 640px; block-size: 560px; border: 0; z-index: 9';
    document.body.append(frame);
    const places: Record<string, string[]> = {};
    const start = performance.now();
    let complete = 0;
    const look = () => {
      const page = frame.contentDocument;
      // The view gets its size in the frame in which it is first painted, after this.
      const isSized = page?.querySelector<HTMLElement>('#app')?.style.cssText !== '';
      for (const selector of isSized ? watched : []) {
        const element = page?.querySelector(selector);
        if (!element) continue;
        const { left, top } = element.getBoundingClientRect();
        const place = `${left} ${top}`;
        places[selector] ??= [];
        if (places[selector].at(-1) !== place) places[selector].push(place);
      }
      const isThere = page?.querySelector('.chip[data-severity]') && page.querySelector('.notices .banner');
      if (isThere) complete++;
      if (complete > 20) resolve(places);
      else if (performance.now() - start > 25_000) reject(new Error(`expected all of it, got ${page?.body.innerText}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** A popup of 60 cookies from `n0`, the largest, to `n59`; its first row has the focus. */
async function openLongList() {
  const value = (index: number) => 'x'.repeat(100 - index);
  const cookies = Array.from({ length: 60 }, (_, index) => ({ name: `n${index}`, value: value(index), domain: HOST }));
  await crumb.setJar(cookies);
  await tab.goto(demo.url(HOST));
  const popup = await openCrumb(crumb, tab);
  await popup.waitFor(() => (document.activeElement as HTMLElement | null)?.dataset.cookieName === 'n0');
  return popup;
}

test('from the first paint on no element moves that a person may be about to click, whatever arrives later', async () => {
  const cookies = Array.from({ length: 40 }, (_, index) => ({
    name: `name-${index}`,
    value: 'x'.repeat(index % 5 === 1 ? 3_600 : 10),
    domain: HOST,
    httpOnly: index % 3 === 1,
    sameSite: (['unset', 'lax', 'none'] as const)[index % 3] ?? 'unset',
    secure: true,
  }));
  await crumb.setJar([...cookies, { name: 'session', value: 'abc', domain: HOST }]);
  await crumb.blockAllCookies();
  await tab.goto(demo.url(HOST));
  const popup = await openCrumb(crumb, tab);
  const places = await popup.evaluate(placesWhileOpening, WATCHED);
  expect(Object.keys(places).toSorted()).toEqual(WATCHED.toSorted());
  for (const selector of WATCHED) expect(places[selector], selector).toHaveLength(1);
});

test('a list that nobody has scrolled stays at its top where changes move its first row, which has the focus', async () => {
  const popup = await openLongList();
  await crumb.setJar([{ name: 'n0', value: '', domain: HOST }]);
  await popup.waitFor(() => document.querySelector('[aria-rowindex="2"]')?.getAttribute('data-cookie-name') === 'n1');
  const top = await popup.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.querySelector('.grid')?.scrollTop))),
      ),
  );
  expect(top).toBe(0);
});

test.each([
  ['n0', 'ArrowUp', 60],
  ['n59', 'End', -60],
] as const)(
  'a list is scrolled step by step away from row %s, which has the focus, and back',
  async (name, key, step) => {
    const popup = await openLongList();
    await popup.press(key);
    await popup.waitFor((name) => (document.activeElement as HTMLElement | null)?.dataset.cookieName === name, name);
    const tops = await popup.evaluate(async (step) => {
      const grid = document.querySelector('.grid');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const start = grid?.scrollTop ?? -1;
      const passed: number[] = [];
      for (const by of [...Array(15).fill(step), ...Array(15).fill(-step)]) {
        grid?.scrollBy(0, by);
        await frame();
        await frame();
        passed.push((grid?.scrollTop ?? -1) - start);
      }
      return passed;
    }, step);
    const away = Array.from({ length: 15 }, (_, at) => (at + 1) * step);
    expect(tops).toEqual([...away, ...away.slice(0, -1).reverse(), 0]);
  },
);

test('rows that a person has scrolled to stay where they are while cookies are added and removed above them', async () => {
  const popup = await openLongList();
  await popup.evaluate(() => document.querySelector('.grid')?.scrollTo(0, 600));
  const place = () =>
    popup.waitFor(() => document.querySelector('[data-cookie-name="n30"]')?.getBoundingClientRect().top);
  const before = await place();
  const large = Array.from({ length: 20 }, (_, at) => ({ name: `l${at}`, value: 'y'.repeat(200), domain: HOST }));
  const waitForCount = (count: number) =>
    popup.waitFor((count) => document.querySelector('.grid')?.ariaRowCount === `${count + 1}`, count);
  await crumb.setJar(large);
  await waitForCount(80);
  expect(await place()).toBe(before);
  await tab.evaluate(() => {
    for (let at = 0; at < 20; at++)
      // biome-ignore lint/suspicious/noDocumentCookie: it is what pages use.
      document.cookie = `l${at}=; Max-Age=0; Path=/`;
  });
  await waitForCount(60);
  await popup.waitFor(() => !document.querySelector('[data-changed="removed"]'));
  expect(await place()).toBe(before);
});
