import type { Page } from '../../contract/page.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
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

/** How long a reading may take, in milliseconds: in Firefox it may never end if a frame is removed meanwhile. */
const LONGEST_READING_MS = 3000;
/** The latest requests of all frames together. */
const MOST_IN_FRAMES = 200;
/** Frames within frames that are followed. */
const MOST_DEEP = 20;

/** What one document reports of itself; its requests lack their frames. */
interface FrameRecord {
  isTop: boolean;
  origin: string;
  /** Origins of the frames from the outermost one to this one; null: the browser does not report them. */
  frames: string[] | null;
  /** The frame around it, as the browser counts frames; null: not known. */
  parentId: number | null;
  requests: PageRequest[];
}

/**
 * The page itself, its frames, and what their scripts requested, by the browser's record of each document that can be
 * entered; those of the page itself last. No query, no fragment and no value leaves the page.
 * @throws Error when the page cannot be entered
 */
export async function pageRequests({ tabId }: Page): Promise<PageRequest[]> {
  const read = async (allFrames: boolean): Promise<PageRequest[]> => {
    const target = { tabId, allFrames };
    const results = await browser.scripting.executeScript({ target, injectImmediately: true, func: record });
    const records = new Map(results.map(({ frameId, result }) => [frameId, result as FrameRecord | null]));
    return [...records.keys()].flatMap((frameId) => requestsOf(frameId, records));
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LONGEST_READING_MS);
  });
  const all = await Promise.race([read(true), timedOut]).finally(() => clearTimeout(timer));
  const requests = all ?? (await read(false));
  const isInFrame = ({ by, frames }: PageRequest): boolean => by === 'frame' || frames !== undefined;
  return [...requests.filter(isInFrame).slice(-MOST_IN_FRAMES), ...requests.filter((request) => !isInFrame(request))];
}

/** The requests of one document with the frames that they were made in; none where a frame around it is not known. */
function requestsOf(frameId: number, records: ReadonlyMap<number, FrameRecord | null>): PageRequest[] {
  const frames = framesOf(frameId, records, 0);
  // A sandboxed frame has an opaque origin.
  if (!frames?.every((origin) => /^https?:/.test(origin))) return [];
  return (records.get(frameId)?.requests ?? []).map((request) => {
    const around = request.by === 'frame' ? frames.slice(0, -1) : frames;
    return { ...request, ...(around.length > 0 && { frames: around }) };
  });
}

/** Origins of the frames from the outermost one to this one, which Firefox reports from frame to frame only. */
function framesOf(id: number, records: ReadonlyMap<number, FrameRecord | null>, depth: number): string[] | null {
  const found = records.get(id);
  if (!found || depth > MOST_DEEP) return null;
  if (found.isTop) return [];
  if (found.frames) return found.frames;
  const around = found.parentId === null ? null : framesOf(found.parentId, records, depth + 1);
  return around && [...around, found.origin];
}

/** Runs inside each frame, which may write what it likes into its record: must not refer to anything outside itself. */
async function record(): Promise<FrameRecord | null> {
  const MOST_REQUESTS = 200;
  const LONGEST_URL = 2000;
  const isTop = window === window.top;
  let frames: string[] | null = null;
  let parentId: number | null = null;
  let hasStorageAccess: boolean | undefined;
  if (!isTop) {
    const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
    // What Firefox gives to content scripts in place of the origins.
    const { browser: api } = globalThis as { browser?: { runtime?: { getFrameId?(frame: Window): number } } };
    if (ancestorOrigins) frames = [...[...ancestorOrigins].slice(0, -1).reverse(), window.origin];
    else parentId = api?.runtime?.getFrameId?.(window.parent) ?? null;
    // It has cookies of its own.
    if ('credentialless' in window && window.credentialless) return null;
    hasStorageAccess = await document.hasStorageAccess?.().catch(() => undefined);
  }
  const requests = new Map<string, PageRequest>();
  const add = (fullUrl: string, status: unknown, by: PageRequest['by']): void => {
    if (!/^https?:/.test(fullUrl) || !URL.canParse(fullUrl)) return;
    const { origin, pathname } = new URL(fullUrl);
    const url = origin + pathname;
    if (url.length > LONGEST_URL) return;
    // The last response counts: a person may have signed in since.
    requests.delete(url);
    requests.set(url, {
      url,
      status: typeof status === 'number' ? status : 0,
      by,
      ...(hasStorageAccess !== undefined && { hasStorageAccess }),
    });
  };
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
    const { name, initiatorType, responseStatus } = entry;
    if (initiatorType === 'fetch' || initiatorType === 'xmlhttprequest') add(name, responseStatus, 'script');
  }
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const latest = [...requests.values()].slice(-MOST_REQUESTS);
  requests.clear();
  if (navigation) add(location.href, navigation.responseStatus, isTop ? 'navigation' : 'frame');
  return { isTop, origin: window.origin, frames, parentId, requests: [...requests.values(), ...latest] };
}
