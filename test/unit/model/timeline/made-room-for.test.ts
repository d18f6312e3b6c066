import { expect, test } from 'vitest';
import { Fold, type Told } from '../../../../src/model/timeline/fold.ts';
import { madeRoomFor } from '../../../../src/model/timeline/made-room-for.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { toldOf } from '../../../fixtures/told.ts';

const site = (host: string): string => host.split('.').slice(-2).join('.');
const added = (at: number, name: string, domain = 'shop.example'): Told =>
  toldOf({ at, old: null, now: cookie(name, { domain }) });
const evicted = (at: number): Told => toldOf({ at, old: cookie('gone'), how: 'evicted' });

function roomFor(...told: Told[]): string | null {
  const rows = new Fold(site).rows(told);
  const row = rows.find(({ told: [{ entry }] }) => entry.kind === 'evicted');
  return row ? (madeRoomFor(row, rows, site)?.told.entry.cookie.name ?? null) : null;
}

test.each([
  ['before it, as Chromium tells', [added(999, 'new'), evicted(1_000)], 'new'],
  ['after it, as Firefox tells', [evicted(1_000), added(1_002, 'new', 'www.shop.example')], 'new'],
  ['the nearest of several', [added(700, 'early'), added(998, 'new'), evicted(1_000)], 'new'],
  ['none of another site', [added(999, 'new', 'other.example'), evicted(1_000)], null],
  ['none of another time', [added(100, 'new'), evicted(1_000)], null],
])('what others had to go for: %s', (_, told, name) => {
  expect(roomFor(...told)).toBe(name);
});
