import { expect, test } from 'vitest';
import { shownData } from '../../../../src/model/text/shown-data.ts';

test('text of a server in a message has no invisible character, and only its own order', () => {
  const data = { path: '/\u202etfel', domain: '\u05d0.test', attribute: 'Pa\u200bth', octets: 5, name: 'größe' };
  expect(shownData(data)).toEqual({
    path: '/‹U+202E›tfel',
    domain: '\u2068\u05d0.test\u2069',
    attribute: 'Pa‹U+200B›th',
    octets: 5,
    name: 'größe',
  });
});
