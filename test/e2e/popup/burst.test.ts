// biome-ignore-all lint/suspicious/noDocumentCookie: what pages do is what is tested.
import { beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../driver/surface.ts';
import { headerOf, keyOf, listedKeys, sortAsSent, waitForHeadline } from '../pages/popup-list.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** What the background has, as far as these tests use it. */
declare const chrome: { cookies: { set(details: object): Promise<unknown> } };

/** What the popup counted since `count`. */
interface Counts {
  /** Frames painted. */
  frames: number;
  /** Times the code that draws ran through to the end. */
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
  popup.patience = 30_000;
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
  await count();
});

/** From now on the popup counts its frames and the changes of its document. */
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

/** The list, the headline and the next request are what the jar holds at last. */
async function expectJar(): Promise<void> {
  await tab.evaluate(async () => (await fetch('/received')).text());
  const header = demo.lastCookieHeader(HOST, '/received') ?? '';
  const jar = await crumb.jar({ domain: HOST });
  expect(jar).toHaveLength(header.split('; ').length);
  await waitForHeadline(popup, { octets: header.length, count: jar.length });
  await popup.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), jar.length + 1);
  const { frames, batches } = await popup.evaluate(() => counts);
  await sortAsSent(popup);
  const keys = await listedKeys(popup);
  expect(keys.toSorted()).toEqual(jar.map((cookie) => keyOf(crumb, cookie)).toSorted());
  expect(headerOf(crumb, keys, jar)).toBe(header);
  // Drawn once a frame at most, whatever the number of changes.
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
