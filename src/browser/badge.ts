import { browser } from './browser.ts';

/** Shows a number on Crumb's button while this tab is shown; null: none. Does nothing if the tab was closed. */
export async function setBadge(tabId: number, count: number | null): Promise<void> {
  try {
    await browser.action.setBadgeText({ tabId, text: count === null ? '' : String(count) });
    if (count !== null) await browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' });
  } catch (error) {
    if (!(error instanceof Error && /no tab with id|invalid tab/i.test(error.message))) throw error;
  }
}
