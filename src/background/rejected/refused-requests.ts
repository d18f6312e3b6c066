import type { ResponseHead } from '../../browser/network/response-heads.ts';
import { isDenial, type PageRequest } from '../../cookie/page-request.ts';
import { MAX_REFUSED } from './fold-rejected.ts';

/** Of a longer URL nothing is kept. */
const LONGEST_URL = 2000;
/** A page may have any number of requests refused: they are handed on together, at most once in this time. */
const GATHER_MS = 100;

/** The latest statuses of a tab that are not handed on yet. */
interface Gathered {
  requests: PageRequest[];
  /** Of a page that is still to be shown. */
  pageUrl: string | undefined;
}

type HandOn = (tabId: number, requests: readonly PageRequest[], pageUrl?: string) => Promise<void>;

/** Picks from all responses those that refuse a request, and a later success of the same URL. */
export function createRefusedRequests(handOn: HandOn) {
  /** By tab: a later success is looked up here, and not for every response. */
  const refusedUrls = new Map<number, Set<string>>();
  const gathered = new Map<number, Gathered>();

  function takeStatus({ tabId, url, isPage, traits: { status } }: ResponseHead): void {
    const { origin, pathname } = new URL(url);
    const request: PageRequest = { url: origin + pathname, status, by: isPage ? 'navigation' : 'script' };
    const urls = refusedUrls.get(tabId) ?? new Set<string>();
    const wasRefused = urls.delete(request.url);
    if (request.url.length > LONGEST_URL || !(isDenial(status) || wasRefused)) return;
    if (isDenial(status)) urls.add(request.url);
    const [oldest] = urls;
    if (urls.size > MAX_REFUSED && oldest !== undefined) urls.delete(oldest);
    refusedUrls.set(tabId, urls);
    const before = gathered.get(tabId);
    if (!before) setTimeout(() => void handOnGathered(tabId), GATHER_MS);
    const others = (before?.requests ?? []).filter((other) => other.url !== request.url);
    gathered.set(tabId, {
      requests: [...others, request].slice(-MAX_REFUSED),
      pageUrl: isPage ? url : before?.pageUrl,
    });
  }

  async function handOnGathered(tabId: number): Promise<void> {
    const latest = gathered.get(tabId);
    gathered.delete(tabId);
    if (latest) await handOn(tabId, latest.requests, latest.pageUrl);
  }

  function forgetTab(tabId: number): void {
    refusedUrls.delete(tabId);
    gathered.delete(tabId);
  }

  function forgetAll(): void {
    refusedUrls.clear();
    gathered.clear();
  }

  return { takeStatus, forgetTab, forgetAll };
}
