import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  faultAt,
  fields,
  fillIn,
  inOrder,
  openEditor,
  openWith,
  saveWell,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { clickButton, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'rename.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST, path: '/foo' });
/** An expiry with fractions of a second. */
const later = Math.floor(Date.now() + 30 * DAY) + (crumb.name === 'chromium' ? 0.457 : 0);
let popup: View;

/** Three cookies of one name. */
const namesakes = (): JarEntry[] => [
  { name: 'sid', value: 'path', domain: HOST, path: '/foo', expires: later },
  { name: 'sid', value: 'host', domain: HOST, httpOnly: true },
  { name: 'sid', value: 'wide', domain: HOST, hostOnly: false, sameSite: 'strict', expires: later },
];

/** The jar with a change of one cookie, found by its value. */
function withChange(before: JarCookie[], value: string, change: Partial<JarCookie>): JarCookie[] {
  return inOrder(before.map((one) => (one.value === value ? { ...one, ...change } : one)));
}

describe('rename with rollback', () => {
  const EACH = [
    { title: 'on a path', which: { name: 'sid', path: '/foo' }, value: 'path' },
    { title: 'of the host alone', which: { name: 'sid', path: '/', hostOnly: true }, value: 'host' },
    { title: 'of the whole domain', which: { name: 'sid', hostOnly: false }, value: 'wide' },
  ];
  test.each(titled(EACH))(
    'the namesake %s is renamed, nothing of the old one remains, and the others stay',
    async (_, { which, value }) => {
      popup = await openWith(crumb, tab, namesakes());
      const before = await wholeJar(crumb);
      await openEditor(popup, which);
      await fillIn(popup, 'name', 'session');
      await saveWell(popup);
      expect(await wholeJar(crumb)).toEqual(withChange(before, value, { name: 'session' }));
      await waitForRows(popup, ['session', 'sid', 'sid']);
      await tab.reload();
      const sent = demo.lastCookieHeader(HOST, '/foo')?.split('; ').sort();
      expect(sent).toEqual(before.map((one) => `${one.value === value ? 'session' : 'sid'}=${one.value}`).sort());
    },
  );

  test('a name in UTF-8 is stored octet for octet', async () => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid', path: '/foo' });
    await fillIn(popup, 'name', 'né🍪');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withChange(before, 'path', { name: toOctets('né🍪') }));
  });

  test('a Secure cookie can get a __Host- name', async () => {
    popup = await openWith(crumb, tab, [
      { name: 'sid', value: 'safe', domain: HOST, secure: true },
      ...namesakes().slice(2),
    ]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid', hostOnly: true });
    await fillIn(popup, 'name', '__Host-sid');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withChange(before, 'safe', { name: '__Host-sid' }));
  });

  const REJECTED = [
    { title: '__Host- without Secure', name: '__Host-sid', at: 'secure', says: '__Host-' },
    { title: '__Secure- without Secure', name: '__secure-sid', at: 'secure', says: '__Secure-' },
    { title: '4,097 octets with the value', name: 'n'.repeat(4092), at: 'value', says: '4,097' },
    { title: '"=" in it', name: 'a=b', at: 'name', says: say('reason_InvalidName') },
    { title: '";" in it', name: 'a;b', at: 'name', says: say('reason_InvalidName') },
    { title: 'a space before it', name: ' sid', at: 'name', says: say('reason_InvalidName') },
  ] as const;
  test.each(titled(REJECTED))(
    'a name with %s is rejected at its field, and the jar stays as it was',
    async (_, wrong) => {
      popup = await openWith(crumb, tab, [
        { name: 'sid', value: 'plain', domain: HOST, expires: later },
        ...namesakes().slice(2),
      ]);
      const before = await wholeJar(crumb);
      await openEditor(popup, { name: 'sid', hostOnly: true });
      await fillIn(popup, 'name', wrong.name);
      expect(await faultAt(popup, wrong.at)).toContain(wrong.says);
      await clickButton(popup, say('save'));
      expect(await faultAt(popup, wrong.at)).toContain(wrong.says);
      expect((await fields(popup)).name).toBe(wrong.name);
      expect(await wholeJar(crumb)).toEqual(before);
    },
  );
});

describe('a rename to the name of an existing cookie', () => {
  const both = (): JarEntry[] => [
    { name: 'sid', value: 'mine', domain: HOST, expires: later },
    { name: 'session', value: 'theirs', domain: HOST },
    { name: 'session', value: 'elsewhere', domain: HOST, path: '/foo' },
  ];

  async function renameOnto(): Promise<{ popup: View; before: JarCookie[] }> {
    popup = await openWith(crumb, tab, both());
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'name', 'session');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_exists', { name: 'session' }));
    await waitForText(popup, 'theirs');
    expect(await wholeJar(crumb)).toEqual(before);
    return { popup, before };
  }

  test('a rename onto another cookie asks, and cancelling leaves both', async () => {
    const { popup, before } = await renameOnto();
    await clickButton(popup, say('cancel'));
    await waitForTextGone(popup, say('problem_exists', { name: 'session' }));
    expect((await fields(popup)).name).toBe('session');
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a rename onto another cookie asks, and Escape leaves both', async () => {
    const { popup, before } = await renameOnto();
    await popup.press('Escape');
    await waitForTextGone(popup, say('problem_exists', { name: 'session' }));
    expect((await fields(popup)).name).toBe('session');
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a rename onto another cookie asks, and accepting replaces exactly that one', async () => {
    const { popup, before } = await renameOnto();
    await clickButton(popup, say('replaceCookie'));
    await waitForText(popup, say('saved'));
    const left = before.filter(({ value }) => value !== 'theirs');
    expect(await wholeJar(crumb)).toEqual(withChange(left, 'mine', { name: 'session' }));
    await waitForRows(popup, ['session', 'session']);
  });
});
