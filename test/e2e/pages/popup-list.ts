import { cookieKey } from '../../../src/cookie/cookie.ts';
import { labelled } from '../../fixtures/say.ts';
import type { Crumb, JarCookie, View } from '../driver/surface.ts';

/**
 * The popup's list and headline, whole and exact, to be compared with the browser's own jar and with the server's log.
 */

export interface Headline {
  octets: number;
  count: number;
}

/** The contents of region "Request payload". */
export function headline(popup: View): Promise<Headline> {
  return popup.waitFor(() => {
    const region = document.querySelector<HTMLElement>('.payload');
    return region && { octets: Number(region.dataset.octets), count: Number(region.dataset.count) };
  });
}

/** Waits until the headline shows this. */
export async function waitForHeadline(popup: View, { octets, count }: Headline): Promise<void> {
  await popup.waitFor(
    (octets, count) => document.querySelector(`[data-octets="${octets}"][data-count="${count}"]`),
    octets,
    count,
  );
}

/** The scope of the list: This page, This site, or Everything it loads. */
export async function chooseScope(popup: View, scope: 'page' | 'site' | 'loaded'): Promise<void> {
  await popup.fill(`select${labelled('scope')}`, scope);
}

/** Waits until the focus is in the list of a popup that was just opened: it would move there after a test had moved it. */
export async function waitForFirstFocus(popup: View): Promise<void> {
  await popup.waitFor(() => document.querySelector('[role="row"]:focus') ?? !document.querySelector('[data-key]'));
}

/**
 * The list in the order of the Cookie header: it is sorted by size at first, and two clicks on that heading end the
 * sorting.
 */
export async function sortAsSent(popup: View): Promise<void> {
  await popup.evaluate(() => document.querySelector<HTMLElement>('[role="columnheader"].size button')?.focus());
  for (const order of ['ascending', 'none']) {
    await popup.press('Enter');
    await popup.waitFor((order) => document.querySelector(`[role="columnheader"].size[aria-sort="${order}"]`), order);
  }
}

/** The identities of all rows, in the order of the list; it is scrolled through, because only rows in view are drawn. */
export function listedKeys(popup: View): Promise<string[]> {
  return popup.evaluate(async () => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) throw new Error('there is no list');
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const found: string[] = [];
    for (let top = 0; ; top += grid.clientHeight / 2) {
      grid.scrollTop = top;
      await painted();
      await painted();
      for (const row of grid.querySelectorAll<HTMLElement>('[data-key]:not([data-changed="removed"])')) {
        found[Number(row.ariaRowIndex)] = row.dataset.key ?? '';
      }
      if (top > grid.scrollHeight) break;
    }
    grid.scrollTop = 0;
    return found.filter((key) => key !== undefined);
  });
}

/** How many rows the list has, drawn or not. */
export function rowCount(popup: View): Promise<number> {
  return popup.evaluate(() => Number(document.querySelector('[role="grid"]')?.ariaRowCount) - 1);
}

/** The identity of a cookie of the jar, as the list names its rows. */
export function keyOf(crumb: Crumb, { store, ...cookie }: JarCookie): string {
  return cookieKey({ ...cookie, storeId: storeId(crumb.name, store) });
}

function storeId(browser: Crumb['name'], store: string): string {
  if (browser === 'firefox') return `firefox-${store}`;
  return store === 'private' ? '1' : '0';
}

/** The Cookie header of these rows in this order, with the values of the jar. */
export function headerOf(crumb: Crumb, keys: string[], jar: JarCookie[]): string {
  const byKey = new Map(jar.map((cookie) => [keyOf(crumb, cookie), cookie]));
  const pairs = keys.map((key) => {
    const cookie = byKey.get(key);
    if (!cookie) throw new Error(`the jar does not hold ${key}`);
    return cookie.name === '' ? cookie.value : `${cookie.name}=${cookie.value}`;
  });
  return pairs.join('; ');
}

/** Opens the details of the first cookie of this name; its row must be in view. */
export async function openDetails(popup: View, name: string): Promise<void> {
  await popup.click(`[data-cookie-name=${JSON.stringify(name)}]`);
  await popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
}
