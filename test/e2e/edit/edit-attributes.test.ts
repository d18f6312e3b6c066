import { describe, expect, test } from 'vitest';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  fillIn,
  inOrder,
  localTime,
  openEditor,
  openWith,
  saveWell,
  tick,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { waitForRows } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'www.attributes.localhost';
const PARENT = 'attributes.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST, path: '/foo' });
/** A whole second, some days ahead. */
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
/** As fine as the browser keeps it: microseconds in Chromium, milliseconds in Firefox. */
const exact = later + (crumb.name === 'chromium' ? 457.123 : 457);
let popup: View;

const inPartition = (hasCrossSiteAncestor: boolean, site = PARENT) => ({
  secure: true,
  sameSite: 'none' as const,
  partitionKey: { topLevelSite: `http://${site}`, hasCrossSiteAncestor },
});

/** Six others of the same name on every axis of identity; none may change. */
const NAMESAKES: JarEntry[] = [
  { name: 'sid', value: 'on a path', domain: HOST, path: '/names', expires: exact },
  { name: 'sid', value: 'of the domain', domain: HOST, hostOnly: false, path: '/names', httpOnly: true },
  { name: 'sid', value: 'of the parent', domain: PARENT, hostOnly: false, path: '/names' },
  { name: 'sid', value: 'first-party', domain: HOST, expires: exact + 1, ...inPartition(false) },
  { name: 'sid', value: 'below another', domain: HOST, expires: exact + 2, ...inPartition(true) },
  { name: 'sid', value: 'elsewhere', domain: HOST, ...inPartition(true, 'other.localhost') },
];

/** A cookie, one step of a person, and what must be different afterwards. */
interface Case {
  title: string;
  from?: Partial<JarEntry>;
  step(popup: View): Promise<void>;
  to: () => Partial<JarCookie>;
}

const typed = (text: string) => (popup: View) => fillIn(popup, 'typedExpiry', text);

const CASES: Case[] = [
  { title: 'the name', step: (popup) => fillIn(popup, 'name', 'session'), to: () => ({ name: 'session' }) },
  { title: 'the value', step: (popup) => fillIn(popup, 'value', 'a=b%20"'), to: () => ({ value: 'a=b%20"' }) },
  {
    title: 'a host-only cookie to a domain cookie, with nothing of the old cookie left',
    step: (popup) => tick(popup, 'hostOnly', false),
    to: () => ({ hostOnly: false }),
  },
  {
    title: 'a domain cookie to a host-only one, with nothing of the old cookie left',
    from: { hostOnly: false },
    step: (popup) => tick(popup, 'hostOnly', true),
    to: () => ({ hostOnly: true }),
  },
  {
    title: 'the domain, to the parent, with nothing of the old cookie left',
    from: { hostOnly: false },
    step: (popup) => fillIn(popup, 'domain', PARENT),
    to: () => ({ domain: PARENT }),
  },
  {
    title: 'the host of a host-only cookie, with nothing of the old cookie left',
    step: (popup) => fillIn(popup, 'domain', PARENT),
    to: () => ({ domain: PARENT }),
  },
  {
    title: 'the path, with nothing of the old cookie left',
    step: (popup) => fillIn(popup, 'path', '/foo'),
    to: () => ({ path: '/foo' }),
  },
  {
    title: 'the path, by a slash alone, with nothing of the old cookie left',
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
  {
    title: 'the expiry, by seconds since 1970',
    step: typed(`${later / 1000 + 86_400}`),
    to: () => ({ expires: later + DAY }),
  },
  {
    title: 'the expiry, by milliseconds since 1970, to the last one',
    step: typed(`${later + 123}`),
    to: () => ({ expires: later + 123 }),
  },
  {
    title: 'the expiry, by a date with its zone',
    from: { expires: null },
    step: typed(new Date(later).toISOString()),
    to: () => ({ expires: later }),
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
  {
    title: 'the partition, into one',
    from: { path: '/foo', secure: true, sameSite: 'none' },
    step: async (popup) => {
      await tick(popup, 'partitioned', true);
      await fillIn(popup, 'topLevelSite', `http://${PARENT}`);
      await tick(popup, 'hasCrossSiteAncestor', false);
    },
    to: () => inPartition(false),
  },
  {
    title: 'the partition, out of it',
    from: { path: '/foo', ...inPartition(false) },
    step: (popup) => tick(popup, 'partitioned', false),
    to: () => ({ partitionKey: null }),
  },
  {
    title: 'the partition, to below another site',
    from: { path: '/foo', ...inPartition(false) },
    step: (popup) => tick(popup, 'hasCrossSiteAncestor', true),
    to: () => inPartition(true),
  },
  {
    title: 'the partition, back from below another site',
    from: { path: '/foo', ...inPartition(true) },
    step: (popup) => tick(popup, 'hasCrossSiteAncestor', false),
    to: () => inPartition(false),
  },
  {
    title: 'the partition, to that of another site',
    from: { path: '/foo', ...inPartition(true) },
    step: (popup) => fillIn(popup, 'topLevelSite', 'http://other.localhost'),
    to: () => inPartition(true, 'other.localhost'),
  },
  {
    title: 'the path inside a partition, with nothing of the old cookie left',
    from: { path: '/foo', ...inPartition(true) },
    step: (popup) => fillIn(popup, 'path', '/bar'),
    to: () => ({ path: '/bar' }),
  },
];

describe('of seven namesakes, an edit changes one exactly and no other', () => {
  test.each(titled(CASES))('an edit of one among seven namesakes changes %s', async (_, { from, step, to }) => {
    const given = {
      name: 'sid',
      value: 'v%20"w',
      domain: HOST,
      expires: exact,
      path: '/',
      partitionKey: null,
      ...from,
    };
    popup = await openWith(crumb, tab, [given, ...NAMESAKES]);
    const before = await wholeJar(crumb);
    const { name, domain, path, partitionKey } = given;
    await openEditor(popup, { name, domain, path, partitionKey });
    await step(popup);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      inOrder(before.map((one) => (one.value === given.value ? { ...one, ...to() } : one))),
    );
    await waitForRows(popup, [to().name ?? 'sid', ...NAMESAKES.map((one) => one.name)]);
  });

  test('the expiry, by “+30d”: 30 days from when it was typed', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'mine', domain: HOST }, ...NAMESAKES]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid', path: '/', partitionKey: null });
    const from = Date.now();
    await fillIn(popup, 'typedExpiry', '+30d');
    const until = Date.now();
    await saveWell(popup);
    const after = await wholeJar(crumb);
    const expires = after.find(({ value }) => value === 'mine')?.expires ?? 0;
    expect(expires).toBeGreaterThanOrEqual(from + 30 * DAY);
    expect(expires).toBeLessThanOrEqual(until + 30 * DAY);
    expect(after).toEqual(before.map((one) => (one.value === 'mine' ? { ...one, expires } : one)));
  });
});
