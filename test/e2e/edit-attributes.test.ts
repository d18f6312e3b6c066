import { describe, expect, test } from 'vitest';
import type { JarCookie, JarEntry, View } from './driver/surface.ts';
import { fillIn, inOrder, localTime, openEditor, openWith, saveWell, tick, titled, wholeJar } from './editor-page.ts';
import { clickButton, waitForRows, waitForText } from './popup-page.ts';
import { stage } from './stage.ts';

const HOST = 'www.attributes.localhost';
const PARENT = 'attributes.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST, path: '/foo' });
/** A whole second, some days ahead. */
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
let popup: View;

/** A cookie, one step of a person, and what must be different afterwards. */
interface Case {
  title: string;
  from?: Partial<JarEntry>;
  step(popup: View): Promise<void>;
  to: () => Partial<JarCookie>;
}

const CASES: Case[] = [
  {
    title: 'must pass: from host-only to a domain cookie, without a ghost',
    step: (popup) => tick(popup, 'hostOnly', false),
    to: () => ({ hostOnly: false }),
  },
  {
    title: 'must pass: from a domain cookie to host-only, without a ghost',
    from: { hostOnly: false },
    step: (popup) => tick(popup, 'hostOnly', true),
    to: () => ({ hostOnly: true }),
  },
  {
    title: 'must pass: the domain, to the parent, without a ghost',
    from: { hostOnly: false },
    step: (popup) => fillIn(popup, 'domain', PARENT),
    to: () => ({ domain: PARENT }),
  },
  {
    title: 'must pass: the host of a host-only cookie, without a ghost',
    step: (popup) => fillIn(popup, 'domain', PARENT),
    to: () => ({ domain: PARENT }),
  },
  {
    title: 'must pass: the path, without a ghost',
    step: (popup) => fillIn(popup, 'path', '/foo'),
    to: () => ({ path: '/foo' }),
  },
  {
    title: 'must pass: the path, by a slash alone, without a ghost',
    from: { path: '/foo/' },
    step: (popup) => fillIn(popup, 'path', '/foo'),
    to: () => ({ path: '/foo' }),
  },
  {
    title: 'the expiry, from a date to the end of the session',
    step: (popup) => tick(popup, 'session', true),
    to: () => ({ expires: null }),
  },
  {
    title: 'the expiry, from the end of the session to a date',
    from: { expires: null },
    step: async (popup) => {
      await tick(popup, 'session', false);
      await fillIn(popup, 'expiry', localTime(later + DAY));
    },
    to: () => ({ expires: later + DAY }),
  },
  {
    title: 'the expiry, to another date',
    step: (popup) => fillIn(popup, 'expiry', localTime(later - DAY)),
    to: () => ({ expires: later - DAY }),
  },
  { title: 'Secure, on', step: (popup) => tick(popup, 'secure', true), to: () => ({ secure: true }) },
  {
    title: 'Secure, off',
    from: { secure: true },
    step: (popup) => tick(popup, 'secure', false),
    to: () => ({ secure: false }),
  },
  { title: 'HttpOnly, on', step: (popup) => tick(popup, 'httpOnly', true), to: () => ({ httpOnly: true }) },
  {
    title: 'HttpOnly, off',
    from: { httpOnly: true },
    step: (popup) => tick(popup, 'httpOnly', false),
    to: () => ({ httpOnly: false }),
  },
  ...(['strict', 'lax', 'none', 'unset'] as const).flatMap((from) =>
    (['strict', 'lax', 'none', 'unset'] as const)
      .filter((to) => to !== from)
      .map(
        (to): Case => ({
          title: `SameSite, from ${from} to ${to}`,
          from: { sameSite: from, secure: true },
          step: (popup) => fillIn(popup, 'sameSite', to),
          to: () => ({ sameSite: to }),
        }),
      ),
  ),
];

describe('an edit changes exactly', () => {
  test.each(titled(CASES))('%s', async (_, { from, step, to }) => {
    const given: JarEntry = { name: 'sid', value: 'v%20"w', domain: HOST, expires: later, ...from };
    popup = await openWith(crumb, tab, [given, { name: 'beside', value: '1', domain: HOST, hostOnly: false }]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await step(popup);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      inOrder(before.map((one) => (one.name === 'sid' ? { ...one, ...to() } : one))),
    );
    await waitForRows(popup, ['sid', 'beside']);
  });

  test('must pass: a partitioned cookie moves to another path inside its partition, without a ghost', async () => {
    const keys = [true, false].map((hasCrossSiteAncestor) => ({
      topLevelSite: `http://${PARENT}`,
      hasCrossSiteAncestor,
    }));
    const cookies = keys.map((partitionKey) => ({
      name: 'sid',
      value: `${partitionKey.hasCrossSiteAncestor}`,
      domain: HOST,
      secure: true,
      sameSite: 'none' as const,
      partitionKey,
    }));
    popup = await openWith(crumb, tab, cookies);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid', partitionKey: keys[0] ?? null });
    await fillIn(popup, 'path', '/foo');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      inOrder(before.map((one) => (one.partitionKey?.hasCrossSiteAncestor ? { ...one, path: '/foo' } : one))),
    );
  });
});

describe('an expiry beyond 400 days', () => {
  test('is cut by the browser: Crumb says so and shows what is kept', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: '1', domain: HOST, expires: later }]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'expiry', localTime(Date.now() + 500 * DAY));
    await clickButton(popup, 'Save');
    await waitForText(popup, 'Saved, but the browser changed: Expires. Shown is what it holds.');
    const after = await wholeJar(crumb);
    expect(after.map((one) => ({ ...one, expires: later }))).toEqual(before);
    const kept = after[0]?.expires ?? 0;
    expect(kept / DAY).toBeGreaterThan(Date.now() / DAY + 399.9);
    expect(kept / DAY).toBeLessThan(Date.now() / DAY + 400.1);
    const date = new Date(kept).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
    await popup.waitFor((date) => document.querySelector('.attributes')?.textContent?.includes(date), date);
    await popup.press('Escape');
    const row = await popup.waitFor(() => document.querySelector('[data-cookie-name="sid"] .expires')?.textContent);
    expect(row).toMatch(/1 year|13 months|(399|400) days|57 weeks/);
  });
});
