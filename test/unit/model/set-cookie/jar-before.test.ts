import { describe, expect, test } from 'vitest';
import { JarHistory } from '../../../../src/cookie/jar/jar-history.ts';
import { jarBefore, startBeforeOwnLines } from '../../../../src/model/set-cookie/jar-before.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { added, removed } from '../../../fixtures/jar-events.ts';
import { answerLines } from './response-lines.ts';

const START = 1_000_000;
/** The id of a request without a line. */
const OTHER = -1;
const at = (delay: number) => START + delay;
const a = cookie('a', { value: '1' });

/** A history that was read when it was empty, and the events that came after so many milliseconds. */
function historyWith(...events: [number, ReturnType<typeof added>][]): JarHistory {
  const history = new JarHistory('firefox', 1_000);
  history.adopt([], START * 1_000);
  for (const [delay, change] of events) history.take({ id: at(delay) * 1_000, change });
  return history;
}

/** Names and values before a request at that time; the line was in a response from 100 to 110 ms after the start. */
function namesBefore(delay: number, history: JarHistory | undefined, line = 'a=1'): string[] {
  const lines = answerLines([line], { jar: [], at: at(100), time: 10 });
  const { jar } = jarBefore({ id: OTHER, startedAt: at(delay), until: at(delay) }, history, lines);
  return jar.cookies.map(({ name, value }) => `${name}=${value}`);
}

describe('the jar before a request', () => {
  test('what a response set just before counts although the browser has not reported it', () => {
    expect(namesBefore(120, historyWith())).toEqual(['a=1']);
    expect(namesBefore(105, historyWith())).toEqual([]);
  });

  test('what a response sets was not there before its own request, also if it took no time', () => {
    const lines = answerLines(['a=1'], { jar: [], at: at(100), time: 0 });
    const id = lines[0]?.request.id ?? OTHER;
    const count = (id: number) =>
      jarBefore({ id, startedAt: at(100), until: at(100) }, historyWith(), lines).jar.cookies.length;
    expect([count(id), count(OTHER)]).toEqual([0, 1]);
  });

  test('what was reported of a line is not applied again', () => {
    const history = historyWith([115, added(a)], [130, added({ ...a, value: '2' })]);
    expect(namesBefore(120, history)).toEqual(['a=1']);
    expect(namesBefore(140, history)).toEqual(['a=2']);
  });

  test('a cookie that was deleted after the response is not there, also if the browser did not report that it was set', () => {
    expect(namesBefore(140, historyWith([130, removed(a)]))).toEqual([]);
  });

  test('a line of a response long before is taken to be reported', () => {
    expect(namesBefore(5_000, historyWith())).toEqual([]);
  });

  test('it is known since the cookies of the site were read', () => {
    const known = (delay: number, history?: JarHistory) =>
      jarBefore({ id: OTHER, startedAt: at(delay), until: at(delay) }, history, []).isKnown;
    expect(known(10, historyWith())).toBe(true);
    expect(known(-10, historyWith())).toBe(false);
    expect(known(10)).toBe(false);
  });
});

describe('the start of a WebSocket, which the browser may date after its response', () => {
  const URL = 'ws://shop.example/';
  /** How many milliseconds after the start a request that is dated 200 ms after it began, by the cookies that it set. */
  const start = (url: string, line: string, history: JarHistory) =>
    Math.round(startBeforeOwnLines(networkRequest(url, { at: at(200), response: [['Set-Cookie', line]] }), history)) -
    START;

  test('is before the cookie that its response stored', () => {
    const history = historyWith([50, added(a)], [150, added({ ...a, value: '2' })]);
    expect(start(URL, 'a=2; Path=/', history)).toBe(150);
    expect(
      history.at(startBeforeOwnLines(networkRequest(URL, { at: at(200), response: [['Set-Cookie', 'a=2']] }), history)),
    ).toEqual([a]);
    expect(start(URL, 'a=3', history)).toBe(200);
    expect(start('http://shop.example/', 'a=2', history)).toBe(200);
  });

  test('is as dated where its cookie is stored later', () => {
    expect(start(URL, 'a=1', historyWith([50, added(a)], [210, added(a)]))).toBe(200);
  });
});
