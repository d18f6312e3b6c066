import type { Crumb } from '../driver/surface.ts';

/** The API of the background that this uses. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id: number; url: string }[]> };
  action: { getBadgeText(tab: object): Promise<string> };
};

/** The number on Crumb's button beside the page of a host. */
export function badgeBeside(crumb: Crumb, host: string): Promise<string> {
  return crumb.background(async (host) => {
    const page = (await chrome.tabs.query({})).find(({ url }) => url?.includes(host));
    return page ? chrome.action.getBadgeText({ tabId: page.id }) : 'no such tab';
  }, host);
}
