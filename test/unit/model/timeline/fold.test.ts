import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { Fold, type TimelineChange, type TimelineRow } from '../../../../src/model/timeline/fold.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { timelineChange } from '../../../fixtures/timeline-change.ts';

const site = (host: string): string => host.split('.').slice(-2).join('.');
const fold = (told: readonly TimelineChange[]): TimelineRow[] => new Fold(site).rows(told);
const until = (expiryTime: number, more: Partial<Cookie> = {}): Cookie => cookie('sid', { expiryTime, ...more });
const refreshed = (at: number, more: Partial<Cookie> = {}): TimelineChange =>
  timelineChange({ at, old: until(at, more), now: until(at + 1, more) });
const folded = (told: TimelineChange[]): string[] =>
  fold(told).map((row) => `${row.changes[0].entry.kind} ${row.changes[0].entry.cookie.name} ${row.changes.length}`);

describe('rows of the timeline', () => {
  test('a cookie refreshed repeatedly is one row, beside other changes', () => {
    const other = timelineChange({ at: 3, old: null, now: cookie('other') });
    expect(folded([refreshed(1), refreshed(2), other, refreshed(4)])).toEqual(['added other 1', 'refreshed sid 3']);
  });

  test('a different change in between starts another row', () => {
    const changed = timelineChange({ at: 3, old: until(3), now: until(3, { value: 'x' }) });
    expect(folded([refreshed(1), refreshed(2), changed, refreshed(4)])).toEqual([
      'refreshed sid 2',
      'changed sid 1',
      'refreshed sid 1',
    ]);
  });

  test('a refresh by another author starts another row', () => {
    const byServer = { ...refreshed(2), author: { who: 'server', request: null, step: null } as const };
    expect(folded([refreshed(1), byServer])).toEqual(['refreshed sid 1', 'refreshed sid 1']);
  });

  test('cookies evicted together are one row; those of another site or a later time are another', () => {
    const evicted = (at: number, name: string, domain = 'shop.example'): TimelineChange =>
      timelineChange({ at, old: cookie(name, { domain }), how: 'evicted' });
    expect(
      folded([
        evicted(1, 'a'),
        evicted(1, 'x', 'other.example'),
        evicted(2, 'b'),
        evicted(300, 'c'),
        evicted(9000, 'd'),
      ]),
    ).toEqual(['evicted x 1', 'evicted a 3', 'evicted d 1']);
  });

  test('a row keeps its key while more changes are folded into it', () => {
    const [one] = fold([refreshed(1)]);
    const [more] = fold([refreshed(1), refreshed(2)]);
    expect(more?.key).toBe(one?.key);
  });

  test('a row that was given out does not change when more is folded into it', () => {
    const folding = new Fold(site);
    const changes = [refreshed(1), refreshed(2)];
    const [before] = folding.rows(changes);
    const [after] = folding.rows([...changes, refreshed(3), refreshed(4)]);
    expect([before?.changes.length, after?.changes.length]).toEqual([2, 4]);
  });

  test('property: unfolded rows give every change once, in its order, and rows are sorted by their latest change', () => {
    const names = fc.constantFrom('a', 'b');
    const kinds = fc.constantFrom('refresh', 'change', 'evict', 'delete');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, kinds), { maxLength: 60 }), (happenings) => {
        const told = happenings.map(([name, kind], at): TimelineChange => {
          const old = cookie(name, { expiryTime: at });
          if (kind === 'evict' || kind === 'delete')
            return timelineChange({ at: at * 200, old, how: kind === 'evict' ? 'evicted' : 'deleted' });
          const now = cookie(name, { expiryTime: at + 1, ...(kind === 'change' && { value: `${at}` }) });
          return timelineChange({ at: at * 200, old, now });
        });
        const rows = fold(told);
        const unfolded = rows.flatMap((row) => row.changes);
        expect(unfolded.toSorted((one, next) => one.entry.id - next.entry.id)).toEqual(told);
        for (const row of rows) {
          const ids = row.changes.map(({ entry }) => entry.id);
          expect(ids).toEqual(ids.toSorted((one, next) => one - next));
          expect(new Set(row.changes.map(({ entry }) => entry.kind)).size).toBe(1);
        }
        const latest = rows.map((row) => row.changes.at(-1)?.entry.id ?? 0);
        expect(latest).toEqual(latest.toSorted((one, next) => one - next));
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        // Folding bit by bit, or anew after other changes, gives the same rows.
        const bit = new Fold(site);
        for (let end = 0; end < told.length; end += 7) bit.rows(told.slice(0, end));
        expect(bit.rows(told)).toEqual(rows);
        expect(bit.rows(told.slice(1))).toEqual(fold(told.slice(1)));
      }),
    );
  });
});
