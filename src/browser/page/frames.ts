import { browser } from '../browser.ts';

/** What one frame of a page reports about what it loads. Hosts only: no URL, no value leaves the page. */
export interface FrameReport {
  /** The page itself. */
  isTop: boolean;
  /** Host of the frame's own document. */
  host: string;
  /** Hosts of everything the frame loaded. */
  hosts: string[];
  /** The browser's record of what the frame loaded was full at some time: later loads are missing, as far as they left no element. */
  isRecordFull: boolean;
  /** Hosts of its child frames, as far as their URLs show. */
  frameHosts: string[];
  /** How many child frames it has, also those that cannot be entered. */
  childFrames: number;
  cookieEnabled: boolean;
  /** Whether the document sees no cookie at all; null where reading throws (a sandboxed frame). */
  seesNoCookies: boolean | null;
}

/**
 * Reports of the frames Crumb may enter: the ones it has host access to, and those of the page's own origin after a
 * click on its button (activeTab). None where it may enter none. `isLoading`: as they are now, also while they load.
 */
export async function readFrames(
  tabId: number,
  isLoading = false,
): Promise<{ reports: FrameReport[]; unread: number }> {
  const { results, unread } = await runInFrames(tabId, report, isLoading);
  return { reports: results, unread };
}

/**
 * What `read` returns in every frame Crumb has access to, and how many gave no result: one that goes or throws, or the page
 * itself where it cannot be entered. `read` must not refer to anything outside itself. `isLoading`: a frame that loads
 * slowly does not delay the others.
 */
export async function runInFrames<Result>(
  tabId: number,
  read: () => Result,
  isLoading = false,
): Promise<{ results: Result[]; unread: number }> {
  try {
    const all = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      ...(isLoading && { injectImmediately: true }),
      func: read,
    });
    const results = all.flatMap(({ result }) => (result ? [result as Result] : []));
    return { results, unread: all.length - results.length };
  } catch (error) {
    // A page no extension may enter, one that is being replaced, or an error page: the result is "nothing to report".
    if (error instanceof Error && NO_ENTRY.test(error.message)) return { results: [], unread: 1 };
    throw error;
  }
}

const NO_ENTRY =
  /cannot access|cannot be scripted|missing host permission|no tab with id|tab was closed|invalid tab|error page|no frame|frame .*(removed|not)/i;

/** Runs inside the page, in the extension's own world there: must not refer to anything outside itself. */
function report(): FrameReport {
  const FULL_AT_FIRST = 250;
  const FULL_WHEN_ENLARGED = 5000;
  const world = globalThis as { crumbRecordWasFull?: boolean };
  const resources = performance.getEntriesByType('resource');
  const isFull = resources.length === FULL_AT_FIRST || resources.length >= FULL_WHEN_ENLARGED;
  world.crumbRecordWasFull ||= isFull;
  performance.setResourceTimingBufferSize(FULL_WHEN_ENLARGED);
  const hosts = new Set<string>();
  const frameHosts = new Set<string>();
  const add = (url: string, to: Set<string>): void => {
    // An element gives its attribute where that is no URL, as "http://".
    if (/^https?:/.test(url) && URL.canParse(url)) to.add(new URL(url).hostname);
  };
  for (const { name } of resources) add(name, hosts);
  // What a full record left out, where its element was loaded; a link with another relation is a name and no load.
  for (const element of document.querySelectorAll('script, img, audio, video, embed, link[rel~="stylesheet" i]')) {
    const { currentSrc, src, href, complete } = element as HTMLImageElement & HTMLLinkElement;
    if (complete !== false) add(currentSrc || src || href || '', hosts);
  }
  for (const frame of document.querySelectorAll('iframe, frame')) add((frame as HTMLIFrameElement).src, frameHosts);
  let seesNoCookies: boolean | null = null;
  try {
    seesNoCookies = document.cookie === '';
  } catch {
    seesNoCookies = null;
  }
  return {
    isTop: window.parent === window,
    host: location.hostname,
    hosts: [...hosts],
    isRecordFull: world.crumbRecordWasFull,
    frameHosts: [...frameHosts],
    childFrames: window.length,
    cookieEnabled: navigator.cookieEnabled,
    seesNoCookies,
  };
}
