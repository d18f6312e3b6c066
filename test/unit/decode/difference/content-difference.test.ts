import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentDifferences } from '../../../../src/decode/difference/content-difference.ts';
import { pathText } from '../../../../src/decode/difference/path-text.ts';

/** The differences as a person reads them. */
function read(before: string, after: string): string[] | null {
  const found = contentDifferences(before, after)?.first.map(({ kind, path, before: old = '', after: now = '' }) => {
    const change = kind === 'changed' ? `${old} -> ${now}` : `${kind} ${old}${now}`;
    return `${pathText(path)} ${change}`.trim();
  });
  return found ?? null;
}

describe('a difference by key names', () => {
  test.each([
    [
      'a value within objects and arrays',
      '{"cart":{"items":[{},{},{"qty":1}]}}',
      '{"cart":{"items":[{},{},{"qty":2}]}}',
      ['cart.items[2].qty 1 -> 2'],
    ],
    ['a key that came', '{"a":1}', '{"a":1,"b":null}', ['b added null']],
    ['a key that went, with all it had', '{"a":{"b":[1, 2]}}', '{}', ['a removed {"b":[1, 2]}']],
    ['an item that came at the end', '[1]', '[1,{"a":1}]', ['[1] added {"a":1}']],
    [
      'an item that came before others, alone',
      '[{"id":1},{"id":2}]',
      '[{"id":3},{"id":1},{"id":2}]',
      ['[0] added {"id":3}'],
    ],
    ['an item that went from before others, alone', '["a","b","c"]', '["b","c"]', ['[0] removed "a"']],
    ['an item that changed while one after it went', '[{"q":1},5]', '[{"q":2}]', ['[0].q 1 -> 2', '[1] removed 5']],
    ['an array whose items are in another order, once', '{"a":[1,2,3]}', '{"a":[3,1,2]}', ['a moved']],
    ['nothing where keys are in another order', '{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}', []],
    ['nothing where space and escapes differ', '{"a":"\\u00e9\\/"}', '{ "a" : "é/" }', []],
    [
      'what took the place of another kind',
      '{"a":[],"b":{},"c":"1"}',
      '{"a":{},"b":null,"c":1}',
      ['a [] -> {}', 'b {} -> null', 'c "1" -> 1'],
    ],
    ['numbers as they are written', '{"n":1.0,"e":1e2}', '{"n":1,"e":100}', ['n 1.0 -> 1', 'e 1e2 -> 100']],
    [
      'the last digit of a long number',
      '{"id":12345678901234567890}',
      '{"id":12345678901234567891}',
      ['id 12345678901234567890 -> 12345678901234567891'],
    ],
    [
      'a key of the name __proto__',
      '{"__proto__":{"a":1}}',
      '{"__proto__":{"a":2},"constructor":3}',
      ['__proto__.a 1 -> 2', 'constructor added 3'],
    ],
    ['each of two members with one key', '{"a":1,"a":2}', '{"a":1,"a":3}', ['a 2 -> 3']],
    ['a second member with the same key', '{"a":1}', '{"a":1,"a":1}', ['a added 1']],
  ])('%s', (_, before, after, differences) => expect(read(before, after)).toEqual(differences));
});

test.each([
  ['a text that is no JSON', '{"a":1}', '{"a":1'],
  ['an object and an array', '{}', '[]'],
  ['two strings', '"a"', '"b"'],
])('%s have no difference by key', (_, before, after) => expect(contentDifferences(before, after)).toBeNull());

test('two contents have no difference where they are equal, and one at least where they are not', () => {
  const content = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 3 }).map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(content, content, (before, after) => {
      const isSame = (() => {
        try {
          expect(JSON.parse(after)).toStrictEqual(JSON.parse(before));
          return true;
        } catch {
          return false;
        }
      })();
      expect(contentDifferences(before, after)?.count === 0).toBe(isSame);
      expect(contentDifferences(before, before)?.count).toBe(0);
    }),
  );
});

test('of more differences than a list can have the first are said, and how many there are', () => {
  const many = (value: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`key${index}`, value])));
  const found = contentDifferences(many(1), many(2));
  expect(found?.count).toBe(9_000);
  expect(found?.first).toHaveLength(1_000);
});

test('an array of 9,000 items that are all others has a difference for each', () => {
  const many = (add: number) => JSON.stringify(Array.from({ length: 9_000 }, (_, index) => index * 2 + add));
  expect(contentDifferences(many(0), many(1))?.count).toBe(9_000);
});

describe('a path', () => {
  test.each([
    [['cart', 'items', 2, 'qty'], 'cart.items[2].qty'],
    [[0, 'a'], '[0].a'],
    [['a.b', 'c'], '["a.b"].c'],
    [['a', 'b[0]'], 'a["b[0]"]'],
    [['a', '0'], 'a["0"]'],
    [['', 'x y', 'a"b'], '[""]["x y"]["a\\"b"]'],
    [['größe', '_id', 'x-y', '__proto__'], 'größe._id.x-y.__proto__'],
  ])('of %j is written as %s', (path, text) => expect(pathText(path)).toBe(text));
});
