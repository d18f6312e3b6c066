import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Tree, TreeModel } from '../../../../src/model/content-tree/tree-model.ts';
import { TREE_BOUNDS, type TreeRow } from '../../../../src/model/content-tree/tree-row.ts';

/** What parsing and printing would change in five places: order, numbers and an escape. */
const TEXT = '{"10":1,"2":2,"b":1.0,"id":12345678901234567890,"e":"\\u00e9"}';

function treeOf(start: string, canEdit = true) {
  const text = signal(start);
  const write = (next: string): void => {
    text.value = next;
  };
  const onEdit = canEdit ? write : null;
  const tree: Tree = new TreeModel({ text, onEdit });
  const rows = () => tree.tree.value.rows;
  const row = (id: string): TreeRow => {
    const found = rows().find((each) => each.id === id);
    if (found?.kind !== 'value') throw new Error(`expected a row ${id}, got ${rows().map((each) => each.id)}`);
    return found;
  };
  return { text, tree, rows, row, ids: () => rows().map(({ id }) => id) };
}

describe('a tree', () => {
  test('has each token as it is written', () => {
    const { rows } = treeOf(TEXT);
    const tokens = rows().map((row) => (row.kind === 'value' ? [row.key, row.token] : null));
    expect(tokens).toEqual([
      [null, null],
      ['"10"', '1'],
      ['"2"', '2'],
      ['"b"', '1.0'],
      ['"id"', '12345678901234567890'],
      ['"e"', '"\\u00e9"'],
    ]);
  });

  test('opens level by level, as long as it is little', () => {
    const many = JSON.stringify({ a: Array.from({ length: 99 }, () => 1), b: { c: 1 } });
    expect(treeOf('{"a":[1,{"b":2}]}').ids()).toEqual(['', '0', '0.0', '0.1', '0.1.0']);
    expect(treeOf(many).ids()).toEqual(['', '0', '1']);
  });

  test('shows the first of many items, and more when a person asks, up to the last', () => {
    const { tree, rows, ids } = treeOf(JSON.stringify(Array.from({ length: 2_000 }, (_, at) => at)));
    expect(ids()).toHaveLength(TREE_BOUNDS.page + 2);
    for (let asked = 0; rows().at(-1)?.kind === 'after'; asked++) {
      expect(asked).toBeLessThan(2_000 / TREE_BOUNDS.page);
      const more = rows().at(-1);
      if (more?.kind === 'after') tree.showMore(more);
      expect(rows().length).toBeLessThanOrEqual(TREE_BOUNDS.members + 3);
      expect(tree.active.value?.kind).toBe('value');
    }
    expect(ids().at(-1)).toBe('1999');
    const before = rows()[1];
    expect(before).toMatchObject({ kind: 'before', count: 1_500 });
    if (before?.kind === 'before') tree.showMore(before);
    expect(tree.active.value?.id).toBe('1499');
  });

  test('has a bound for all rows, and says that it is reached', () => {
    const page = Array.from({ length: TREE_BOUNDS.page }, () => 1);
    const { tree, rows, row } = treeOf(JSON.stringify(Array.from({ length: 12 }, () => page)));
    for (let at = 11; at >= 0; at--) tree.open(row(`${at}`), true);
    expect(rows().length).toBeLessThanOrEqual(TREE_BOUNDS.rows + 2);
    expect(tree.tree.value.cut).toBe(true);
  });

  test.each([
    ['no JSON', '{"a":1,}', { reason: 'form', wrongAt: 7 }],
    ['too many levels', '['.repeat(70) + ']'.repeat(70), { reason: 'depth' }],
    ['too many values', `[${'1,'.repeat(10_000)}1]`, { reason: 'items' }],
  ])('of %s has no rows, and a reason', (_, text, reason) => {
    const { tree, rows } = treeOf(text);
    expect(rows()).toEqual([]);
    expect(tree.read.value).toMatchObject(reason);
  });

  test('that is for reading changes nothing', () => {
    const { text, tree, row } = treeOf(TEXT, false);
    tree.edit(row('0'), 'value');
    tree.add(row(''));
    tree.remove(row('0'));
    expect(tree.draft.value).toBeNull();
    expect(text.value).toBe(TEXT);
  });
});

describe('an edit', () => {
  test('changes the span of its value at once, and Escape brings back the old octets', () => {
    const { text, tree, row } = treeOf(TEXT);
    tree.edit(row('2'), 'value');
    tree.type('2.50');
    expect(text.value).toBe(TEXT.replace('1.0', '2.50'));
    tree.cancel();
    expect(text.value).toBe(TEXT);
    expect(tree.active.value?.id).toBe('2');
  });

  test.each([
    ['a word', 'abc', { code: 'notJson', at: 1 }],
    ['two values', '1,2', { code: 'notJson', at: 2 }],
    ['half a text', '"a', { code: 'notJson', at: 1 }],
    ['nothing', '', { code: 'notJson', at: 1 }],
    ['more levels than a tree has', '['.repeat(65) + ']'.repeat(65), { code: 'tooMany' }],
  ])('that is %s changes nothing, says where, and stays open', (_, typed, fault) => {
    const { text, tree, row } = treeOf(TEXT);
    tree.edit(row('2'), 'value');
    tree.type(typed);
    expect(text.value).toBe(TEXT);
    expect(tree.draft.value).toMatchObject({ typed, fault });
    tree.enter();
    tree.remove(row('0'));
    tree.edit(row('0'), 'value');
    expect(tree.draft.value).toMatchObject({ typed, fault });
    tree.type('7');
    tree.enter();
    expect(tree.draft.value).toBeNull();
    expect(text.value).toBe(TEXT.replace('1.0', '7'));
  });

  test('of a key takes it with and without quotes, in the style of the text', () => {
    const { text, tree, row } = treeOf(TEXT);
    tree.edit(row('1'), 'key');
    tree.type('ü');
    expect(text.value).toBe(TEXT.replace('"2"', '"\\u00fc"'));
    tree.type('"ü"');
    expect(text.value).toBe(TEXT.replace('"2"', '"ü"'));
    tree.type('"ü');
    expect(tree.draft.value?.fault).toEqual({ code: 'notKey', at: 1 });
    tree.type('b');
    expect(tree.draft.value?.fault).toEqual({ code: 'sameKey' });
    expect(text.value).toBe(TEXT.replace('"2"', '"ü"'));
  });

  test('that adds a member asks for its key, then for its value', () => {
    const { text, tree, row } = treeOf('{"a": {"key": 1}}');
    tree.add(row('0'));
    expect(text.value).toBe('{"a": {"key": 1, "key2": null}}');
    tree.type('n');
    tree.enter();
    expect(tree.draft.value).toMatchObject({ path: [0, 1], part: 'value' });
    tree.type('[1]');
    tree.enter();
    expect(text.value).toBe('{"a": {"key": 1, "n": [1]}}');
    expect(tree.active.value?.id).toBe('0.1');
  });

  test('that adds an item beside a value is gone after Escape', () => {
    const { text, tree, row } = treeOf('[\n  1\n]');
    tree.add(row('0'));
    expect(text.value).toBe('[\n  1,\n  null\n]');
    tree.cancel();
    expect(text.value).toBe('[\n  1\n]');
    expect(tree.active.value?.id).toBe('');
  });

  test('that adds to many items shows the new one', () => {
    const { tree, row, ids } = treeOf(JSON.stringify(Array.from({ length: 3_000 }, () => 1)));
    tree.add(row(''));
    expect(ids()).toContain('3000');
    expect(tree.draft.value?.path).toEqual([3_000]);
  });

  test('that deletes makes the next one active, and what was open stays open', () => {
    const { text, tree, row, ids } = treeOf('[{"a":1},{"b":2},{"c":{"d":3}}]');
    tree.open(row('1'), false);
    tree.remove(row('0'));
    expect(text.value).toBe('[{"b":2},{"c":{"d":3}}]');
    expect(tree.active.value?.id).toBe('0');
    expect(ids()).toEqual(['', '0', '1', '1.0', '1.0.0']);
    tree.remove(row('1.0'));
    expect(text.value).toBe('[{"b":2},{}]');
    expect(tree.active.value?.id).toBe('1');
  });

  test('ends when the text is changed elsewhere', () => {
    const { text, tree, row } = treeOf(TEXT);
    tree.edit(row('2'), 'value');
    text.value = '{"other":1}';
    expect(tree.draft.value).toBeNull();
    tree.type('3');
    expect(text.value).toBe('{"other":1}');
  });
});

test('any edits leave a text that JSON.parse takes, and cancelling each leaves the text as it was', () => {
  const acts = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('value', 'key', 'add', 'remove'), fc.jsonValue()), {
    maxLength: 8,
  });
  const document = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(document, fc.nat(2), acts, fc.boolean(), (content, indent, edits, isCancelled) => {
      const start = JSON.stringify(content, null, indent);
      const { text, tree, rows } = treeOf(start);
      for (const [pick, act, value] of edits) {
        const row = rows()[pick % rows().length];
        if (row?.kind !== 'value' || (isCancelled && act === 'remove')) continue;
        if (act === 'add') tree.add(row);
        else if (act === 'remove') tree.remove(row);
        else tree.edit(row, act as 'key' | 'value');
        tree.type(JSON.stringify(value));
        if (isCancelled) tree.cancel();
        else if (!tree.finish()) tree.cancel();
        expect(() => JSON.parse(text.value)).not.toThrow();
      }
      if (isCancelled) expect(text.value).toBe(start);
    }),
  );
});
