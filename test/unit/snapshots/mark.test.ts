import { expect, test } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { createMark } from '../../../src/handlers/snapshots/mark.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

const MARK = { site: 'shop.example', storeId: '0', at: 5, cookies: [cookie('sid', { value: 'secret' })] };

/** A browser, and the mark of a background in it. */
function world(browser = new FakeBrowser('chrome')) {
  enter(browser);
  return { browser, mark: createMark(createStorage()) };
}

test('a mark outlives the background and never reaches the disk', async () => {
  const { browser, mark } = world();
  await mark.handlers.markCookies(MARK);
  expect(await world(browser).mark.handlers.readMark()).toEqual({ value: MARK });
  expect([...browser.local]).toEqual([]);
});

test('a mark of a private window ends with the last of them, another one stays', async () => {
  const { browser, mark } = world();
  browser.isPrivateOpen = true;
  await mark.handlers.markCookies({ ...MARK, storeId: '1' });
  await mark.forgetPrivateMark();
  expect(await mark.handlers.readMark()).toMatchObject({ value: { storeId: '1' } });
  browser.isPrivateOpen = false;
  await mark.forgetPrivateMark();
  expect(await mark.handlers.readMark()).toEqual({ value: null });
  await mark.handlers.markCookies(MARK);
  await mark.forgetPrivateMark();
  expect(await mark.handlers.readMark()).toEqual({ value: MARK });
});

test('a mark that does not fit is a problem, and one that cannot be read is none', async () => {
  const { browser, mark } = world();
  browser.fault = (_, name) => (name === 'session.set' ? 'full' : undefined);
  expect(await mark.handlers.markCookies(MARK)).toEqual({ problem: { code: 'storage-full' } });
  browser.fault = () => undefined;
  browser.session.set('mark', '{"version":1,"value":{"site":1}}');
  expect(await mark.handlers.readMark()).toEqual({ value: null });
});
