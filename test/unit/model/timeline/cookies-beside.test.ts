import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { cookiesBeside } from '../../../../src/model/timeline/cookies-beside.ts';
import { timelineEntry } from '../../../../src/model/timeline/timeline-entry.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const at = (milliseconds: number, old: Cookie | null | undefined, now: Cookie | null) =>
  timelineEntry({ id: milliseconds * 1_000, how: 'set', ...(old !== undefined && { old }), now });
const part = (index: number, value: string) => cookie(`state.${index}`, { value });
const values = (cookies: readonly Cookie[]) => cookies.map(({ name, value }) => `${name}=${value}`);

describe('the cookies beside one that changed', () => {
  // One response sets both parts, a later one the second alone.
  const change = at(10_000, part(0, 'a1'), part(0, 'a2'));
  const entries = [change, at(10_003, part(1, 'b1'), part(1, 'b2')), at(12_000, part(1, 'b2'), part(1, 'b3'))];
  const jar = [part(0, 'a2'), part(1, 'b3')];

  test('before it are as they were before all that changed with it', () =>
    expect(values(cookiesBeside(change, 'before', entries, jar))).toEqual(['state.1=b1']));

  test('after it are as all that changed with it left them, and not as later changes did', () =>
    expect(values(cookiesBeside(change, 'after', entries, jar))).toEqual(['state.1=b2']));

  test('include one that was deleted since, and not one that came since', () => {
    const later = [at(11_000, part(1, 'b'), null), at(11_500, null, part(2, 'c'))];
    expect(values(cookiesBeside(change, 'after', [change, ...later], [part(2, 'c')]))).toEqual(['state.1=b']);
  });

  test('do not include one of which is not known what it was', () => {
    const unknown = at(11_000, undefined, part(1, 'b'));
    expect(cookiesBeside(change, 'after', [change, unknown], [part(1, 'b')])).toEqual([]);
  });

  test('are those of its domain', () =>
    expect(cookiesBeside(change, 'after', [change], [cookie('x', { domain: 'api.shop.example' })])).toEqual([]));
});
