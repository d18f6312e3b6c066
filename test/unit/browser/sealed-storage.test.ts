import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { recordKind } from '../../../src/browser/storage/record-kind.ts';
import { FakeBrowser, type Fault } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

const KIND = recordKind<string>((value) => typeof value === 'string');
/** The records as a background that has just been started finds them. */
const start = () => createStorage().sealedOnDisk('plan:', KIND);
let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser('firefox');
  enter(browser);
  vi.stubGlobal('navigator', { storage: browser.fileStorage });
});
afterEach(() => vi.unstubAllGlobals());

/** The next call of this name gets the fault; `act` makes it. Returns the function that ends a call without a reply. */
async function withFault(name: string, fault: Fault, act: () => unknown): Promise<() => void> {
  browser.fault = (_, called) => {
    if (called !== name) return undefined;
    browser.fault = () => undefined;
    return fault;
  };
  act();
  await vi.waitFor(() => expect(browser.hanging).toHaveLength(1));
  return () => browser.hanging.pop()?.land();
}

/** A record whose first write was given up is written anew while the browser is removing what came of the first. */
async function rewriteDuringRemoval() {
  const store = start();
  const endWrite = await withFault('files.write', 'hang', () => void store.write('a', 'first').catch(() => undefined));
  await store.remove(['a']);
  const endRemoval = await withFault('files.remove', 'late', endWrite);
  await store.write('a', 'second');
  endRemoval();
  await new Promise((resolve) => setTimeout(resolve));
  return store;
}

test('a record that is written anew while its earlier write is being erased is kept', async () => {
  await rewriteDuringRemoval();
  expect(await start().readAll()).toEqual(new Map([['a', 'second']]));
});

test('a record that was written anew while its earlier write was being erased can be removed, with its key', async () => {
  const store = await rewriteDuringRemoval();
  await store.remove(['a']);
  expect([...browser.local.keys(), ...browser.files.keys()]).toEqual([]);
});

test('a key that could not be removed is removed with the next removal of its record', async () => {
  const store = start();
  await store.write('a', 'first');
  browser.fault = (_, name) => (name === 'files.remove' ? 'fail' : undefined);
  await expect(store.remove(['a'])).rejects.toThrow('The browser failed');
  browser.fault = () => undefined;
  await store.remove(['a']);
  expect([...browser.local.keys(), ...browser.files.keys()]).toEqual([]);
});
