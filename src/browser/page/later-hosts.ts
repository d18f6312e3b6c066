import type { Page } from '../../contract/page.ts';
import { browser } from '../browser.ts';

/**
 * Hosts that a frame of the page requests and that are new: neither of this site nor among these. Waits for the first of
 * them, for ever if there is none; the page reports a load when it has ended.
 */
export async function laterHosts(page: Page, site: string, known: readonly string[]): Promise<string[]> {
  const { tabId } = page;
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true });
  // A frame that goes away gives no result.
  const answers = frames.map(async ({ frameId }) => {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, func: nextHosts, args: [site, [...known]] });
    if (!answer?.result) throw new Error('the frame is gone');
    return answer.result as string[];
  });
  return Promise.any(answers);
}

/** Runs inside the page: must not refer to anything outside itself. */
function nextHosts(site: string, known: string[]): Promise<string[]> {
  const isNew = (host: string): boolean => host !== site && !host.endsWith(`.${site}`) && !known.includes(host);
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const addresses = list
        .getEntries()
        .flatMap(({ name }) => (/^https?:/.test(name) && URL.canParse(name) ? [new URL(name)] : []));
      const found = addresses.map(({ hostname }) => hostname).filter(isNew);
      if (found.length === 0) return;
      observer.disconnect();
      resolve([...new Set(found)]);
    });
    // Buffered: also what came since the list was read.
    observer.observe({ type: 'resource', buffered: true });
  });
}
