import { describe, expect, test } from 'vitest';
import type { JarEntry } from '../../../src/cookie/jar/jar-entry.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { added, overwritten, removed } from '../../fixtures/jar-events.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { panelStage } from '../devtools/panel-stage.ts';
import { JAR, listed } from '../edit/steps-stage.ts';
import { openMenuDialog } from './open-menu-dialog.ts';
import { cart, click, compared, dialog, font, SITE, sid } from './snapshots-stage.ts';

const PAGE = 'https://shop.example/shop/item';
const token = cookie('token', { value: 'signed-in', httpOnly: true });

/** One compared cookie. */
const part = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-compared-name="${name}"]`);
  if (!found) throw new Error(`expected ${name} among the compared cookies`);
  return found;
};
/** Who made its recorded changes, in their order. */
const authors = (name: string) =>
  [...part(name).querySelectorAll<HTMLElement>('[data-compared-by]')].map(({ dataset }) => dataset.comparedBy);
const gaps = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-record-gaps]');

async function marked(): Promise<void> {
  await openMenuDialog('snapshots');
  await click(say('markNow'));
  await until(() => button(say('markCompare'), dialog()));
}

describe('in DevTools a comparison', () => {
  test('names who made each change, and links the requests that sent what is new', async () => {
    const before = Date.now() - 60_000;
    const panel = panelStage(JAR, [harEntry(PAGE, { at: before, resourceType: 'document' })]);
    await until(() => panel.row('sid'));
    await marked();
    const at = Date.now();
    panel.tell(added(token), removed(font), ...overwritten('chrome', cart, { ...cart, value: 'fuller' }));
    panel.ended(
      harEntry(`${PAGE}/login`, {
        method: 'POST',
        at,
        response: [['Set-Cookie', 'token=signed-in; Path=/; HttpOnly']],
      }),
    );
    const sent = { Cookie: 'sid=1; token=signed-in; cart=fuller' };
    for (const path of ['me', 'bag']) panel.ended(harEntry(`${PAGE}/${path}`, { at: at + 20, request: sent }));
    await click(say('markCompare'));
    await until(() => expect(compared('added')).toEqual(['token']));
    await until(() => expect(authors('token')).toEqual(['server']));
    expect(part('token').textContent).toContain(`POST ${PAGE}/login`);
    expect(authors('font')).toEqual(['page']);
    expect(authors('cart')).toEqual(['page']);
    expect(part('token').querySelector('[data-sent-by]')?.textContent).toContain(say('comparisonSent', { count: 2 }));
    expect(part('cart').querySelector('[data-sent-by="2"]')).not.toBeNull();
    expect(part('font').textContent).not.toContain(say('comparisonNotSent'));
    // Every change is recorded, and the log began before the mark.
    expect(gaps()).toBeNull();
    button(`GET ${PAGE}/me`, part('token')).click();
    await until(() =>
      expect(panel.container.querySelector('#tab-requests')?.getAttribute('aria-selected')).toBe('true'),
    );
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('says that no request sent a new cookie, and since when the log has requests', async () => {
    const panel = panelStage(JAR);
    await until(() => panel.row('sid'));
    await marked();
    panel.tell(added(token));
    const at = Date.now() + 1_000;
    panel.ended(harEntry(`${PAGE}/me`, { at, request: { Cookie: 'token=other' } }));
    await click(say('markCompare'));
    await until(() => expect(part('token').textContent).toContain(say('comparisonNotSent')));
    const time = expect.stringContaining(say('comparisonLogSince', { time: '' }).slice(0, -2));
    expect(gaps()?.textContent).toEqual(time);
    gaps()?.querySelector<HTMLElement>('[name="preserveLog"]')?.click();
    await until(() => expect(gaps()?.querySelector<HTMLInputElement>('[name="preserveLog"]')?.checked).toBe(true));
  });
});

describe('in a popup a comparison', () => {
  test('without a recording says so, with the switch, and claims nobody', async () => {
    const recorded: boolean[] = [];
    const { tell } = await listed({
      handlers: {
        readRecording: async () => ({ value: { sites: [], entries: [], dropped: 0 } }),
        isRecorded: async () => ({ value: recorded.at(-1) ?? false }),
        recordSite: async ({ on }) => {
          recorded.push(on);
          return { value: null };
        },
      },
    });
    await marked();
    tell(added(token));
    await click(say('markCompare'));
    await until(() => expect(gaps()?.textContent).toContain(say('comparisonIncomplete', { count: 1 })));
    expect(gaps()?.textContent).toContain(say('comparisonInDevtools'));
    expect(authors('token')).toEqual([]);
    expect(part('token').textContent).not.toContain(say('comparisonNotSent'));
    gaps()?.querySelector<HTMLElement>('[name="recordSite"]')?.click();
    await until(() => expect(recorded).toEqual([true]));
  });

  test('of a recorded site says what Crumb and the browser did, and that the rest is unknown', async () => {
    const entries: JarEntry[] = [];
    const { tell } = await listed({
      handlers: {
        readRecording: async ({ sites }) => ({ value: { sites, entries, dropped: 0 } }),
        isRecorded: async () => ({ value: true }),
      },
    });
    await marked();
    const now = { ...cart, value: sid.value };
    const id = Date.now() * 1000;
    entries.push(
      { id, how: 'set', old: null, now: token },
      { id: id + 1, how: 'evicted', old: font, now: null },
      { id: id + 2, how: 'set', old: cart, now, own: true },
    );
    tell(added(token), removed(font, 'evicted'), ...overwritten('chrome', cart, now));
    await click(say('markCompare'));
    await until(() => expect(authors('token')).toEqual(['unknown']));
    expect(authors('font')).toEqual(['browser']);
    expect(authors('cart')).toEqual(['crumb']);
    expect(gaps()?.textContent).not.toContain(say('comparisonIncomplete', { count: 1 }));
    expect(gaps()?.textContent).toContain(say('recordSite', { site: SITE }));
  });
});
