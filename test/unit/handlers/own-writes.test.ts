import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOwnWrites } from '../../../src/handlers/write/exchange/own-writes.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { added, overwritten, removed } from '../../fixtures/jar-events.ts';

const OLD = cookie('sid', { value: '1' });
const NEW = cookie('sid', { value: '2' });

let { noteOwnWrite, isOwnWrite } = createOwnWrites();
beforeEach(() => {
  vi.useFakeTimers();
  ({ noteOwnWrite, isOwnWrite } = createOwnWrites());
});
afterEach(() => void vi.useRealTimers());

test.each(['chrome', 'firefox'] as const)('the event of a write is Crumb’s, once, in %s', (agent) => {
  noteOwnWrite(NEW, NEW, Promise.resolve(null));
  expect(overwritten(agent, OLD, NEW).map(isOwnWrite)).toEqual([false, true]);
  expect(overwritten(agent, OLD, NEW).map(isOwnWrite)).toEqual([false, false]);
});

test('the event of a deletion is Crumb’s, and the overwrite of a page in between is not', () => {
  noteOwnWrite(OLD, null, Promise.resolve(null));
  expect(overwritten('firefox', OLD, NEW).map(isOwnWrite)).toEqual([false, false]);
  expect(isOwnWrite(removed(NEW, 'expired_overwrite'))).toBe(true);
});

test('an event with another value, of another cookie or long after the reply is not Crumb’s', async () => {
  noteOwnWrite(NEW, NEW, Promise.resolve(null));
  expect(isOwnWrite(added(OLD))).toBe(false);
  expect(isOwnWrite(added(cookie('sid', { value: '2', path: '/x' })))).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isOwnWrite(added(NEW))).toBe(false);
});

test('a call without a reply may still be carried out', async () => {
  noteOwnWrite(NEW, NEW, new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isOwnWrite(added(NEW))).toBe(true);
});
