import type { Page } from '../../contract/page.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';
import { pageOf } from './page.ts';

/** The page of a tab, whose URL may be known better than the tab reports; null if the tab was closed or shows no web page. */
export async function pageOfTab(tabId: number, url?: string): Promise<Page | null> {
  const [tab, stores] = await Promise.all([
    browser.tabs.get(tabId).catch(() => null),
    agent === 'chrome' ? browser.cookies.getAllCookieStores() : [],
  ]);
  return tab && pageOf({ ...tab, url: url ?? tab.url }, stores);
}
