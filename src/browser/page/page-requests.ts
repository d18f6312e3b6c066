import type { PageRequest } from '../../cookie/findings/unsent-sessions.ts';
import { runInFrames } from './frames.ts';

/**
 * The page itself and what its scripts requested, by the browser's record of the page; empty where Crumb may not enter it.
 * No query, no fragment and no value leaves the page.
 */
export async function pageRequests(tabId: number): Promise<PageRequest[]> {
  const { answers } = await runInFrames(tabId, false, record);
  return answers.flat();
}

/** Runs inside the page, which may write what it likes into its record: must not refer to anything outside itself. */
function record(): PageRequest[] {
  const MOST_REQUESTS = 200;
  const LONGEST_URL = 2000;
  const requests = new Map<string, PageRequest>();
  const add = (address: string, status: unknown, by: PageRequest['by']): void => {
    if (!/^https?:/.test(address) || !URL.canParse(address)) return;
    const { origin, pathname } = new URL(address);
    const url = origin + pathname;
    if (url.length > LONGEST_URL) return;
    // The last response counts: a person may have signed in since.
    requests.delete(url);
    requests.set(url, { url, status: typeof status === 'number' ? status : 0, by });
  };
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
    const { name, initiatorType, responseStatus } = entry;
    if (initiatorType === 'fetch' || initiatorType === 'xmlhttprequest') add(name, responseStatus, 'script');
  }
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const latest = [...requests.values()].slice(-MOST_REQUESTS);
  requests.clear();
  if (navigation) add(location.href, navigation.responseStatus, 'navigation');
  return [...requests.values(), ...latest];
}
