import { expect } from 'vitest';
import { toText } from '../../../src/cookie/octets.ts';
import type { Demo } from '../../demo/demo.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { Crumb, JarCookie, JarEntry, Tab, View } from '../driver/surface.ts';
import { chooseScope } from './popup-list.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from './popup-page.ts';

/** A person's steps in the details and the editor of one cookie, and the whole jar before and after them. */

/** What tells a cookie from its namesakes; its name alone where it has none. */
export type Which = Pick<JarCookie, 'name'> & Partial<Pick<JarCookie, 'domain' | 'hostOnly' | 'path' | 'partitionKey'>>;

export type TextField =
  | 'name'
  | 'value'
  | 'domain'
  | 'path'
  | 'expiry'
  | 'typedExpiry'
  | 'sameSite'
  | 'topLevelSite'
  | 'storeId';
export type CheckField = 'hostOnly' | 'session' | 'secure' | 'httpOnly' | 'partitioned' | 'hasCrossSiteAncestor';

/** Puts exactly these cookies into the jar and opens the popup, which lists all of them. */
export async function openWith(crumb: Crumb, tab: Tab, cookies: JarEntry[]): Promise<View> {
  await crumb.clearJar();
  await crumb.setJar(cookies);
  // Some that it will not have a browser takes without a word.
  expect(await crumb.jar()).toHaveLength(cookies.length);
  return openSite(crumb, tab, cookies);
}

/** Opens the popup and waits until it lists exactly these cookies, of the whole site. */
export async function openSite(crumb: Crumb, tab: Tab, cookies: Pick<JarCookie, 'name'>[]): Promise<View> {
  const popup = await openCrumb(crumb, tab);
  await chooseScope(popup, 'site');
  await waitForRows(
    popup,
    cookies.map(({ name }) => toText(name)),
  );
  return popup;
}

/** The browser's whole jar in an order of its own, to be compared field by field. */
export async function wholeJar(crumb: Crumb): Promise<JarCookie[]> {
  return inOrder(await crumb.jar());
}

/** Cookies in an order that does not depend on how a browser lists them. */
export function inOrder(cookies: JarCookie[]): JarCookie[] {
  const text = ({ name, domain, hostOnly, path, partitionKey, store }: JarCookie) =>
    JSON.stringify([name, domain, hostOnly, path, partitionKey, store]);
  return cookies.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Clicks the row of exactly this cookie and waits for its details. */
export async function openRow(popup: View, which: Which): Promise<void> {
  await popup.waitFor((which) => {
    for (const marked of document.querySelectorAll('[data-meant]')) marked.removeAttribute('data-meant');
    const rows = [...document.querySelectorAll<HTMLElement>('[data-key]:not([data-changed="removed"])')];
    const meant = rows.filter((row) => {
      const [, partition, domain, hostOnly, path, name] = JSON.parse(row.dataset.key ?? '');
      const key = partition && { topLevelSite: partition[0], hasCrossSiteAncestor: partition[1] };
      const found: Record<string, unknown> = { partitionKey: key, domain, hostOnly, path, name };
      return Object.entries(which).every(([field, value]) => JSON.stringify(found[field]) === JSON.stringify(value));
    });
    if (meant.length !== 1) return false;
    meant[0]?.setAttribute('data-meant', '');
    return true;
  }, which);
  await popup.click('[data-meant]');
  await popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
}

/** Opens the editor of exactly this cookie. */
export async function openEditor(popup: View, which: Which): Promise<void> {
  await openRow(popup, which);
  await clickButton(popup, say('edit'));
  await popup.waitFor((selector) => document.querySelector(selector), `${labelled('editCookie')} [name="value"]`);
}

/** Opens an empty editor for a new cookie. */
export async function openAdd(popup: View): Promise<void> {
  await clickButton(popup, say('addCookie'));
  await popup.waitFor(() => document.querySelector('form [name="value"]'));
}

/** Puts a text into a field of the editor in place of what it holds. */
export async function fillIn(popup: View, field: TextField, text: string): Promise<void> {
  await popup.fill(`form [name="${field}"]`, text);
}

/** Ticks or unticks a box of the editor. */
export async function tick(popup: View, field: CheckField, on: boolean): Promise<void> {
  const selector = `form [name="${field}"]`;
  const is = await popup.waitFor((selector) => {
    const box = document.querySelector<HTMLInputElement>(selector);
    return box && { on: box.checked };
  }, selector);
  if (is.on !== on) await popup.click(selector);
}

/** What stands in the fields of the editor. */
export function fields(popup: View): Promise<Record<string, string | boolean>> {
  return popup.evaluate(() => {
    const all = document.querySelectorAll<HTMLInputElement>('form :is(input, textarea, select)');
    return Object.fromEntries([...all].map((one) => [one.name, one.type === 'checkbox' ? one.checked : one.value]));
  });
}

/** Opens the popup and the editor of a cookie `sid`, and types a value. Gives the popup and the jar before that. */
export async function typeValueOfSid(
  crumb: Crumb,
  tab: Tab,
  { domain, ...more }: Pick<JarEntry, 'domain'> & Partial<JarEntry>,
): Promise<{ popup: View; before: JarCookie[] }> {
  const sid = { name: 'sid', value: 'old', domain, ...more };
  const popup = await openWith(crumb, tab, [sid, { name: 'beside', value: '1', domain }]);
  const before = await wholeJar(crumb);
  await openEditor(popup, { name: 'sid' });
  await fillIn(popup, 'value', 'typed');
  return { popup, before };
}

/** The jar with this change of the cookie `sid`. */
export function withSid(jar: JarCookie[], change: Partial<JarCookie>): JarCookie[] {
  return inOrder(jar.map((cookie) => (cookie.name === 'sid' ? { ...cookie, ...change } : cookie)));
}

/** Presses Save and waits until the browser has the cookie as written. */
export async function saveWell(popup: View): Promise<void> {
  await clickButton(popup, say('save'));
  await waitForText(popup, say('saved'));
}

/** Waits until a field is marked as faulty and gives what stands under it. */
export function faultAt(popup: View, field: TextField | CheckField): Promise<string> {
  return popup.waitFor((field) => {
    const input = document.querySelector(`form [name="${field}"][aria-invalid="true"]`);
    return input?.closest('.field')?.querySelector('.faults')?.textContent;
  }, field);
}

/** The value of `datetime-local` that stands for a moment, in the zone of this machine, which the browser shares. */
export function localTime(moment: number): string {
  const date = new Date(moment);
  const shifted = new Date(moment - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}

/** The page in the tab asks its server for something, and the answer sets these cookies. */
export async function serverSets(demo: Demo, tab: Tab, setCookie: string[]): Promise<void> {
  const { hostname } = new URL(await tab.url());
  const end = demo.serve(hostname, '/set', { setCookie });
  await tab.evaluate(async () => {
    await fetch('/set');
  });
  end();
}

/** Cases for `test.each` whose title is that of the case. */
export function titled<Case extends { title: string }>(cases: readonly Case[]): [string, Case][] {
  return cases.map((one) => [one.title, one]);
}
