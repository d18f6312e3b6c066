import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { messageKey } from '../../../src/model/text/message.ts';
import { SHAPE_KINDS, type ShapeKind, valueShape } from '../../../src/report/value-shape.ts';
import { anyCharacter } from '../../fixtures/any-character.ts';
import { say } from '../../fixtures/say.ts';

const SHAPES: [value: string, ShapeKind, parts?: number][] = [
  ['', 'empty'],
  ['1', 'short'],
  ['true', 'short'],
  ['en-GB;q', 'short'],
  ['12345678', 'digits'],
  ['0badc0ffee12', 'hex'],
  ['darkmode', 'letters'],
  ['a8f5f167f44f4964e6c998dee827110cz', 'letters-and-digits'],
  ['123e4567-e89b-12d3-a456-426614174000', 'uuid'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'jwt', 3],
  ['eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn', 'jwt', 5],
  ['GA1.1.1234567890.1700000000', 'parts', 4],
  ['user_1|1700000000', 'parts', 2],
  ['q8Zk3vT1+W9bN5m/7pR2==', 'token'],
  ['dark-theme', 'token'],
  ['{"cart":[1,2]}', 'json'],
  ['%7B%22cart%22%3A1%7D', 'json'],
  ['https://shop.test/?id=1', 'url'],
  ['https%3A%2F%2Fshop.test%2F', 'url'],
  ['gr%C3%B6%C3%9Fe', 'percent-encoded'],
  ['quoted "value", x', 'ascii'],
  [toOctets('größe 値'), 'utf8'],
  ['tab\tand\x01more', 'utf8'],
  ['\xff\xfe\x00\x01\x02\x03\x04\x05', 'binary'],
];

test.each(SHAPES)('the value %j is %s', (value, kind, parts = 1) => {
  expect(valueShape(value)).toEqual({ kind, parts });
});

test('every kind of shape has an example here, and a text', () => {
  expect(new Set(SHAPES.map(([, kind]) => kind))).toEqual(new Set(SHAPE_KINDS));
  for (const kind of SHAPE_KINDS) expect(say(messageKey('shape', kind), { octets: 12, parts: 3 })).not.toContain('{');
});

test('the shape of a value is one of a few, and tells no part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 8 }), (value) => {
      const { kind, parts } = valueShape(toOctets(value));
      expect(SHAPE_KINDS).toContain(kind);
      expect(parts === 1 || kind === 'jwt' || kind === 'parts').toBe(true);
    }),
  );
});

test.each(['%4', '.a', 'a.', '%41', '[', '-'])(
  'a long value of %j takes no time that grows with its square',
  (unit) => {
    const value = `${unit.repeat(30_000)}\xff`;
    const before = performance.now();
    valueShape(value);
    expect(performance.now() - before).toBeLessThan(1000);
  },
);
