import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { inPortions } from '../../../../src/model/set-cookie/in-portions.ts';
import { networkRequest } from '../../../fixtures/har.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (at: number, lines: number, value = '1'): NetworkRequest =>
  networkRequest('https://shop.example/', {
    at,
    response: Array.from({ length: lines }, (_, nth): [string, string] => ['Set-Cookie', `n${nth}=${value}`]),
  });

/** What each task judged, by the start of the requests. */
function tasks(requests: NetworkRequest[], act?: (portions: ReturnType<typeof inPortions>) => void): number[][] {
  const judged: number[][] = [];
  const portions = inPortions((portion) => judged.push(portion.map(({ startedAt }) => startedAt)));
  portions.add(requests);
  act?.(portions);
  vi.runAllTimers();
  return judged;
}

test('few lines are judged at once, in the order in which the responses ended', () => {
  expect(tasks([answer(2, 10), answer(1, 10), answer(3, 10)])).toEqual([[1, 2, 3]]);
});

test('many lines, or long ones, are judged in several tasks', () => {
  expect(tasks([answer(1, 900), answer(2, 10), answer(3, 10)])).toEqual([[1], [2, 3]]);
  expect(tasks([1, 2, 3].map((at) => answer(at, 1, 'x'.repeat(250_000))))).toEqual([[1], [2], [3]]);
});

test('lines that take long are not judged in the task that adds their requests', () => {
  const judgedAtOnce = (requests: NetworkRequest[]) => {
    let count = 0;
    inPortions((portion) => {
      count += portion.length;
    }).add(requests);
    return count;
  };
  expect(judgedAtOnce([answer(1, 100)])).toBe(1);
  expect(judgedAtOnce([answer(1, 60), answer(2, 60)])).toBe(0);
  expect(judgedAtOnce([answer(1, 1, 'x'.repeat(21_000))])).toBe(0);
});

test('many requests are judged in several tasks, however few lines they have', () => {
  const portions = tasks(Array.from({ length: 120 }, (_, at) => answer(at + 1, 1)));
  expect(portions.map(({ length }) => length)).toEqual([50, 50, 20]);
});

test('requests that are gone meanwhile are not judged', () => {
  const [one, two, three] = [answer(1, 900), answer(2, 900), answer(3, 900)];
  expect(tasks([one, two, three], (portions) => portions.retain(new Set([one, three])))).toEqual([[1], [3]]);
});
