import { beforeAll, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { fields, openWith, titled, wholeJar } from '../pages/editor-page.ts';
import { waitForDone } from '../pages/history-page.ts';
import { rowNames, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'keyboard.localhost';
const SAVED = say('saved');

const { crumb, tab } = await stage({ host: HOST });
let popup: View;

beforeAll(() => crumb.setReducedMotion(false));

/** The cookies in the order of the list, which is sorted by size, largest first. */
const COOKIES: JarEntry[] = [
  { name: 'first', value: 'x'.repeat(40), domain: HOST, expires: Math.floor(Date.now() / 1000) * 1000 + 9e8 },
  { name: 'second', value: 'x'.repeat(30), domain: HOST },
  { name: 'third', value: 'x'.repeat(20), domain: HOST },
  { name: 'fourth', value: 'x'.repeat(10), domain: HOST },
];

async function open(): Promise<void> {
  popup = await openWith(crumb, tab, COOKIES);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await popup.press(key);
}

/** Types into the focused element, key by key. */
const typeHere = (text: string) => press(...text);

/** Waits until an element that matches the selector has the focus, visibly. */
async function waitForVisibleFocus(selector: string): Promise<void> {
  await popup.waitFor((selector) => {
    const element = document.activeElement;
    if (!element?.matches(selector)) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return element.matches(':focus-visible') && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  }, selector);
}

const waitForFocusedRow = (name: string) => waitForVisibleFocus(`[data-cookie-name="${name}"]`);
const waitForFocusIn = (name: string) => waitForVisibleFocus(`[name="${name}"], [type="${name}"]`);

/** Moves the focus to the row of this cookie, from the search with arrow keys. */
async function toRow(name: string): Promise<void> {
  await press('/');
  await waitForFocusIn('search');
  for (const cookie of COOKIES.slice(0, COOKIES.findIndex((one) => one.name === name) + 1)) {
    await press('ArrowDown');
    await waitForFocusedRow(cookie.name);
  }
}

/** Moves to the row of this cookie, then opens its editor. */
async function toEditor(name: string): Promise<void> {
  await toRow(name);
  await press('e');
  await waitForFocusIn('value');
}

const details = () => popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
const onlyList = () =>
  popup.waitFor(() => document.querySelector('[role="grid"]') && !document.querySelector('.panel'));

describe('with the keyboard alone', () => {
  test('"/" searches, an arrow leads into the list, Enter opens, e edits, Enter saves, Escape leads back', async () => {
    await open();
    const before = await wholeJar(crumb);
    await press('/');
    await waitForFocusIn('search');
    await typeHere('thir');
    await waitForRows(popup, ['third']);
    await press('ArrowDown');
    await waitForFocusedRow('third');
    await press('Enter');
    await details();
    await press('e');
    await waitForFocusIn('value');
    await press('End');
    await typeHere('-typed');
    await press('Enter');
    await waitForText(popup, SAVED);
    const value = `${'x'.repeat(20)}-typed`;
    expect(await wholeJar(crumb)).toEqual(before.map((one) => (one.name === 'third' ? { ...one, value } : one)));
    await press('Escape');
    await onlyList();
    await waitForFocusedRow('third');
    expect(await rowNames(popup)).toEqual(['third']);
    await press('Escape');
    await waitForRows(popup, ['first', 'second', 'third', 'fourth']);
    expect(await popup.isOpen()).toBe(true);
  });

  test('arrow keys, Home and End move through the rows', async () => {
    await open();
    await toRow('first');
    await press('ArrowDown', 'ArrowDown');
    await waitForFocusedRow('third');
    await press('ArrowUp');
    await waitForFocusedRow('second');
    await press('End');
    await waitForFocusedRow('fourth');
    await press('ArrowDown');
    await waitForFocusedRow('fourth');
    await press('Home');
    await waitForFocusedRow('first');
    await press('ArrowUp');
    await waitForFocusedRow('first');
  });

  test('Delete deletes at once and says so, and the focus is on the next row; Ctrl+Z undoes it', async () => {
    await open();
    const before = await wholeJar(crumb);
    await toRow('second');
    await press('Delete');
    await waitForDone(popup, say('step_delete', { count: 1, name: 'second' }));
    await waitForRows(popup, ['first', 'third', 'fourth']);
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => name !== 'second'));
    await waitForFocusedRow('third');
    await press('ArrowDown');
    await waitForFocusedRow('fourth');
    await press('Control+z');
    await waitForDone(popup, say('step_delete_undone', { count: 1, name: 'second' }));
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForFocusedRow('fourth');
  });

  test('after the last row was deleted the focus is on the one before it', async () => {
    await open();
    await toRow('first');
    await press('End');
    await waitForFocusedRow('fourth');
    await press('Delete');
    await waitForRows(popup, ['first', 'second', 'third']);
    await waitForFocusedRow('third');
  });

  test('with rows selected by Space, Delete asks; Escape keeps them and leads back, Enter deletes them', async () => {
    await open();
    const before = await wholeJar(crumb);
    await toRow('second');
    await press(' ', 'Shift+ArrowDown');
    await waitForFocusedRow('third');
    await press('Delete');
    await waitForText(popup, say('deleteManyAsk', { count: 2 }));
    await press('Escape');
    await waitForTextGone(popup, say('deleteManyAsk', { count: 2 }));
    await waitForFocusedRow('third');
    expect(await wholeJar(crumb)).toEqual(before);
    expect(await popup.isOpen()).toBe(true);
    await press('Delete');
    await popup.waitFor((text) => document.activeElement?.textContent === text, say('deleteMany', { count: 2 }));
    await press('Enter');
    await waitForRows(popup, ['first', 'fourth']);
    await waitForFocusedRow('fourth');
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => ['first', 'fourth'].includes(name)));
  });

  test('e on a row edits, Escape leads to its details and back to its row', async () => {
    await open();
    await toEditor('second');
    await press('Escape');
    await details();
    await press('Escape');
    await onlyList();
    await waitForFocusedRow('second');
  });

  test('+ adds, Enter saves, and Escape leads to the row of the new cookie', async () => {
    await open();
    const before = await wholeJar(crumb);
    await press('+');
    await waitForFocusIn('name');
    await typeHere('new');
    await press('Tab');
    await waitForFocusIn('value');
    await typeHere('a+/e');
    await press('Tab', 'Enter');
    await waitForText(popup, SAVED);
    const after = await wholeJar(crumb);
    expect(after.filter(({ name }) => name !== 'new')).toEqual(before);
    expect(after.find(({ name }) => name === 'new')).toMatchObject({ value: 'a+/e', hostOnly: true, path: '/' });
    await press('Escape');
    await waitForFocusedRow('new');
  });

  test('Escape from an empty editor leads back to the row that was last focused', async () => {
    await open();
    await toRow('second');
    await press('+');
    await waitForFocusIn('name');
    await press('Escape');
    await onlyList();
    await waitForFocusedRow('second');
  });

  test('Tab reaches every field of the editor, always visibly', async () => {
    await open();
    await toEditor('first');
    const reached: string[] = [];
    for (let step = 0; step < 40 && !reached.includes('httpOnly'); step++) {
      await press('Tab');
      const focus = await popup.evaluate(() => {
        const field = document.activeElement;
        if (!field) return { name: '', seen: false };
        const { outlineStyle, outlineWidth } = getComputedStyle(field);
        const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
        return { name: field.getAttribute('name') ?? field.tagName, seen };
      });
      expect(focus).toMatchObject({ seen: true });
      reached.push(focus.name);
    }
    expect([...new Set(reached)]).toEqual([
      'domain',
      'hostOnly',
      'path',
      'session',
      'expiry',
      'typedExpiry',
      'sameSite',
      'secure',
      'httpOnly',
    ]);
  });
});

describe('keys in a field are text, never shortcuts', () => {
  const SHORTCUTS = ['Delete', 'Backspace', 'e', 'a', '+', '/', 'Delete'];

  test('keys typed in the search are text, never shortcuts', async () => {
    await open();
    const before = await wholeJar(crumb);
    await toRow('first');
    await press('/');
    await waitForFocusIn('search');
    await press(...SHORTCUTS);
    await popup.waitFor(() => document.querySelector<HTMLInputElement>('input[type="search"]')?.value === 'ea+/');
    expect(await popup.evaluate(() => document.querySelector('dialog, .panel'))).toBeNull();
    expect(await wholeJar(crumb)).toEqual(before);
  });

  const FIELDS = [
    { title: 'name', field: 'name', holds: 'firsea+/' },
    { title: 'value', field: 'value', holds: `${'x'.repeat(39)}ea+/` },
    { title: 'domain', field: 'domain', holds: `${HOST.slice(0, -1)}ea+/` },
    { title: 'path', field: 'path', holds: 'ea+/' },
  ];
  test.each(titled(FIELDS))(
    'keys typed in the field of the %s are text, and Delete there deletes no cookie',
    async (_, one) => {
      await open();
      const before = await wholeJar(crumb);
      await toEditor('first');
      await popup.click(`form [name="${one.field}"]`);
      await press('End', ...SHORTCUTS);
      expect((await fields(popup))[one.field]).toBe(one.holds);
      expect(await popup.evaluate(() => document.querySelector('dialog'))).toBeNull();
      // One key does not discard what was typed: the first one leads to Cancel.
      await press('Escape');
      await popup.waitFor((text) => document.activeElement?.textContent === text, say('cancel'));
      expect((await fields(popup))[one.field]).toBe(one.holds);
      await press('Enter');
      await details();
      await press('Escape');
      await onlyList();
      expect(await wholeJar(crumb)).toEqual(before);
    },
  );

  const OTHERS = [
    { title: 'a box', field: 'httpOnly' },
    { title: 'the date', field: 'expiry' },
    { title: 'the choice of SameSite', field: 'sameSite' },
  ];
  test.each(titled(OTHERS))('keys typed in %s are text, never shortcuts', async (_, { field }) => {
    await open();
    const before = await wholeJar(crumb);
    await toEditor('first');
    await popup.evaluate((field) => document.querySelector<HTMLElement>(`form [name="${field}"]`)?.focus(), field);
    await press(...SHORTCUTS);
    expect(await popup.evaluate(() => document.querySelector('dialog'))).toBeNull();
    expect(await popup.evaluate(() => document.querySelector('form')?.parentElement?.ariaLabel)).toBe(
      say('editCookie'),
    );
    expect(await wholeJar(crumb)).toEqual(before);
  });
});
