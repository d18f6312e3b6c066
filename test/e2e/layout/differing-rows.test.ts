import { beforeAll, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SITE = 'shop.localhost';
const HOST = `www.${SITE}`;
const LONG = 'CognitoIdentityServiceProvider.abc123.ada-of-a-long-name';
const NAMES = [`${LONG}.accessToken`, `${LONG}.idToken`, '_hjSessionUser_12345', '_hjSession_12345'];

const { crumb, tab } = await stage({ host: HOST });
let popup: View;
beforeAll(async () => {
  await crumb.setJar([
    // The first row has the focus.
    { name: 'largest', value: 'x'.repeat(300), domain: HOST },
    ...NAMES.map((name) => ({ name, value: '1', domain: HOST, httpOnly: name.endsWith('accessToken') })),
    { name: 'twice', value: 'host-only', domain: HOST, sameSite: 'lax' as const },
    { name: 'twice', value: 'domain', domain: SITE, hostOnly: false },
    { name: 'twice', value: 'other-path', domain: HOST, path: '/blank' },
  ]);
  await tab.goto((await tab.url()).replace(/\/$/, '/blank'));
});

/** The parts of a name, and which of them are shortened. */
function partsOf(view: View, name: string): Promise<[part: string, isShortened: boolean][]> {
  return view.waitFor((name) => {
    const parts = [...document.querySelectorAll(`[data-cookie-name="${name}"] .name .cut > span`)];
    const at = (part: Element): [string, boolean] => [part.textContent ?? '', part.scrollWidth > part.clientWidth];
    return parts.length > 0 ? parts.map(at) : null;
  }, name);
}

test('long names are shortened where they are the same, and names that fit are whole', async () => {
  popup = await openCrumb(crumb, tab);
  for (const [name, part] of [
    [NAMES[0], '.accessToken'],
    [NAMES[1], '.idToken'],
  ] as const) {
    expect(await partsOf(popup, name ?? '')).toEqual([
      [LONG, true],
      [part, false],
    ]);
  }
  for (const name of NAMES.slice(2)) {
    const parts = await partsOf(popup, name);
    expect(parts.map(([part]) => part).join('')).toBe(name);
    expect(parts.map(([, isShortened]) => isShortened)).toEqual([false, false]);
  }
});

test('the first row begins at most 120 pixels below the top of the popup', async () => {
  popup = await openCrumb(crumb, tab);
  await partsOf(popup, NAMES[0] ?? '');
  await popup.waitFor(() => document.querySelector('.chips') && document.querySelector('.budget select'));
  expect(await popup.evaluate(() => document.querySelector('.rows')?.getBoundingClientRect().top)).toBeLessThanOrEqual(
    120,
  );
});

test('the row with the focus shows the whole name', async () => {
  popup = await openCrumb(crumb, tab);
  await partsOf(popup, NAMES[0] ?? '');
  await popup.waitFor(() => document.activeElement?.matches('[data-cookie-name]'));
  await popup.press('ArrowDown');
  const shown = await popup.waitFor(() => {
    const row = document.activeElement;
    const parts = [...(row?.querySelectorAll('.name .cut > span') ?? [])];
    if (row?.ariaRowIndex !== '3') return null;
    return parts.map((part) => ({ part: part.textContent, isShortened: part.scrollWidth > part.clientWidth }));
  });
  expect(shown.map(({ isShortened }) => isShortened)).toEqual([false, false]);
  expect(NAMES).toContain(shown.map(({ part }) => part).join(''));
});

test('a row shows what tells its cookie from namesakes, and attributes as icons with their names', async () => {
  popup = await openCrumb(crumb, tab);
  await partsOf(popup, NAMES[0] ?? '');
  const rows = await popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-cookie-name="twice"]')].map((row) => ({
      value: row.querySelector('.value')?.textContent,
      place: row.querySelector<HTMLElement>('.name small')?.innerText ?? '',
      icons: [...row.querySelectorAll('.flags [role="img"]')].map(({ ariaLabel }) => ariaLabel),
    })),
  );
  expect(rows.toSorted((a, b) => String(a.value).localeCompare(String(b.value)))).toEqual([
    { value: 'domain', place: '*.', icons: [] },
    { value: 'host-only', place: '', icons: [say('flag_sameSite', { value: 'Lax' })] },
    { value: 'other-path', place: '/blank', icons: [] },
  ]);
});
