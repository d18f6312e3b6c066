import { browser } from '../browser.ts';

/** Reloads the page of a tab; a tab that was closed meanwhile needs none. */
export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId).catch((error: unknown) => {
    if (!/tab/i.test(String(error))) throw error;
  });
}
