import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  faultAt,
  fields,
  openAdd,
  openRow,
  openWith,
  saveWell,
  serverSets,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { clickButton, copiedBy, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SITE = 'line.localhost';
const HOST = `www.${SITE}`;
const DAY = 24 * 60 * 60 * 1000;
/** Both browsers correct Expires by the difference of the server's Date, in whole seconds, to their own clock. */
const SKEW = 2_000;

const { crumb, demo, tab } = await stage({ host: HOST });
/** A whole second, because a line has no fractions. */
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
let popup: View;

/** The same cookie, except for the seconds by which a server's clock moves its expiry. */
function expectSame(now: JarCookie[], before: JarCookie[]): void {
  expect(now.map((one) => ({ ...one, expires: null }))).toEqual(before.map((one) => ({ ...one, expires: null })));
  for (const [at, { expires }] of before.entries()) {
    const difference = (now[at]?.expires ?? 0) - (expires ?? 0);
    expect(Math.abs(difference)).toBeLessThanOrEqual(SKEW);
    expect(now[at]?.expires === null).toBe(expires === null);
  }
}

/** Presses the button that copies the line, and gives the text on the clipboard. */
function copyLine(): Promise<string> {
  return copiedBy(popup, () => clickButton(popup, say('copySetCookie')), say('copied'));
}

const CASES: { title: string; cookie: Partial<JarEntry> & { name: string } }[] = [
  { title: 'of the host alone, until the session ends', cookie: { name: 'sid' } },
  {
    title: 'of the whole domain, with an expiry',
    cookie: { name: 'sid', domain: SITE, hostOnly: false, expires: later },
  },
  {
    title: 'on a path, HttpOnly, Strict',
    cookie: { name: 'sid', path: '/deep/er', httpOnly: true, sameSite: 'strict' },
  },
  { title: 'with SameSite=Lax', cookie: { name: 'sid', sameSite: 'lax' } },
  { title: 'Secure with SameSite=None', cookie: { name: 'sid', secure: true, sameSite: 'none' } },
  { title: 'with a __Host- name', cookie: { name: '__Host-sid', secure: true } },
  { title: 'with quotes, equals signs and UTF-8', cookie: { name: toOctets('né'), value: toOctets('"a=b" 🍪 %20') } },
  { title: 'with an empty value', cookie: { name: 'sid', value: '' } },
  {
    title: 'in the partition of its own site',
    cookie: {
      name: 'sid',
      secure: true,
      sameSite: 'none',
      partitionKey: { topLevelSite: `http://${SITE}`, hasCrossSiteAncestor: false },
    },
  },
];

describe('the line to copy makes a server set the same cookie', () => {
  test.each(titled(CASES))('the line to copy makes a server set the same cookie: %s', async (_, { cookie }) => {
    popup = await openWith(crumb, tab, [{ value: 'v', domain: HOST, ...cookie }]);
    const before = await wholeJar(crumb);
    await popup.click('[data-cookie-name]');
    const line = await copyLine();
    expect(line).toMatch(/^Set-Cookie: /);
    await popup.close();
    await crumb.clearJar();
    await serverSets(demo, tab, [toOctets(line.slice('Set-Cookie: '.length))]);
    expectSame(await wholeJar(crumb), before);
  });
});

describe('a pasted line', () => {
  test.each(titled(CASES))(
    'a pasted line fills the form, and Save makes the cookie that a server makes with it: %s',
    async (_, { cookie }) => {
      popup = await openWith(crumb, tab, [{ value: 'v', domain: HOST, ...cookie }]);
      await popup.click('[data-cookie-name]');
      const line = await copyLine();
      await popup.close();
      await crumb.clearJar();
      await serverSets(demo, tab, [toOctets(line.slice('Set-Cookie: '.length))]);
      const byServer = await wholeJar(crumb);
      popup = await openWith(crumb, tab, []);
      await openAdd(popup);
      await popup.fill('textarea[name="paste"]', line);
      await waitForText(popup, say('pasted'));
      expect(await wholeJar(crumb)).toEqual([]);
      await saveWell(popup);
      expectSame(await wholeJar(crumb), byServer);
    },
  );

  test('a pasted line that the browser rejects is rejected at its field, and the jar stays as it was', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }]);
    const before = await wholeJar(crumb);
    await openAdd(popup);
    await popup.fill('textarea[name="paste"]', '__Host-sid=1; Path=/');
    expect(await faultAt(popup, 'secure')).toContain('__Host-');
    expect(await fields(popup)).toMatchObject({ name: '__Host-sid', value: '1', secure: false });
    await clickButton(popup, say('save'));
    await faultAt(popup, 'secure');
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a pasted line that deletes a cookie says so, and stores nothing', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }]);
    const before = await wholeJar(crumb);
    await openAdd(popup);
    await popup.fill('textarea[name="paste"]', 'Set-Cookie: sid=; Max-Age=0; Path=/');
    await waitForText(popup, say('pastedDeletes', { name: 'sid' }));
    await clickButton(popup, say('save'));
    await faultAt(popup, 'expiry');
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

test('what no line can express is said beside it: the fraction of a second, and a partition with a cross-site ancestor', async () => {
  const partitionKey = { topLevelSite: `http://${SITE}`, hasCrossSiteAncestor: true };
  popup = await openWith(crumb, tab, [
    { name: 'sid', value: 'v', domain: HOST, expires: later + 123, secure: true, sameSite: 'none', partitionKey },
  ]);
  await openRow(popup, { name: 'sid' });
  const lost = await popup.evaluate(() => document.querySelectorAll('section.line .lost li').length);
  expect(lost).toBe(2);
});
