import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendTo,
  removeAt,
  renameKey,
  replaceKey,
  replaceValue,
  setValue,
} from '../../../src/decode/json-edit/edit-json.ts';
import { readJsonNode } from '../../../src/decode/json-edit/json-node.ts';

/** What parsing and printing would change in five places: order, numbers and an escape. */
const TEXT = '{"10":1,"2":2,"b":1.0,"id":12345678901234567890,"e":"\\u00e9"}';

test.each([
  ['a value', setValue(TEXT, ['2'], 'x'), '{"10":1,"2":"x","b":1.0,"id":12345678901234567890,"e":"\\u00e9"}'],
  [
    'a letter beyond ASCII',
    setValue(TEXT, ['2'], 'ü'),
    '{"10":1,"2":"\\u00fc","b":1.0,"id":12345678901234567890,"e":"\\u00e9"}',
  ],
  ['a number of many digits', replaceValue(TEXT, ['id'], '12345678901234567891'), TEXT.replace('890,', '891,')],
  ['a key', renameKey(TEXT, ['b'], 'c'), TEXT.replace('"b"', '"c"')],
  ['a key, in the style of the text', renameKey(TEXT, ['b'], 'ü'), TEXT.replace('"b"', '"\\u00fc"')],
  ['a key as it is typed', replaceKey(TEXT, ['b'], '"ü"'), TEXT.replace('"b"', '"ü"')],
  ['a member that goes', removeAt(TEXT, ['b']), TEXT.replace('"b":1.0,', '')],
  ['the last one that goes', removeAt(TEXT, ['e']), TEXT.replace(',"e":"\\u00e9"', '')],
  ['a member that comes', appendTo(TEXT, [], [1, { a: 'b' }], 'n'), TEXT.replace('}', ',"n":[1,{"a":"b"}]}')],
])('%s is changed, and nothing else', (_, edited, text) => expect(edited).toEqual({ text }));

test.each([
  ['spaces of Python', '{"a": 1, "b": [1, 2]}', { c: 1, d: 2 }, '{"a": 1, "b": [1, 2, {"c": 1, "d": 2}]}'],
  ['none of JavaScript', '{"a":1,"b":[1,2]}', { c: 1, d: 2 }, '{"a":1,"b":[1,2,{"c":1,"d":2}]}'],
  ['lines', '{"b": [\n  1,\n  2\n]}', 'é', '{"b": [\n  1,\n  2,\n  "é"\n]}'],
  ['slashes of PHP', '{"b":["a\\/b"]}', 'c/d', '{"b":["a\\/b","c\\/d"]}'],
  ['an empty array', '{"b":[ ]}', 1, '{"b":[1]}'],
  ['an empty array in lines', '{\n\t"a": 1,\n\t"b": []\n}', 1, '{\n\t"a": 1,\n\t"b": [\n\t\t1\n\t]\n}'],
  ['lines of Windows', '{\r\n  "b": []\r\n}', 1, '{\r\n  "b": [\r\n    1\r\n  ]\r\n}'],
  ['one item in a line', '{\n  "b": [\n    1\n  ]\n}', 2, '{\n  "b": [\n    1,\n    2\n  ]\n}'],
  ['one item, and a space after ":"', '{"b": [1]}', 2, '{"b": [1, 2]}'],
  ['"," before the items', '{"b":[1\n,2]}', 3, '{"b":[1\n,2\n,3]}'],
])('what is added has the style of its surroundings: %s', (_, text, value, expected) => {
  expect(appendTo(text, ['b'], value)).toEqual({ text: expected });
});

test('a member that is added has the space of the one before it', () => {
  expect(appendTo('{"a" : 1}', [], 2, 'b')).toEqual({ text: '{"a" : 1, "b" : 2}' });
  expect(appendTo('{\n  "a": 1\n}', [], 2, 'b')).toEqual({ text: '{\n  "a": 1,\n  "b": 2\n}' });
});

test('the last item goes with its line, and the only one leaves empty brackets', () => {
  expect(removeAt('[\n  1,\n  2\n]', [1])).toEqual({ text: '[\n  1\n]' });
  expect(removeAt('[\n  1\n]', [0])).toEqual({ text: '[]' });
});

test('an index names each of two members with one key', () => {
  const twice = '{"a":[1],"a":2}';
  expect(replaceValue(twice, [0, 0], '3')).toEqual({ text: '{"a":[3],"a":2}' });
  expect(replaceKey(twice, [0], '"b"')).toEqual({ text: '{"b":[1],"a":2}' });
  expect(removeAt(twice, [1])).toEqual({ text: '{"a":[1]}' });
});

test('of two members with one key the last is changed, which a reader takes', () => {
  expect(setValue('{"a":1,"a":2}', ['a'], 3)).toEqual({ text: '{"a":1,"a":3}' });
});

describe('a problem says where', () => {
  test.each([
    ['no JSON', setValue('{"a":1,}', ['a'], 1), { problem: 'notJson', at: 7 }],
    ['a control character', setValue('["a\n"]', [0], 1), { problem: 'notJson', at: 1 }],
    ['no such key', setValue('{"a":1}', ['b'], 1), { problem: 'noSuchPath', at: 0 }],
    ['no such index', removeAt('[1]', [1]), { problem: 'noSuchPath', at: 0 }],
    ['the whole', removeAt('[1]', []), { problem: 'noSuchPath', at: 0 }],
    ['a key for an array', appendTo('[1]', [], 1, 'k'), { problem: 'noSuchPath', at: 0 }],
    ['a value that is none', replaceValue('[1]', [0], '01'), { problem: 'notJsonValue', at: 1 }],
    ['a key that is no text', replaceKey('{"a":1}', ['a'], '2'), { problem: 'notJsonValue', at: 0 }],
    ['a key without its end', replaceKey('{"a":1}', ['a'], '"b'), { problem: 'notJsonValue', at: 0 }],
    ['two values', replaceValue('[1]', [0], '1,2'), { problem: 'notJsonValue', at: 1 }],
  ])('%s', (_, edited, problem) => expect(edited).toEqual(problem));

  test('JSON is what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.stringMatching(/^[[\]{},:"\\\du.eE+ -]*$/)), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect('value' in readJsonNode(text)).toBe(isJson);
      }),
    );
  });
});

test('an edit at any place changes the value there and no letter elsewhere', () => {
  const document = fc.tuple(
    fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
    fc.nat(4),
    fc.jsonValue(),
    fc.nat(),
  );
  fc.assert(
    fc.property(document, ([content, indent, value, pick]) => {
      const text = JSON.stringify(content, null, indent);
      const keys = Object.keys(JSON.parse(text));
      const key = keys[pick % keys.length] ?? '';
      const edited = setValue(text, [key], value);
      const result = 'text' in edited ? edited.text : '';
      const expected = JSON.parse(text);
      Object.defineProperty(expected, key, { value: JSON.parse(JSON.stringify(value)), enumerable: true });
      expect(JSON.parse(result)).toEqual(expected);
      const root = readJsonNode(text);
      const node = 'value' in root ? root.value.members.find((member) => member.key === key)?.node : undefined;
      expect(result.startsWith(text.slice(0, node?.start))).toBe(true);
      expect(result.endsWith(text.slice(node?.end))).toBe(true);
    }),
  );
});
