import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingParts } from '../../../../src/model/list/differing-parts.ts';

const partsOf = (...texts: string[]) => Object.fromEntries(differingParts(texts));

test('names that begin the same are split where they differ', () => {
  expect(partsOf('_hjSessionUser_12345', '_hjSession_12345', 'lang')).toEqual({
    _hjSessionUser_12345: ['_hjSession', 'User_12345'],
    _hjSession_12345: ['_hjSession', '_12345'],
    lang: ['lang'],
  });
});

test('the number of a chunk is a part of its own, with its separator', () => {
  expect(partsOf('appSession.0', 'appSession.1')).toEqual({
    'appSession.0': ['appSession', '.0'],
    'appSession.1': ['appSession', '.1'],
  });
  expect(partsOf('sb-abcdef-auth-token.0', 'sb-abcdef-auth-token.1', 'sb-abcdef-auth-token')).toMatchObject({
    'sb-abcdef-auth-token.0': ['sb-abcdef-auth-token', '.0'],
    'sb-abcdef-auth-token': ['sb-abcdef-auth-token'],
  });
});

test('chunks of two cookies keep both differences: which cookie, and which chunk', () => {
  const names = ['X', 'Y'].flatMap((user) => [0, 1].map((at) => `provider.of.identities.${user}-session.${at}`));
  expect(differingParts(names).get('provider.of.identities.Y-session.1')).toEqual([
    'provider.of.identities',
    '.Y-session.',
    '1',
  ]);
});

test('a long name that no other begins like shows its beginning and its end', () => {
  expect(partsOf('ph_phc_sRgSSc3sTyUHhCTCve0rD8OWNrcDsDaWj_posthog')).toEqual({
    ph_phc_sRgSSc3sTyUHhCTCve0rD8OWNrcDsDaWj_posthog: ['ph_phc_sRgSSc3sTyUHhCTCve0rD8OWNrcDsDaWj', '_posthog'],
  });
});

test('a character of two code units is never cut', () => {
  expect(differingParts(['abcdefghijk😀', 'abcdefghijk😃']).get('abcdefghijk😀')).toEqual(['abcdefghijk', '😀']);
});

test('the parts of any text are that text, and texts with the same first part differ in the others', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '_', '😀'), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const parts = differingParts(texts);
      expect([...parts.values()].map((each) => each.join(''))).toEqual([...parts.keys()]);
      expect(new Set(parts.keys())).toEqual(new Set(texts));
      for (const each of parts.values()) expect(each.length).toBeLessThanOrEqual(3);
    }),
  );
});

test('10,000 names that begin the same take less than 3 s', () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `pref_${String(at).padStart(40, '0')}`);
  const start = performance.now();
  differingParts(names);
  expect(performance.now() - start).toBeLessThan(3000);
});
