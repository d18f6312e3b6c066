import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeForReading } from '../../../src/decode/decode.ts';
import { inLines } from '../../../src/decode/json-text.ts';

test('a JSON text is broken into lines at brackets and commas', () => {
  expect(inLines('{"a":[1,{"b":"x, {y}"}],"c":{},"d":[]}')).toBe(
    '{\n  "a":[\n    1,\n    {\n      "b":"x, {y}"\n    }\n  ],\n  "c":{},\n  "d":[]\n}',
  );
});

test.each(['1.0', '12345678901234567890', '"\\u00e9"', '1e5'])('%s stays as it is written', (token) => {
  expect(inLines(`[${token}]`)).toBe(`[\n  ${token}\n]`);
});

test('lines change nothing of the content', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(JSON.parse(inLines(text)))).toBe(text);
    }),
  );
});

test('the innermost JSON of a value is found, and none where the content is something else', async () => {
  expect((await decodeForReading('%7B%22n%22%3A1.0%7D', { name: 'cart' })).json).toBe('{\n  "n":1.0\n}');
  expect((await decodeForReading('a=1&b=2', { name: 'q' })).json).toBeNull();
  expect((await decodeForReading('hello', { name: 'x' })).json).toBeNull();
});
