import type { Tab } from '../surface.ts';
import { ChromiumView } from './chromium-view.ts';

/**
 * Records which Set-Cookie lines Chromium itself says it rejected for a tab, and why: by line, its own names of reasons.
 * Null in a browser that does not tell. For tests alone: Crumb has no debugger.
 * Source: Network.responseReceivedExtraInfo of the DevTools protocol
 */
export async function recordRejections(tab: Tab): Promise<ReadonlyMap<string, readonly string[]> | null> {
  if (!(tab instanceof ChromiumView)) return null;
  const rejections = new Map<string, readonly string[]>();
  const session = await tab.page.createCDPSession();
  session.on('Network.responseReceivedExtraInfo', ({ blockedCookies }) => {
    for (const { cookieLine, blockedReasons } of blockedCookies) rejections.set(cookieLine, blockedReasons);
  });
  await session.send('Network.enable');
  return rejections;
}
