import type { Page } from '../../contract/page.ts';
import { browser } from '../browser.ts';

/** Between two readings of the records of the page's frames, in milliseconds. */
const PAUSE_MS = 400;
/** A page of many frames is read less often: a reading may take at most this share of the time. */
const LARGEST_SHARE = 0.1;

/**
 * Hosts that a frame of the page requests and that are new: neither of this site nor among these. Waits for the first of
 * them, for ever if there is none; after an abort it resolves with none. The page records a load when it has ended.
 *
 * All frames are read again and again, because no event tells of a frame that is added or changes its document, and Firefox
 * never ends the script of a document that went away.
 * @throws Error when no frame can be entered
 */
export async function laterHosts(
  { tabId }: Page,
  site: string,
  known: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  while (!signal.aborted) {
    const start = performance.now();
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      // A frame that loads slowly must not delay the others.
      injectImmediately: true,
      func: newHosts,
      args: [site, [...known]],
    });
    const hosts = new Set(results.flatMap(({ result }) => (result as string[] | null) ?? []));
    if (hosts.size > 0) return [...hosts];
    const pause = Math.max(PAUSE_MS, (performance.now() - start) / LARGEST_SHARE);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return [];
}

/** Runs inside the page: must not refer to anything outside itself. */
function newHosts(site: string, known: string[]): string[] {
  const names = new Set<string>();
  for (const { name } of performance.getEntriesByType('resource')) {
    if (/^https?:/.test(name) && URL.canParse(name)) names.add(new URL(name).hostname);
  }
  names.add(location.hostname);
  return [...names].filter(
    (host) => host !== '' && host !== site && !host.endsWith(`.${site}`) && !known.includes(host),
  );
}
