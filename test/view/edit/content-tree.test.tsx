import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
// The view imports these lazily, and a busy machine needs long to compile them.
import '../../../src/view/content-tree/content-tree.tsx';
import '../../../src/view/decode/content-field.tsx';
import '../../../src/view/decode/inside.tsx';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { stage } from '../stage.ts';
import { save, type } from './editor-stage.ts';
import { listed } from './steps-stage.ts';

/** The tree is told from its text by its tokens, and its rows by their levels: a reader of the screen has no more. */

const TEXT = '{"10":1,"2":{"a":[true]},"b":1.0,"id":12345678901234567890,"e":"\\u00e9"}';
const encoded = (json: string) => encodeURIComponent(json);

async function editing(json: string) {
  const all = stage([cookie('cart', { value: encoded(json) })]);
  await until(() => all.row('cart'));
  all.row('cart').focus();
  all.press('e');
  await screen.findByLabelText(say('contentLabel'));
  button(say('contentTree')).click();
  const tree = await screen.findByRole('tree', { name: say('contentTree') });
  return { ...all, tree, text: () => decodeURIComponent(valueField().value) };
}
const valueField = () => screen.getByLabelText<HTMLTextAreaElement>(say('attribute_value'));
const rows = () => screen.getAllByRole('treeitem');
const focused = () => document.activeElement as HTMLElement;
const described = (row: HTMLElement) => row.textContent?.trim();

function typeToken(token: string): HTMLInputElement {
  const field = focused() as HTMLInputElement;
  expect(field.tagName).toBe('INPUT');
  field.value = token;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

describe('the content as a tree', () => {
  test('has the tokens as they are written, and the levels that a screen reader needs', async () => {
    await editing(TEXT);
    expect(rows().map((row) => [row.ariaLevel ?? row.getAttribute('aria-level'), described(row)])).toEqual([
      ['1', `▾{} ${say('treeMembers', { count: 5 })}`],
      ['2', '"10": 1'],
      ['2', `▾"2": {} ${say('treeMembers', { count: 1 })}`],
      ['3', `▾"a": [] ${say('treeItems', { count: 1 })}`],
      ['4', '0: true'],
      ['2', '"b": 1.0'],
      ['2', '"id": 12345678901234567890'],
      ['2', '"e": "\\u00e9"'],
    ]);
    expect(rows()[5]?.getAttribute('aria-posinset')).toBe('3');
    expect(rows()[5]?.getAttribute('aria-setsize')).toBe('5');
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });

  test('is moved through by arrows, Home and End', async () => {
    const { press } = await editing(TEXT);
    rows()[0]?.focus();
    const reach = async (key: string, expected: string): Promise<void> => {
      press(key);
      await until(() => expect(described(focused())).toContain(expected));
    };
    await reach('End', '"e"');
    await reach('ArrowUp', '"id"');
    await reach('Home', say('treeMembers', { count: 5 }));
    await reach('ArrowDown', '"10"');
    await reach('ArrowDown', '"2"');
    await reach('ArrowRight', '"a"');
    await reach('ArrowRight', 'true');
    await reach('ArrowRight', 'true');
    await reach('ArrowLeft', '"a"');
    press('ArrowLeft');
    await until(() => expect(focused().getAttribute('aria-expanded')).toBe('false'));
    expect(rows()).toHaveLength(7);
    await reach('ArrowLeft', '"2"');
    press('Enter');
    await until(() => expect(focused().getAttribute('aria-expanded')).toBe('false'));
    await reach('ArrowDown', '"b"');
  });

  test('edits a leaf in place by F2, Enter or a double click, and changes its span alone', async () => {
    const { press, text } = await editing(TEXT);
    rows()[5]?.focus();
    press('F2');
    await until(() => expect(typeToken('1.50').getAttribute('aria-label')).toBe(say('treeValue')));
    await until(() => expect(text()).toBe(TEXT.replace('1.0', '1.50')));
    press('Enter');
    await until(() => expect(described(focused())).toBe('"b": 1.50'));
    press('Enter');
    await until(() => typeToken('7'));
    press('Escape');
    await until(() => expect(described(focused())).toBe('"b": 1.50'));
    await until(() => expect(text()).toBe(TEXT.replace('1.0', '1.50')));
    rows()[6]
      ?.querySelector('.tree-token')
      ?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await until(() => typeToken('12345678901234567891'));
    await until(() => expect(text()).toBe(TEXT.replace('1.0', '1.50').replace('567890,', '567891,')));
  });

  test('that was edited and is cancelled gives the old octets', async () => {
    const { press, text } = await editing(TEXT);
    rows()[1]?.focus();
    press('F2');
    await until(() => typeToken('2'));
    await until(() => expect(text()).not.toBe(TEXT));
    press('Escape');
    await until(() => expect(valueField().value).toBe(encoded(TEXT)));
    expect(button(say('save')).disabled).toBe(true);
  });

  test('renames a key, adds a member and deletes one, by keys', async () => {
    const { press, text, steps } = await editing('{"a": {"x": 1}, "b": 2}');
    rows()[1]?.focus();
    press('F2', { shiftKey: true });
    await until(() => typeToken('c'));
    press('Enter');
    await until(() => expect(text()).toBe('{"c": {"x": 1}, "b": 2}'));
    await until(() => expect(focused().getAttribute('role')).toBe('treeitem'));
    press('+');
    await until(() => typeToken('y'));
    press('Enter');
    await until(() => expect(focused().getAttribute('aria-label')).toBe(say('treeValue')));
    typeToken('[1]');
    press('Enter');
    await until(() => expect(text()).toBe('{"c": {"x": 1, "y": [1]}, "b": 2}'));
    await until(() => expect(focused().getAttribute('role')).toBe('treeitem'));
    press('ArrowUp');
    await until(() => expect(described(focused())).toBe('"x": 1'));
    press('Delete');
    await until(() => expect(text()).toBe('{"c": {"y": [1]}, "b": 2}'));
    await until(() => expect(described(focused())).toContain('"y"'));
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges[0]?.after[0]).toMatchObject({ value: encoded('{"c": {"y": [1]}, "b": 2}') });
  });

  test('has buttons for the row that is active', async () => {
    const { text } = await editing('{"a":1}');
    rows()[1]?.focus();
    await until(() => expect(button(say('treeRename')).disabled).toBe(false));
    button(say('treeDelete')).click();
    await until(() => expect(text()).toBe('{}'));
    await until(() => expect(button(say('treeDelete')).disabled).toBe(true));
    button(say('treeAdd')).click();
    await until(() => typeToken('n'));
    await until(() => expect(text()).toBe('{"n":null}'));
  });

  test('says what is wrong with a token, which changes nothing and is neither saved over nor lost', async () => {
    const { press, text, steps } = await editing('{"a":1,"b":2}');
    rows()[1]?.focus();
    press('F2');
    await until(() => typeToken('2'));
    await until(() => expect(text()).toBe('{"a":2,"b":2}'));
    typeToken('abc');
    await screen.findByText(say('treeFault_notJson', { at: '1' }));
    expect(focused().getAttribute('aria-invalid')).toBe('true');
    expect(text()).toBe('{"a":2,"b":2}');
    const field = focused();
    for (const name of ['contentText', 'treeDelete'] as const) {
      button(say('save')).focus();
      button(say(name)).click();
      await until(() => expect(focused()).toBe(field));
    }
    await save();
    expect(steps).toHaveLength(0);
    expect((field as HTMLInputElement).value).toBe('abc');
    typeToken('3');
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges[0]?.after[0]).toMatchObject({ value: encoded('{"a":3,"b":2}') });
  });

  test('is not left by one Escape once something was edited', async () => {
    const { press, text } = await editing('{"a":1,"b":2}');
    rows()[1]?.focus();
    press('Delete');
    await until(() => expect(text()).toBe('{"b":2}'));
    await until(() => expect(described(focused())).toBe('"b": 2'));
    press('Escape');
    expect(focused()).toBe(button(say('cancel')));
    expect(text()).toBe('{"b":2}');
  });
});

describe('tree and text', () => {
  test('are one document: what is changed in one is in the other', async () => {
    const { press } = await editing('{"a": 1}');
    rows()[1]?.focus();
    press('F2');
    await until(() => typeToken('1.0'));
    button(say('contentText')).click();
    const field = await screen.findByLabelText<HTMLTextAreaElement>(say('contentLabel'));
    expect(field.value).toBe('{"a": 1.0}');
    type(say('contentLabel'), '{"a": 1.0, "b": []}');
    button(say('contentTree')).click();
    await until(() => expect(rows()).toHaveLength(3));
    expect(described(rows()[1] as HTMLElement)).toBe('"a": 1.0');
  });

  test('say where a text is no JSON, and lose nothing of it', async () => {
    await editing('{"a":1}');
    button(say('contentText')).click();
    await screen.findByLabelText(say('contentLabel'));
    type(say('contentLabel'), '{\n"a":1,}');
    const place = { line: 2, column: 7 };
    await screen.findByText(say('contentNotJson', place));
    button(say('contentTree')).click();
    await screen.findByText(say('treeNot_form', place));
    expect(screen.queryByRole('tree')).toBeNull();
    button(say('contentText')).click();
    expect((await screen.findByLabelText<HTMLTextAreaElement>(say('contentLabel'))).value).toBe('{\n"a":1,}');
  });

  test('are there for a value that is JSON itself, as scripts of a page write it', async () => {
    const all = stage([cookie('cart', { value: '{"Sugar":3}' })]);
    await until(() => all.row('cart'));
    all.row('cart').focus();
    all.press('e');
    await screen.findByText(say('contentIsValue'));
    button(say('contentTree')).click();
    await screen.findByRole('tree');
    rows()[1]?.focus();
    all.press('F2');
    await until(() => typeToken('4'));
    await until(() => expect(valueField().value).toBe('{"Sugar":4}'));
  });

  test('of the details are for reading', async () => {
    const { row, press, steps } = await listed({}, [cookie('cart', { value: encoded(TEXT) })]);
    row('cart').querySelector<HTMLElement>('.name')?.click();
    (await screen.findByRole('button', { name: say('contentTree') })).click();
    await screen.findByRole('tree');
    expect(rows()).toHaveLength(8);
    expect(screen.queryByRole('button', { name: say('treeAdd') })).toBeNull();
    rows()[1]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(screen.queryByLabelText(say('treeValue'))).toBeNull();
    // In the rest of the details these keys are about the cookie.
    rows()[1]?.focus();
    for (const key of ['Delete', '+', 'e']) press(key);
    expect(steps).toHaveLength(0);
    expect(rows()).toHaveLength(8);
  });
});
