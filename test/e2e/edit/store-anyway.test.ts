import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  faultAt,
  fields,
  fillIn,
  inOrder,
  openEditor,
  openRow,
  openWith,
  tick,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { redo, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Rules for servers that Firefox's API does not enforce may be broken on purpose; Chromium offers no such thing. */

const SITE = 'anyway.localhost';
const HOST = `www.${SITE}`;
const DAY = 24 * 60 * 60 * 1000;
const OFFER = say('storeAnyway_why');

const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

interface Case {
  title: string;
  from: Partial<JarEntry>;
  step(popup: View): Promise<void>;
  at: 'domain' | 'secure' | 'path' | 'httpOnly' | 'partitioned';
  to: Partial<JarCookie>;
}

const CASES: Case[] = [
  {
    title: 'a __Host- name with a Domain',
    from: { name: '__Host-sid', secure: true },
    step: (popup) => tick(popup, 'hostOnly', false),
    at: 'domain',
    to: { hostOnly: false },
  },
  {
    title: 'a __Host- name with a path',
    from: { name: '__Host-sid', secure: true },
    step: (popup) => fillIn(popup, 'path', '/foo'),
    at: 'path',
    to: { path: '/foo' },
  },
  {
    title: 'a __Secure- name without Secure',
    from: { name: '__Secure-sid', secure: true },
    step: (popup) => tick(popup, 'secure', false),
    at: 'secure',
    to: { secure: false },
  },
  {
    title: 'an __Http- name without HttpOnly',
    from: { name: '__Http-sid', secure: true, httpOnly: true },
    step: (popup) => tick(popup, 'httpOnly', false),
    at: 'httpOnly',
    to: { httpOnly: false },
  },
  {
    title: 'a path that does not begin with /',
    from: {},
    step: (popup) => fillIn(popup, 'path', 'foo'),
    at: 'path',
    to: { path: 'foo' },
  },
  {
    title: 'a partition without Secure',
    from: { secure: true, partitionKey: { topLevelSite: `http://${SITE}`, hasCrossSiteAncestor: false } },
    step: (popup) => tick(popup, 'secure', false),
    at: 'partitioned',
    to: { secure: false },
  },
];

describe('"store anyway" only where the browser allows it and a person says so:', () => {
  test.each(titled(CASES))(
    'an edit that a rule rejects is stored anyway only where that is possible: %s',
    async (_, { from, step, at, to }) => {
      const given: JarEntry = { name: 'sid', value: 'mine', domain: HOST, expires: later, ...from };
      popup = await openWith(crumb, tab, [given, { name: 'beside', value: '1', domain: HOST, hostOnly: false }]);
      const before = await wholeJar(crumb);
      const edited = inOrder(before.map((one) => (one.value === 'mine' ? { ...one, ...to } : one)));
      await openEditor(popup, { name: given.name });
      await step(popup);
      await faultAt(popup, at);
      await clickButton(popup, say('save'));
      await faultAt(popup, at);
      expect(await wholeJar(crumb)).toEqual(before);
      if (crumb.name === 'chromium') {
        const offered = await popup.evaluate(
          (text) => [...document.querySelectorAll('button')].filter((button) => button.textContent === text),
          say('storeAnyway'),
        );
        expect(offered).toEqual([]);
        expect((await fields(popup)).name).toBe(given.name);
        return;
      }
      await waitForText(popup, OFFER);
      await clickButton(popup, say('storeAnyway'));
      await waitForText(popup, say('saved'));
      expect(await wholeJar(crumb)).toEqual(edited);
      await popup.press('Escape');

      await undo(popup, say('step_edit_undone', { count: 1, name: given.name }));
      expect(await wholeJar(crumb)).toEqual(before);
      await redo(popup, say('step_edit', { count: 1, name: given.name }));
      expect(await wholeJar(crumb)).toEqual(edited);

      // Exactly the one done again: the list may still show the one before.
      await openRow(popup, { name: given.name, hostOnly: to.hostOnly ?? true, path: to.path ?? '/' });
      await clickButton(popup, say('delete'));
      await waitForDone(popup, say('step_delete', { count: 1, name: given.name }));
      expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => name === 'beside'));
      await undo(popup, say('step_delete_undone', { count: 1, name: given.name }));
      expect(await wholeJar(crumb)).toEqual(edited);
    },
  );

  test('a cookie that no browser stores never offers "store anyway"', async () => {
    popup = await openWith(crumb, tab, [{ name: '__Host-sid', value: 'mine', domain: HOST, secure: true }]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: '__Host-sid' });
    await tick(popup, 'hostOnly', false);
    await fillIn(popup, 'value', 'a;b');
    await faultAt(popup, 'value');
    await clickButton(popup, say('save'));
    await faultAt(popup, 'domain');
    expect(await popup.evaluate((offer) => document.body.innerText.includes(offer), OFFER)).toBe(false);
    expect(await wholeJar(crumb)).toEqual(before);
  });
});
