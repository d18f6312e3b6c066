import { expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { differingPart } from '../../../../src/model/text/differing-part.ts';

const LONG = 'abcdefghij'.repeat(100);

test('a short value is shown whole', () => {
  expect(differingPart('short', LONG)).toEqual({ octets: 'short', cutBefore: false, cutAfter: false });
});

test('a long value shows the difference and some text around it', () => {
  const other = `${LONG.slice(0, 500)}X${LONG.slice(501)}`;
  expect(differingPart(other, LONG)).toEqual({
    octets: `${LONG.slice(484, 500)}X${LONG.slice(501, 517)}`,
    cutBefore: true,
    cutAfter: true,
  });
});

test('text added at the end is shown with the text before it', () => {
  expect(differingPart(`${LONG}more`, LONG)).toEqual({
    octets: `${LONG.slice(-16)}more`,
    cutBefore: true,
    cutAfter: false,
  });
});

test('a long difference is shortened', () => {
  const { octets, cutBefore, cutAfter } = differingPart('x'.repeat(4000), LONG);
  expect([octets.length, cutBefore, cutAfter]).toEqual([96, false, true]);
});

test('a shortened value shows where it was shortened', () => {
  const { octets } = differingPart(LONG, LONG.slice(0, 400));
  expect(octets).toContain(LONG.slice(390, 410));
});

test('no character of UTF-8 is cut in two', () => {
  const value = toOctets('€'.repeat(200));
  const other = `${value.slice(0, 301)}x${value.slice(302)}`;
  for (const { octets } of [differingPart(value, other), differingPart(value, 'y'), differingPart(value, value)]) {
    expect(
      new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(octets, (one) => one.charCodeAt(0))),
    ).toMatch(/^€*$/);
  }
});
