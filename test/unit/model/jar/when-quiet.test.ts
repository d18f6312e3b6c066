import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenQuiet } from '../../../../src/model/jar/when-quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it runs once nothing was noted for a while, and again after the next note', () => {
  const run = vi.fn();
  const timer = whenQuiet(run, { quiet: 300, longest: 1_000 });
  timer.note();
  vi.advanceTimersByTime(200);
  timer.note();
  vi.advanceTimersByTime(299);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
  timer.note();
  vi.advanceTimersByTime(300);
  expect(run).toHaveBeenCalledTimes(2);
});

test('notes that never end delay it only for the longest time', () => {
  const run = vi.fn();
  const timer = whenQuiet(run, { quiet: 300, longest: 1_000 });
  for (let noted = 0; noted < 100; noted++) {
    timer.note();
    vi.advanceTimersByTime(100);
  }
  expect(run).toHaveBeenCalledTimes(10);
  timer.stop();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(10);
});
