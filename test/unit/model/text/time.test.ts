import { describe, expect, test } from 'vitest';
import MESSAGES from '../../../../public/_locales/en/messages.json' with { type: 'json' };
import { fromLocalTime, toLocalTime } from '../../../../src/model/editor/local-time.ts';
import { expiryText, textStaysTrue } from '../../../../src/model/text/expiry-text.ts';
import { messageFormatter } from '../../../../src/model/text/message.ts';
import { say } from '../../../fixtures/say.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('the text of an expiry', () => {
  const lookup = (key: string) => (MESSAGES as Record<string, { message: string }>)[key]?.message ?? '';
  const expiry = expiryText({ text: messageFormatter(lookup, 'en'), language: 'en' });
  test.each([
    [0, say('inSeconds', { count: 0 })],
    [42 * S, say('inSeconds', { count: 42 })],
    [90 * S, say('inMinutes', { count: 2 })],
    [59 * M, say('inMinutes', { count: 59 })],
    [2 * H, say('inHours', { count: 2 })],
    [47 * H, say('inHours', { count: 47 })],
    [15.4 * D, say('inDays', { count: 15 })],
    [400 * D - S, say('inDays', { count: 400 })],
  ])('%d ms are "%s"', (left, said) => {
    expect(expiry.relative(left, 0)).toBe(said);
  });

  test('an expiry beyond the range of a date does not throw', () => {
    expect(expiry.utc(1e17)).toContain('275760');
  });

  test.each([45.2 * S, 60.2 * S, 10.7 * M, 60 * M + 10, 30 * H, 48 * H + 5, 12.3 * D])(
    'with %d ms left the text changes after the wait and not before',
    (left) => {
      const wait = textStaysTrue([left, null], 0) ?? 0;
      expect(expiry.relative(left, wait - 2)).toBe(expiry.relative(left, 0));
      expect(expiry.relative(left, wait)).not.toBe(expiry.relative(left, 0));
    },
  );

  test('without an expiry there is nothing to wait for', () => {
    expect(textStaysTrue([null, -5], 0)).toBeNull();
  });
});

describe('the field for date and time', () => {
  test('the date and time field gives back the moment it was given, to the second', () => {
    const time = Date.UTC(2026, 5, 1, 12, 34, 56);
    expect(fromLocalTime(toLocalTime(time + 789))).toBe(time);
  });

  test.each(['', 'in 3 days', '2026-13-01T00:00', '2026-02-01'])('"%s" is no date', (typed) => {
    expect(fromLocalTime(typed)).toBeNull();
  });
});
