import { expect, test } from 'vitest';
import { createRegistrations } from '../../../src/background/registrations.ts';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

test('a surface can register after the stored registrations could not be read once', async () => {
  const browser = new FakeBrowser('chrome');
  enter(browser);
  browser.fault = (call) => (call === 0 ? 'fail' : undefined);
  const { allRegistered, register } = createRegistrations(createStorage());
  const surface = { surfaceId: 'popup', storeId: '0', sites: ['shop.example'] };
  await expect(register(surface)).rejects.toThrow('The browser failed');
  expect(await register(surface)).toBe(0);
  expect(await allRegistered()).toHaveLength(1);
});

test('a surface hears of changes though the storage is full', async () => {
  const browser = new FakeBrowser('chrome');
  enter(browser);
  browser.fault = (_, name) => (name === 'session.set' ? 'full' : undefined);
  const { allRegistered, register, unregister } = createRegistrations(createStorage());
  expect(await register({ surfaceId: 'popup', storeId: '0', sites: ['shop.example'] })).toBe(0);
  expect(await allRegistered()).toHaveLength(1);
  await unregister('popup');
  expect(await allRegistered()).toEqual([]);
});
