import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import {
  fields,
  fillIn,
  inOrder,
  openEditor,
  openRow,
  openSite,
  openWith,
  saveWell,
  tick,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { clickButton } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'edit.localhost';
const SITE = `http://${HOST}`;
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST });
/** A whole number of milliseconds; Firefox stores no fraction of them, Chromium microseconds. */
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000 + (crumb.name === 'chromium' ? 123.456 : 123);
let popup: View;

/** Cookies that must not change, whatever happens to the cookie of the test. */
function bystanders(store = 'default'): JarEntry[] {
  return [
    { name: 'beside', value: 'b=%20', domain: HOST, expires: later, store },
    { name: 'wide', value: '"w"', domain: HOST, hostOnly: false, sameSite: 'strict', store },
  ];
}

interface Case {
  title: string;
  cookie: () => Partial<JarEntry>;
}

const secure = { secure: true, sameSite: 'none' } as const;
const KEPT: Case[] = [
  { title: 'the fractions of a second of its expiry', cookie: () => ({ expires: later }) },
  { title: 'a host-only cookie', cookie: () => ({ hostOnly: true }) },
  { title: 'a domain cookie', cookie: () => ({ hostOnly: false }) },
  { title: 'SameSite unset', cookie: () => ({ sameSite: 'unset', expires: later }) },
  { title: 'SameSite=Strict', cookie: () => ({ sameSite: 'strict' }) },
  { title: 'SameSite=Lax', cookie: () => ({ sameSite: 'lax' }) },
  { title: 'SameSite=None; Secure', cookie: () => secure },
  { title: 'HttpOnly', cookie: () => ({ httpOnly: true, expires: later }) },
  { title: 'path /foo', cookie: () => ({ path: '/foo' }) },
  { title: 'path /foo/', cookie: () => ({ path: '/foo/' }) },
  {
    title: 'a partition with a cross-site ancestor',
    cookie: () => ({ ...secure, expires: later, partitionKey: { topLevelSite: SITE, hasCrossSiteAncestor: true } }),
  },
  {
    title: 'a partition without a cross-site ancestor',
    cookie: () => ({ ...secure, partitionKey: { topLevelSite: SITE, hasCrossSiteAncestor: false } }),
  },
  {
    title: 'everything at once',
    cookie: () => ({ ...secure, hostOnly: false, httpOnly: true, path: '/foo', expires: later }),
  },
];

describe('editing the value alone keeps', () => {
  test.each(titled(KEPT))('editing the value alone keeps %s', async (_, { cookie }) => {
    const given = { name: 'sid', value: 'old', domain: HOST, ...cookie() };
    popup = await openWith(crumb, tab, [given, ...bystanders()]);
    const before = await wholeJar(crumb);
    expect(before.find(({ name }) => name === 'sid')).toMatchObject(given);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', 'new');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(before.map((one) => (one.name === 'sid' ? { ...one, value: 'new' } : one)));
  });

  test('editing the value alone keeps the cookie store, in a private window', async () => {
    const secret = await crumb.openPrivateTab(demo.url(HOST, '/'));
    await crumb.clearJar();
    const cookies = [
      { name: 'sid', value: 'old', domain: HOST, expires: later, store: 'private' },
      ...bystanders('private'),
    ];
    await crumb.setJar([...cookies, { name: 'sid', value: 'public', domain: HOST }]);
    popup = await openSite(crumb, secret, cookies);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', 'new');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      before.map((one) => (one.name === 'sid' && one.store === 'private' ? { ...one, value: 'new' } : one)),
    );
    await popup.close();
    await secret.close();
    await tab.activate();
  });
});

/** Values as a person types them. */
const VALUES = [
  { title: 'letters beyond ASCII', value: 'naïve 🍪 Печенье' },
  { title: 'quotes', value: '"quoted"' },
  { title: 'percent signs that escape nothing', value: '100% %zz %' },
  { title: 'percent escapes', value: '%E2%82%AC%20%3B' },
  { title: 'equals signs', value: 'a=b=c' },
  { title: 'JSON', value: '{"a":["b",1]}' },
  { title: '4,096 octets with the name', value: 'x'.repeat(4093) },
];

describe('a typed value is stored octet for octet', () => {
  test.each(titled(VALUES))('a typed value is stored octet for octet: %s', async (_, { value }) => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }, ...bystanders()]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', value);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      before.map((one) => (one.name === 'sid' ? { ...one, value: toOctets(value) } : one)),
    );
    await tab.reload();
    expect(demo.lastCookieHeader(HOST, '/')).toContain(`sid=${toOctets(value)}`);
  });

  test('an empty value is stored as typed', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', '');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(before.map((one) => ({ ...one, value: '' })));
  });
});

describe('the decoded view is never saved as raw', () => {
  const RAW = '%22a%20b%22%25+%7B"q"%7D %zz %C3%A9';

  test('opening details and editor and saving nothing changes nothing', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: RAW, domain: HOST, expires: later }, ...bystanders()]);
    const before = await wholeJar(crumb);
    await openRow(popup, { name: 'sid' });
    const decoded = await popup.waitFor(
      (selector) => document.querySelector(selector)?.textContent,
      `${labelled('valueDecoded')} pre`,
    );
    expect(decoded).toBe('"a b"%+{"q"} %zz é');
    await clickButton(popup, say('edit'));
    await popup.waitFor(() => document.querySelector('form [name="value"]'));
    expect((await fields(popup)).value).toBe(RAW);
    const canSave = await popup.evaluate(() => !document.querySelector<HTMLButtonElement>('[type="submit"]')?.disabled);
    expect(canSave).toBe(false);
    await clickButton(popup, say('cancel'));
    await popup.close();
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('editing another attribute leaves the raw value unchanged', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: RAW, domain: HOST, expires: later }, ...bystanders()]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await tick(popup, 'httpOnly', true);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(
      inOrder(before.map((one) => (one.name === 'sid' ? { ...one, httpOnly: true } : one))),
    );
  });
});
