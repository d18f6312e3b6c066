import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDifferences } from '../../../src/decode/difference/content-difference.ts';

test.each([
  [
    'a value within',
    { cart: { items: [{ qty: 1 }] } },
    { cart: { items: [{ qty: 2 }] } },
    [{ path: ['cart', 'items', 0, 'qty'], before: 1, after: 2 }],
  ],
  ['a key that came', { a: 1 }, { a: 1, b: null }, [{ path: ['b'], after: null }]],
  ['an item that went', [1, 2], [1], [{ path: [1], before: 2 }]],
  ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ['an array for an object', { a: [] }, { a: {} }, [{ path: ['a'], before: [], after: {} }]],
  ['null for an object', { a: {} }, { a: null }, [{ path: ['a'], before: {}, after: null }]],
  ['the whole', 'x', 'y', [{ path: [], before: 'x', after: 'y' }]],
  ['a key as an object has', { a: 1 }, JSON.parse('{"a":1,"__proto__":2}'), [{ path: ['__proto__'], after: 2 }]],
])('%s', (_, before, after, differences) => expect(contentDifferences(before, after)).toEqual(differences));

test('the differences are all that makes one content the other', () => {
  const content = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  fc.assert(
    fc.property(content, content, (before, after) => {
      const result = structuredClone(before);
      for (const { path, ...difference } of contentDifferences(before, after)) {
        const parent = path.slice(0, -1).reduce<Record<string, unknown>>((node, key) => Object(node[key]), result);
        const key = String(path.at(-1));
        if ('after' in difference)
          Object.defineProperty(parent, key, {
            value: difference.after,
            writable: true,
            enumerable: true,
            configurable: true,
          });
        else if (Array.isArray(parent)) parent.length = Math.min(parent.length, Number(key));
        else delete parent[key];
      }
      expect(result).toEqual(after);
    }),
  );
});

test('a content that changed in more places than a list can have says the first of them', () => {
  const many = Array.from({ length: 5000 }, (_, index) => index);
  expect(contentDifferences(many, many.map(String))).toHaveLength(1000);
});
