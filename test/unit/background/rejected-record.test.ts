import { expect, test } from 'vitest';
import { createRejectedRecord } from '../../../src/background/rejected/rejected-record.ts';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { RejectedLine } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

const line = (name: string): RejectedLine => ({
  name,
  host: 'shop.example',
  at: 1,
  count: 1,
  reasons: [{ code: 'InvalidPrefix', data: {}, section: '5.4' }],
});

test('once the lines of all tabs take 2 MiB, what is rejected later is counted only, until tabs are closed', async () => {
  const browser = new FakeBrowser('chrome');
  enter(browser);
  const record = createRejectedRecord(createStorage());
  await record.recordRejected(1, [line('a')]);
  browser.session.set('rejected:2', 'x'.repeat(2 * 1024 * 1024));
  expect(await record.recordRejected(1, [line('b'), line('c')])).toEqual({ lines: [line('a')], more: 2 });
  browser.session.delete('rejected:2');
  expect(await record.recordRejected(1, [line('d')])).toEqual({ lines: [line('a'), line('d')], more: 2 });
});

test('what was denied stays beside what is rejected, for a background that starts again, and goes with the page', async () => {
  enter(new FakeBrowser('chrome'));
  const record = createRejectedRecord(createStorage());
  await record.recordRejected(1, [line('a')]);
  const request = { url: 'https://api.shop.example/me', status: 401, by: 'script' as const };
  await record.recordDenied(1, [request]);
  await record.recordUnsent(1, 1);
  const again = createRejectedRecord(createStorage());
  expect(await again.rejectedOn(1)).toEqual({ lines: [line('a')], more: 0, denied: [request], unsent: 1 });
  expect(await again.forgetRejected(1)).toBe(true);
  expect(await again.rejectedOn(1)).toEqual({ lines: [], more: 0 });
});

test('with a full storage a page’s rejected cookies are still counted, and are stored when there is room', async () => {
  const browser = new FakeBrowser('chrome');
  enter(browser);
  const record = createRejectedRecord(createStorage());
  browser.fault = (_, name) => (name === 'session.set' ? 'full' : undefined);
  await record.recordServer(1, 'node');
  expect(await record.recordRejected(1, [line('a')])).toEqual({ lines: [line('a')], more: 0, server: 'node' });
  expect(await record.rejectedOn(1)).toMatchObject({ lines: [line('a')] });
  expect(await record.forgetRejected(1)).toBe(true);
  expect(await record.rejectedOn(1)).toEqual({ lines: [], more: 0 });
  await record.recordRejected(2, [line('b')]);
  browser.fault = () => undefined;
  await record.recordRejected(2, [line('c')]);
  const again = createRejectedRecord(createStorage());
  expect(await again.rejectedOn(2)).toEqual({ lines: [line('b'), line('c')], more: 0 });
  expect(await record.forgetAllRejected()).toEqual([2]);
});
