import { expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { differingPart } from '../../../src/model/text/differing-part.ts';

const LONG = 'abcdefghij'.repeat(100);

test('a short value is shown whole', () => {
  expect(differingPart('short', LONG)).toEqual({ octets: 'short', cutBefore: false, cutAfter: false });
});

test('of a long value the difference is shown, and some of what stands around it', () => {
  const other = `${LONG.slice(0, 500)}X${LONG.slice(501)}`;
  expect(differingPart(other, LONG)).toEqual({
    octets: `${LONG.slice(484, 500)}X${LONG.slice(501, 517)}`,
    cutBefore: true,
    cutAfter: true,
  });
});

test('what was added at the end is shown with what stands before it', () => {
  expect(differingPart(`${LONG}more`, LONG)).toEqual({
    octets: `${LONG.slice(-16)}more`,
    cutBefore: true,
    cutAfter: false,
  });
});

test('a difference that is long itself is cut', () => {
  const { octets, cutBefore, cutAfter } = differingPart('x'.repeat(4000), LONG);
  expect([octets.length, cutBefore, cutAfter]).toEqual([96, false, true]);
});

test('a value that was shortened shows where', () => {
  const { octets } = differingPart(LONG, LONG.slice(0, 400));
  expect(octets).toContain(LONG.slice(390, 410));
});

test('no character of UTF-8 is cut', () => {
  const value = toOctets('€'.repeat(200));
  const other = `${value.slice(0, 301)}x${value.slice(302)}`;
  for (const { octets } of [differingPart(value, other), differingPart(value, 'y'), differingPart(value, value)]) {
    expect(
      new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(octets, (one) => one.charCodeAt(0))),
    ).toMatch(/^€*$/);
  }
});
