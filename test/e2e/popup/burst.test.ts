// biome-ignore-all lint/suspicious/noDocumentCookie: what pages do is what is tested.
import { beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../driver/surface.ts';
import { headerOf, keyOf, listedKeys, sortAsSent, waitForHeadline } from '../pages/popup-list.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** The API of the background that these tests use. */
declare const chrome: { cookies: { set(details: object): Promise<unknown> } };

/** The popup's counts since `count`. */
interface Counts {
  /** Frames painted. */
  frames: number;
  /** How often the drawing code ran to its end. */
  batches: number;
}
declare const counts: Counts;

const CHANGES = 4_000;
const NAMES = 120;
const HOST = 'burst.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
let popup: View;
beforeEach(async () => {
  await crumb.clearJar();
  demo.serve(HOST, '/', { body: '<link rel="icon" href="data:,"><title>Burst</title>' });
  await tab.goto(demo.url(HOST));
  popup = await openCrumb(crumb, tab);
  popup.patience = 40_000;
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
  await count();
});

/** Makes the popup count its frames and the changes of its document from now on. */
async function count(): Promise<void> {
  await popup.evaluate(() => {
    const counts = { frames: 0, batches: 0 };
    Object.assign(globalThis, { counts });
    new MutationObserver(() => {
      counts.batches++;
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    const frame = () => {
      counts.frames++;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** The list, the headline and the next request agree with the jar in the end. */
async function expectJar(): Promise<void> {
  await tab.evaluate(async () => (await fetch('/received')).text());
  const header = demo.lastCookieHeader(HOST, '/received') ?? '';
  const jar = await crumb.jar({ domain: HOST });
  expect(jar).toHaveLength(header.split('; ').length);
  await waitForHeadline(popup, { octets: header.length, count: jar.length });
  await popup.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), jar.length + 1);
  // A burst is reported in portions: an earlier one can have as many cookies and bytes as the last.
  const wanted = jar.map((cookie) => keyOf(crumb, cookie)).toSorted();
  await expect.poll(async () => (await listedKeys(popup)).toSorted()).toEqual(wanted);
  const { frames, batches } = await popup.evaluate(() => counts);
  await sortAsSent(popup);
  expect(headerOf(crumb, await listedKeys(popup), jar)).toBe(header);
  // The list is drawn once a frame at most, whatever the number of changes.
  expect(batches).toBeLessThanOrEqual(frames + 1);
  expect(batches).toBeLessThan(CHANGES / 8);
}

describe(`${CHANGES} changes in a burst leave list and headline equal to the jar`, {
  timeout: 120_000,
}, () => {
  test('a burst of cookies that the page’s JavaScript sets, changes and deletes is drawn with the frames', async () => {
    await tab.evaluate(
      (changes, names) => {
        for (let i = 0; i < changes; i++) {
          const name = `n${i % names}`;
          document.cookie = i % 7 === 6 ? `${name}=; Max-Age=0` : `${name}=${i}`;
        }
      },
      CHANGES,
      NAMES,
    );
    await expectJar();
  });

  test('a burst of changes by an extension is drawn with the frames', async () => {
    await crumb.background(
      async (url, changes, names) => {
        for (let i = 0; i < changes; i += 100) {
          const set = (at: number) => chrome.cookies.set({ url, name: `n${at % names}`, value: String(at), path: '/' });
          await Promise.all(Array.from({ length: 100 }, (_, offset) => set(i + offset)));
        }
      },
      demo.url(HOST),
      CHANGES,
      NAMES,
    );
    await expectJar();
  });

  test('a burst with the background stopped before and in the middle is drawn with the frames', async () => {
    await crumb.stopBackground();
    const burst = tab.evaluate(
      async (changes, names) => {
        for (let i = 0; i < changes; i++) {
          document.cookie = `n${i % names}=${i}`;
          if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
      },
      CHANGES,
      NAMES,
    );
    await popup.waitFor(() => document.querySelector('[role="row"][data-key]'));
    await crumb.stopBackground();
    await burst;
    await tab.evaluate(() => {
      document.cookie = 'last=1';
    });
    await expectJar();
  });
});
