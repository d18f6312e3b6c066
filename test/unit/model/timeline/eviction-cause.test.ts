import { expect, test } from 'vitest';
import { evictionCause } from '../../../../src/model/timeline/eviction-cause.ts';
import { Fold, type TimelineChange } from '../../../../src/model/timeline/fold.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { toldOf } from '../../../fixtures/told.ts';

const site = (host: string): string => host.split('.').slice(-2).join('.');
const added = (at: number, name: string, domain = 'shop.example'): TimelineChange =>
  toldOf({ at, old: null, now: cookie(name, { domain }) });
const evicted = (at: number): TimelineChange => toldOf({ at, old: cookie('gone'), how: 'evicted' });

function roomFor(...told: TimelineChange[]): string | null {
  const rows = new Fold(site).rows(told);
  const row = rows.find(({ changes: [{ entry }] }) => entry.kind === 'evicted');
  return row ? (evictionCause(row, rows, site)?.told.entry.cookie.name ?? null) : null;
}

test.each([
  ['before it, as Chromium tells', [added(999, 'new'), evicted(1_000)], 'new'],
  ['after it, as Firefox tells', [evicted(1_000), added(1_002, 'new', 'www.shop.example')], 'new'],
  ['the nearest of several', [added(700, 'early'), added(998, 'new'), evicted(1_000)], 'new'],
  ['none of another site', [added(999, 'new', 'other.example'), evicted(1_000)], null],
  ['none of another time', [added(100, 'new'), evicted(1_000)], null],
])('the cookie that others were evicted for: %s', (_, told, name) => {
  expect(roomFor(...told)).toBe(name);
});
