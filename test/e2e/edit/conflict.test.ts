import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import { fields, fillIn, saveWell, serverSets, typeValueOfSid, wholeJar, withSid } from '../pages/editor-page.ts';
import { keepSilent } from '../pages/history-page.ts';
import { clickButton, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'conflict.localhost';
const DAY = 24 * 60 * 60 * 1000;
const CHANGED = say('conflict');
const GONE = say('problem_gone');

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
let popup: View;

/** Opens the popup and the editor of `sid`, and types a value. Gives the jar before that. */
async function typeValue(more: Partial<JarEntry> = {}): Promise<JarCookie[]> {
  const typed = await typeValueOfSid(crumb, tab, { domain: HOST, expires: later, ...more });
  popup = typed.popup;
  return typed.before;
}

const withoutSid = (jar: JarCookie[]) => jar.filter(({ name }) => name !== 'sid');

/** Both versions of the cookie, field by field, as the editor shows them. */
function versions(): Promise<string[][]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll('.versions tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
    ),
  );
}

/** Chooses a side of one field. */
async function choose(field: string, side: 'theirs' | 'mine'): Promise<void> {
  const at = side === 'theirs' ? 2 : 3;
  await popup.click(`.versions tr:has([name="side-${field}"]) > :nth-child(${at}) input`);
}

/** Presses Save, which is rejected: nothing is written, and the editor shows the conflict. */
async function saveInVain(says: string): Promise<void> {
  await clickButton(popup, say('save'));
  await waitForText(popup, says);
  await popup.waitFor(() => !document.querySelector('form[aria-busy="true"]'));
}

interface Way {
  title: string;
  resolve(): Promise<void>;
  /** The fields after it, and the cookie when it is saved; null: there is nothing left to save. */
  fields: Record<string, string | boolean>;
  stored: Partial<JarCookie> | null;
}

/** The server's version has HttpOnly, no expiry, and another value; the person typed a value. */
const THEIRS = { value: 'theirs', httpOnly: true, expires: null };
const WAYS: Way[] = [
  {
    title: '“Keep mine” means all of the cookie as the editor had it',
    resolve: () => clickButton(popup, say('keepMine')),
    fields: { value: 'typed', httpOnly: false, session: false },
    stored: { value: 'typed' },
  },
  {
    title: '“Keep theirs” leaves the jar as it is',
    resolve: () => clickButton(popup, say('keepTheirs')),
    fields: { value: 'theirs', httpOnly: true, session: true },
    stored: null,
  },
  {
    title: '“Merge” puts what was typed on top of the new state',
    resolve: () => clickButton(popup, say('merge')),
    fields: { value: 'typed', httpOnly: true, session: true },
    stored: { ...THEIRS, value: 'typed' },
  },
  {
    title: '“Merge” after choosing: their value, my expiry and flag',
    resolve: async () => {
      await choose('value', 'theirs');
      await choose('expiryTime', 'mine');
      await choose('httpOnly', 'mine');
      await clickButton(popup, say('merge'));
    },
    fields: { value: 'theirs', httpOnly: false, session: false },
    stored: { value: 'theirs' },
  },
];

/** Resolves a conflict in one way: nothing is written before Save, and then exactly that. */
async function expectWay(way: Way, before: JarCookie[], changed: JarCookie[]): Promise<void> {
  await way.resolve();
  await waitForTextGone(popup, CHANGED);
  expect(await fields(popup)).toMatchObject(way.fields);
  expect(await wholeJar(crumb)).toEqual(changed);
  if (way.stored === null) {
    await popup.waitFor(() => document.querySelector<HTMLButtonElement>('form [type="submit"]')?.disabled);
    return;
  }
  await saveWell(popup);
  expect(await wholeJar(crumb)).toEqual(withSid(before, way.stored));
}

describe('the server changes the cookie while a person types', () => {
  async function changeUnderneath(): Promise<{ before: JarCookie[]; changed: JarCookie[] }> {
    const before = await typeValue();
    await serverSets(demo, tab, ['sid=theirs; HttpOnly']);
    await waitForText(popup, CHANGED);
    const changed = await wholeJar(crumb);
    expect(changed).toEqual(withSid(before, THEIRS));
    return { before, changed };
  }

  test('the editor shows both versions field by field, and what is typed stays', async () => {
    await changeUnderneath();
    const shown = await versions();
    expect(shown.map(([field]) => field)).toEqual([
      say('attribute_value'),
      say('attribute_expires'),
      say('attribute_httpOnly'),
    ]);
    expect(shown[0]?.slice(1)).toEqual(['theirs', 'typed']);
    expect((await fields(popup)).value).toBe('typed');
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('value');
  });

  test('saving over an unresolved conflict writes nothing and says so again', async () => {
    const { changed } = await changeUnderneath();
    await saveInVain(CHANGED);
    expect((await fields(popup)).value).toBe('typed');
    expect(await wholeJar(crumb)).toEqual(changed);
  });

  test.each(WAYS)('a resolved conflict is saved as chosen: $title', async (way) => {
    const { before, changed } = await changeUnderneath();
    await expectWay(way, before, changed);
  });

  test('a cookie that changes once more after its conflict was resolved makes the editor ask again', async () => {
    const { before } = await changeUnderneath();
    await clickButton(popup, say('merge'));
    await waitForTextGone(popup, CHANGED);
    await serverSets(demo, tab, ['sid=again; SameSite=Strict']);
    await waitForText(popup, CHANGED);
    expect((await versions())[0]).toEqual([say('attribute_value'), 'again', 'typed']);
    await clickButton(popup, say('merge'));
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'typed', sameSite: 'strict', expires: null }));
  });
});

describe('the cookie changed between opening and Save, without the editor noticing', () => {
  async function changeUnseen(...lines: string[]): Promise<{ before: JarCookie[]; changed: JarCookie[] }> {
    const before = await typeValue();
    await keepSilent(crumb, popup);
    await serverSets(demo, tab, lines);
    const changed = await wholeJar(crumb);
    expect(changed).not.toEqual(before);
    expect((await fields(popup)).value).toBe('typed');
    return { before, changed };
  }

  test.each(WAYS)('Save writes nothing and shows both versions; $title', async (way) => {
    const { before, changed } = await changeUnseen('sid=theirs; HttpOnly');
    await saveInVain(CHANGED);
    expect((await versions()).map(([field]) => field)).toEqual([
      say('attribute_value'),
      say('attribute_expires'),
      say('attribute_httpOnly'),
    ]);
    expect(await wholeJar(crumb)).toEqual(changed);
    await expectWay(way, before, changed);
  });

  test('a cookie that was deleted meanwhile: Save does not add it again before the person says so', async () => {
    const { before, changed } = await changeUnseen('sid=; Max-Age=0');
    await saveInVain(GONE);
    expect(await wholeJar(crumb)).toEqual(changed);
    await clickButton(popup, say('addAgain'));
    await waitForTextGone(popup, GONE);
    expect(await wholeJar(crumb)).toEqual(changed);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'typed' }));
  });

  test('another cookie at the new identity: Save asks before it replaces that one', async () => {
    const before = await typeValue();
    await fillIn(popup, 'name', 'session');
    await keepSilent(crumb, popup);
    await serverSets(demo, tab, ['session=theirs']);
    const changed = await wholeJar(crumb);
    await saveInVain(say('problem_exists', { name: 'session' }));
    expect(await wholeJar(crumb)).toEqual(changed);
    await clickButton(popup, say('replaceCookie'));
    await waitForText(popup, say('saved'));
    expect(await wholeJar(crumb)).toEqual(withSid(before, { name: 'session', value: 'typed' }));
  });
});

describe('the page deletes the cookie that is being edited', () => {
  async function deleteUnderneath(): Promise<JarCookie[]> {
    const before = await typeValue({ httpOnly: true, sameSite: 'strict' });
    await serverSets(demo, tab, ['sid=; Max-Age=0']);
    await waitForText(popup, GONE);
    expect((await fields(popup)).value).toBe('typed');
    expect(await wholeJar(crumb)).toEqual(withoutSid(before));
    return before;
  }

  test('the editor says that the cookie was deleted, and saving does not add it again', async () => {
    const before = await deleteUnderneath();
    await saveInVain(GONE);
    expect(await wholeJar(crumb)).toEqual(withoutSid(before));
  });

  test('the deleted cookie is added again with what was typed and all it had', async () => {
    const before = await deleteUnderneath();
    await clickButton(popup, say('addAgain'));
    await waitForTextGone(popup, GONE);
    expect(await wholeJar(crumb)).toEqual(withoutSid(before));
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'typed' }));
  });

  test('discarding the edit leaves the cookie deleted', async () => {
    const before = await deleteUnderneath();
    await clickButton(popup, say('discard'));
    await waitForRows(popup, ['beside']);
    await popup.waitFor(() => !document.querySelector('.panel'));
    expect(await wholeJar(crumb)).toEqual(withoutSid(before));
  });

  test('the editor also says that the cookie expired', async () => {
    await typeValue({ expires: Math.ceil(Date.now() / 1000) * 1000 + 3000 });
    await waitForText(popup, GONE);
    expect((await fields(popup)).value).toBe('typed');
  });
});
