import { computed, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { SelectionModel } from '../../../../src/model/list/selection-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'].map((name) => rowOf(cookie(name)));
const OTHER_LINE = 'a line that is no row';
const key = (name: string) => rowOf(cookie(name)).key;

function selection() {
  const shown = signal<typeof ROWS>(ROWS);
  const rows = signal<typeof ROWS>(ROWS);
  const keys = computed(() => new Set(rows.value.map((row) => row.key)));
  // The last line is no row: a cookie that is switched off.
  const order = computed(() => [...shown.value.map((row) => row.key), OTHER_LINE]);
  const model = new SelectionModel({ rows, shown, keys, order });
  const picked = () => model.all.value.map((row) => row.cookie.name).join('');
  return { model, rows, shown, picked };
}

test('a range goes from the last selected row to the reached row, and shrinks again', () => {
  const { model, picked } = selection();
  model.toggle(key('b'));
  model.extendTo(key('d'), null);
  expect(picked()).toBe('bcd');
  model.extendTo(key('c'), null);
  expect(picked()).toBe('bc');
  model.extendTo(key('a'), null);
  expect(picked()).toBe('ab');
});

test('a range without an earlier selection begins at the focused row', () => {
  const { model, picked } = selection();
  model.extendTo(key('c'), key('b'));
  expect(picked()).toBe('bc');
});

test('a range that goes beyond the rows, or all that is shown, selects rows only', () => {
  const { model, picked } = selection();
  model.extendTo(OTHER_LINE, key('d'));
  expect(picked()).toBe('de');
  expect([...model.picked.value]).toEqual([key('d'), key('e')]);
  model.pickShown();
  expect(picked()).toBe('abcde');
  expect(model.picked.value.has(OTHER_LINE)).toBe(false);
});

test('a second range leaves the first', () => {
  const { model, picked } = selection();
  model.extendTo(key('b'), key('a'));
  model.toggle(key('d'));
  model.extendTo(key('e'), null);
  expect(picked()).toBe('abde');
});

test('a range begins anew where its first row is no longer shown', () => {
  const { model, shown, picked } = selection();
  model.toggle(key('a'));
  shown.value = ROWS.slice(2);
  model.extendTo(key('d'), key('c'));
  expect(picked()).toBe('acd');
});

test('cookies that the search hides stay selected and are not visible', () => {
  const { model, shown } = selection();
  model.pickShown();
  shown.value = ROWS.slice(0, 2);
  expect(model.all.value).toHaveLength(5);
  expect(model.pickedShown.value.map((row) => row.cookie.name)).toEqual(['a', 'b']);
});

test('a cookie that is evicted and returns is still selected; a deleted one is not', () => {
  const { model, rows, picked } = selection();
  model.toggle(key('a'));
  model.toggle(key('b'));
  rows.value = ROWS.slice(2);
  expect(picked()).toBe('');
  rows.value = ROWS;
  expect(picked()).toBe('ab');
  model.drop([key('a')]);
  expect(picked()).toBe('b');
  model.clear();
  expect(picked()).toBe('');
});

test('a range whose beginning is hidden, as is the focused row, begins at the row that was reached', () => {
  const { model, shown, picked } = selection();
  model.toggle(key('a'));
  shown.value = ROWS.slice(2);
  model.extendTo(key('d'), key('b'));
  expect(picked()).toBe('ad');
});
