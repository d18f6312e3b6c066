import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { JarHistory } from '../../../../src/cookie/jar/jar-history.ts';
import { checkLine, lastLines } from '../../../../src/model/set-cookie/check-line.ts';
import type { ReceivedLine } from '../../../../src/model/set-cookie/received-line.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { countKeys } from '../../../fixtures/count-steps.ts';
import { jarEvents } from '../../../fixtures/jar-events.ts';
import { change } from '../surroundings.ts';
import { answerLines } from './response-lines.ts';

/** The lines of one response that came at 1,000 ms. */
function received(lines: string[], before: Cookie[] = []): ReceivedLine[] {
  return answerLines(lines, { jar: before, at: 1_000 });
}

function checks(lines: readonly ReceivedLine[], jar: Cookie[], changes: ReturnType<typeof change>[] = [], now = 2_000) {
  const history = new JarHistory('chrome', 100_000);
  jarEvents(changes, 1_100).map((event) => history.take(event));
  // What was there before was known when the response came.
  history.leave(0);
  history.adopt(jar, 500_000);
  const last = lastLines(lines);
  return lines.map((line) => checkLine(line, { history, lastLines: last, now }));
}

const STORED = received(['a=1']);
const a = cookie('a', { value: '1' });

describe('the jar compared with a line', () => {
  test('a line whose cookie is stored', () => {
    expect(checks(STORED, [a])).toEqual(['agrees']);
    expect(checks(STORED, [])).toEqual(['missing']);
    expect(checks(STORED, [{ ...a, value: '2' }])).toEqual(['different']);
    expect(checks(STORED, [{ ...a, secure: true }])).toEqual(['different']);
  });

  test('a line that replaces a cookie, which is still stored as it was', () => {
    const older = { ...a, value: '0' };
    expect(checks(received(['a=1'], [older]), [older])).toEqual(['unchanged']);
    expect(checks(received(['a=1'], [older]), [{ ...a, value: '2' }])).toEqual(['different']);
    expect(checks(received(['a=1'], [older]), [older], [change(older, 'explicit', true), change(older)])).toEqual([
      'unchanged',
    ]);
  });

  test('a line whose cookie was stored and replaced since: the cookie was seen to come', () => {
    const another = { ...a, value: '2' };
    expect(checks(STORED, [another], [change(a), change(another)])).toEqual(['agrees']);
    expect(checks(STORED, [], [change(a), change(a, 'explicit', true)])).toEqual(['agrees']);
  });

  test('a line that the jar cannot confirm or contradict', () => {
    expect(checks(received(['a=1', 'a=2']), [{ ...a, value: '2' }])).toEqual(['superseded', 'agrees']);
    expect(checks(received(['a=1; Max-Age=1']), [], [], 60_000)).toEqual(['superseded']);
    expect(checks(STORED, [], [change(a, 'evicted', true)])).toEqual(['superseded']);
    expect(checks(received(['a\xff=1']), [])).toEqual(['unreadable']);
    const [line] = STORED;
    const responseFields = [{ name: 'clear-site-data', value: '"cookies"' }];
    expect(line && checks([{ ...line, request: { ...line.request, responseFields } }], [])).toEqual(['superseded']);
  });

  test('a line whose value the API cannot show exactly', () => {
    expect(checks(received(['a=\xff']), [cookie('a', { value: '\xef\xbf\xbd' })])).toEqual(['agrees']);
  });

  test('a line with an expiry: browsers count from a moment within the response', () => {
    const line = received(['a=1; Max-Age=60']);
    expect(checks(line, [{ ...a, expiryTime: 61_003 }])).toEqual(['agrees']);
    expect(checks(line, [{ ...a, expiryTime: 161_000 }])).toEqual(['different']);
    expect(checks(line, [a])).toEqual(['different']);
  });

  test('a line that deletes', () => {
    const line = received(['a=; Max-Age=0'], [a]);
    expect(checks(line, [])).toEqual(['agrees']);
    expect(checks(line, [a])).toEqual(['remains']);
    // The cookie was removed and set again.
    expect(checks(line, [a], [change(a, 'expired_overwrite', true), change(a)])).toEqual(['agrees']);
  });

  test('a line that is rejected', () => {
    const line = received(['a=1; SameSite=None']);
    expect(checks(line, [])).toEqual(['agrees']);
    // The cookie existed before.
    expect(checks(line, [a])).toEqual(['agrees']);
    expect(checks(line, [a], [change(a)])).toEqual(['stored-anyway']);
    // Another line with that name and value set it.
    expect(checks(received(['a=1', 'a=1; SameSite=None']), [a], [change(a)])).toEqual(['agrees', 'agrees']);
  });

  test('twice as many lines take twice as many keys', () => {
    const keys = (count: number): number => {
      const lines = received(Array.from({ length: count }, (_, at) => `n${at}=1`));
      const changes = lines.map(({ verdict }) => change((verdict as { cookie: Cookie }).cookie));
      return countKeys(() => checks(lines, [], changes));
    };
    expect(keys(200)).toBeGreaterThan(0);
    expect(keys(800)).toBeLessThanOrEqual(4 * keys(200));
  });

  test('beside lines that were not judged because there are too many, no difference is claimed', () => {
    const many = received([...Array.from({ length: 1_000 }, (_, at) => `n${at}=1`), 'n0=; Max-Age=0']);
    expect(many).toHaveLength(1_000);
    expect(checks(many, []).slice(0, 2)).toEqual(['superseded', 'superseded']);
  });
});
