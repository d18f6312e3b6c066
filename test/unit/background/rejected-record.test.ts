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
