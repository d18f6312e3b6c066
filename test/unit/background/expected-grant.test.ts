import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createExpectedGrant } from '../../../src/background/expected-grant.ts';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Page } from '../../../src/contract/page.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { stage } from '../../stage.ts';

/** The browser's state: whether a popup is open, and how often it will reject to open one. */
const popup = { isOpen: false, rejections: 0, opened: [] as number[] };
const action = {
  openPopup: async ({ windowId }: { windowId: number }) => {
    if (popup.rejections > 0) {
      popup.rejections -= 1;
      throw new Error('The popup cannot be opened');
    }
    popup.opened.push(windowId);
  },
};
const page: Page = { tabId: 1, windowId: 7, url: 'https://shop.example/', storeId: '0', incognito: false };

let { expectGrant, forgetGrant, reopenPopup } = createExpectedGrant(createStorage());

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(popup, { isOpen: false, rejections: 0, opened: [] });
  const runtime = { getContexts: async () => (popup.isOpen ? [{}] : []) };
  stage.browser = { ...new FakeBrowser('chrome').api, runtime, action };
  ({ expectGrant, forgetGrant, reopenPopup } = createExpectedGrant(createStorage()));
});
afterEach(() => void vi.useRealTimers());

/** Grants access; resolves when the background has done what it does then. */
async function grant(): Promise<void> {
  const done = reopenPopup();
  await vi.advanceTimersByTimeAsync(10_000);
  await done;
}

describe('a popup that asked for access', () => {
  test('the popup that asked for access opens again in its window, once', async () => {
    await expectGrant(page);
    await grant();
    await grant();
    expect(popup.opened).toEqual([7]);
  });

  test('no popup opens when none asked for access', async () => {
    await grant();
    expect(popup.opened).toEqual([]);
  });

  test('no popup opens when the person has opened one since', async () => {
    await expectGrant(page);
    await forgetGrant();
    await grant();
    expect(popup.opened).toEqual([]);
  });

  test('a popup that is still open is not opened again', async () => {
    popup.isOpen = true;
    await expectGrant(page);
    await grant();
    expect(popup.opened).toEqual([]);
  });

  test('opening the popup is tried again while the prompt has the focus, and given up in the end', async () => {
    popup.rejections = 5;
    await expectGrant(page);
    await grant();
    expect(popup.opened).toEqual([7]);
    popup.rejections = 1_000;
    await expectGrant(page);
    await grant();
    expect(popup.opened).toEqual([7]);
    expect(popup.rejections).toBeGreaterThan(900);
  });

  test('access granted long after the popup asked opens no popup', async () => {
    await expectGrant(page);
    await vi.advanceTimersByTimeAsync(6 * 60_000);
    await grant();
    expect(popup.opened).toEqual([]);
  });
});
