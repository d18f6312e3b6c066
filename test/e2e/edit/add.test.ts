import { beforeEach, describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import {
  faultAt,
  fields,
  fillIn,
  localTime,
  openAdd,
  openRow,
  openWith,
  saveWell,
  tick,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { undo } from '../pages/history-page.ts';
import { clickButton, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'www.add.localhost';
const PARENT = 'add.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST, path: '/dir/page' });
let popup: View;

beforeEach(async () => {
  popup = await openWith(crumb, tab, []);
});

/** The stored cookie when only its name is typed. */
const DEFAULTS: Omit<JarCookie, 'name'> = {
  value: '',
  domain: HOST,
  hostOnly: true,
  path: '/',
  expires: null,
  secure: true,
  httpOnly: false,
  sameSite: 'lax',
  partitionKey: null,
  store: 'default',
};

describe('a new cookie', () => {
  test('a new cookie starts as one of this page’s host alone, for every path, Lax, Secure, until the session ends', async () => {
    await openAdd(popup);
    expect(await fields(popup)).toMatchObject({
      name: '',
      value: '',
      domain: HOST,
      hostOnly: true,
      path: '/',
      session: true,
      sameSite: 'lax',
      // A host of localhost counts as secure, over http too.
      secure: true,
      httpOnly: false,
    });
    await popup.waitFor(() => document.activeElement?.getAttribute('name') === 'name');
    expect(await popup.evaluate(() => document.querySelector('[aria-invalid="true"], .faults'))).toBeNull();
  });

  test('a new cookie is stored with the defaults, listed, and sent', async () => {
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await fillIn(popup, 'value', 'bread');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual([{ ...DEFAULTS, name: 'fresh', value: 'bread' }]);
    await waitForRows(popup, ['fresh']);
    await tab.reload();
    expect(demo.lastCookieHeader(HOST, '/dir/page')).toBe('fresh=bread');
  });

  const CASES: { title: string; step(popup: View): Promise<void>; to: Partial<JarCookie> }[] = [
    { title: 'an empty value', step: (popup) => fillIn(popup, 'value', ''), to: {} },
    {
      title: 'a value in UTF-8',
      step: (popup) => fillIn(popup, 'value', 'crème 🍰'),
      to: { value: toOctets('crème 🍰') },
    },
    { title: 'a raw value', step: (popup) => fillIn(popup, 'value', '"a%20b"'), to: { value: '"a%20b"' } },
    { title: 'all subdomains', step: (popup) => tick(popup, 'hostOnly', false), to: { hostOnly: false } },
    {
      title: 'the parent domain',
      step: async (popup) => {
        await fillIn(popup, 'domain', `.${PARENT}`);
        await tick(popup, 'hostOnly', false);
      },
      to: { domain: PARENT, hostOnly: false },
    },
    { title: 'a path', step: (popup) => fillIn(popup, 'path', '/dir'), to: { path: '/dir' } },
    { title: 'Secure taken off', step: (popup) => tick(popup, 'secure', false), to: { secure: false } },
    { title: 'HttpOnly', step: (popup) => tick(popup, 'httpOnly', true), to: { httpOnly: true } },
    { title: 'SameSite=Strict', step: (popup) => fillIn(popup, 'sameSite', 'strict'), to: { sameSite: 'strict' } },
    { title: 'SameSite unset', step: (popup) => fillIn(popup, 'sameSite', 'unset'), to: { sameSite: 'unset' } },
  ];
  test.each(titled(CASES))('a new cookie is stored with %s', async (_, { step, to }) => {
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await step(popup);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual([{ ...DEFAULTS, name: 'fresh', ...to }]);
  });

  test('a new cookie is stored with every attribute set at once', async () => {
    const expires = Math.floor((Date.now() + 10 * DAY) / 1000) * 1000;
    await openAdd(popup);
    await fillIn(popup, 'name', '__Secure-Größe');
    await fillIn(popup, 'value', 'v');
    await fillIn(popup, 'domain', PARENT);
    await tick(popup, 'hostOnly', false);
    await fillIn(popup, 'path', '/dir/page');
    await tick(popup, 'session', false);
    await fillIn(popup, 'expiry', localTime(expires));
    await fillIn(popup, 'sameSite', 'none');
    await tick(popup, 'secure', true);
    await tick(popup, 'httpOnly', true);
    await saveWell(popup);
    const cookie: JarCookie = {
      name: toOctets('__Secure-Größe'),
      value: 'v',
      domain: PARENT,
      hostOnly: false,
      path: '/dir/page',
      expires,
      secure: true,
      httpOnly: true,
      sameSite: 'none',
      partitionKey: null,
      store: 'default',
    };
    expect(await wholeJar(crumb)).toEqual([cookie]);
    await waitForRows(popup, ['__Secure-Größe']);
    await tab.reload();
    expect(demo.lastCookieHeader(HOST, '/dir/page')).toBe(`${cookie.name}=v`);
  });

  test('a new cookie in a private window goes into its store', async () => {
    await popup.close();
    const secret = await crumb.openPrivateTab(demo.url(HOST, '/dir/page'));
    await crumb.clearJar();
    popup = await openWith(crumb, secret, []);
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual([{ ...DEFAULTS, name: 'fresh', store: 'private' }]);
    await popup.close();
    await secret.close();
    await tab.activate();
  });

  test('a new cookie without a name is stored where the browser has such cookies, and rejected at the name elsewhere', async () => {
    await openAdd(popup);
    await fillIn(popup, 'value', 'bare');
    if (crumb.name === 'chromium') {
      await saveWell(popup);
      expect(await wholeJar(crumb)).toEqual([{ ...DEFAULTS, name: '', value: 'bare' }]);
      await tab.reload();
      expect(demo.lastCookieHeader(HOST, '/dir/page')).toBe('bare');
    } else {
      // Firefox has no cookies without a name.
      await clickButton(popup, say('save'));
      expect(await faultAt(popup, 'name')).toContain(say('reason_InvalidName'));
      expect(await wholeJar(crumb)).toEqual([]);
    }
  });

  test('a new cookie with neither name nor value is rejected at the name', async () => {
    await openAdd(popup);
    await clickButton(popup, say('save'));
    expect(await faultAt(popup, 'name')).toContain(say('reason_NoCookieContent'));
    expect(await wholeJar(crumb)).toEqual([]);
  });

  test('a cancelled new cookie is not stored', async () => {
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await clickButton(popup, say('cancel'));
    await popup.waitFor(() => !document.querySelector('form'));
    await popup.close();
    expect(await wholeJar(crumb)).toEqual([]);
  });
});

describe('adding a cookie that already exists', () => {
  const there = { ...DEFAULTS, name: 'fresh', value: 'old' };

  beforeEach(async () => {
    await popup.close();
    popup = await openWith(crumb, tab, [there]);
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await fillIn(popup, 'value', 'new');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_exists', { name: 'fresh' }));
    expect(await wholeJar(crumb)).toEqual([there]);
  });

  test('adding an existing cookie asks, and cancelling leaves it', async () => {
    await clickButton(popup, say('cancel'));
    await waitForTextGone(popup, say('problem_exists', { name: 'fresh' }));
    expect(await fields(popup)).toMatchObject({ name: 'fresh', value: 'new' });
    expect(await wholeJar(crumb)).toEqual([there]);
  });

  test('adding an existing cookie asks, and accepting replaces it', async () => {
    await clickButton(popup, say('replaceCookie'));
    await waitForText(popup, say('saved'));
    expect(await wholeJar(crumb)).toEqual([{ ...there, value: 'new' }]);
  });
});

describe('a duplicate', () => {
  const later = Math.floor(Date.now() + 30 * DAY);
  const original: JarCookie = {
    ...DEFAULTS,
    name: 'sid',
    value: toOctets('"ü"%20'),
    domain: PARENT,
    hostOnly: false,
    path: '/dir',
    expires: later,
    httpOnly: true,
    sameSite: 'strict',
  };

  beforeEach(async () => {
    await popup.close();
    popup = await openWith(crumb, tab, [original]);
    await openRow(popup, { name: 'sid' });
    await clickButton(popup, say('duplicate'));
    await popup.waitFor(
      (selector) => document.querySelector(selector),
      `${labelled('duplicateCookie')} [name="value"]`,
    );
  });

  test('a duplicate has all fields of the cookie, which stays', async () => {
    await fillIn(popup, 'name', 'copy');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual([{ ...original, name: 'copy' }, original]);
    await waitForRows(popup, ['sid', 'copy']);
    await undo(popup, say('step_add_undone', { count: 1, name: 'copy' }));
    expect(await wholeJar(crumb)).toEqual([original]);
  });

  test('an unchanged duplicate has a name of its own', async () => {
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual([original, { ...original, name: 'sid-copy' }]);
  });

  test('a duplicate under the name of the cookie would replace it: Crumb asks first', async () => {
    await fillIn(popup, 'name', 'sid');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_exists', { name: 'sid' }));
    await clickButton(popup, say('cancel'));
    await waitForTextGone(popup, say('problem_exists', { name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual([original]);
  });
});
