import type { ResponseHead } from '../../browser/network/response-heads.ts';
import { isDenial, type PageRequest, requestKey } from '../../cookie/page-request.ts';
import { MAX_DENIED } from './fold-rejected.ts';
import { pageRequestOf } from './page-request-of.ts';

/** A request with a longer URL is ignored. */
const LONGEST_KEY = 2000;
/** How often denied requests are handed on, in milliseconds: together, since a page may make any number of them. */
const GATHER_MS = 100;

/** The latest statuses of a tab that are not handed on yet. */
interface Gathered {
  requests: PageRequest[];
  /** The requests are of a page that is still to be shown. */
  pageUrl: string | undefined;
}

type HandOn = (tabId: number, requests: readonly PageRequest[], pageUrl?: string) => Promise<void>;

/** Picks from all responses those that deny a request, and a later success of the same URL. */
export function createDeniedRequests(handOn: HandOn) {
  /** Keys by tab: a later success is looked up here, and not for every response. */
  const deniedKeys = new Map<number, Set<string>>();
  const gathered = new Map<number, Gathered>();

  function takeStatus(response: ResponseHead): void {
    const { tabId, url, isPage } = response;
    const request = pageRequestOf(response);
    // A preflight and a picture have no sign-in, and from where an unknown frame is embedded decides what is sent.
    if (request === null || request.by === 'resource') return;
    const { status } = request;
    const key = requestKey(request);
    const keys = deniedKeys.get(tabId) ?? new Set<string>();
    const wasDenied = keys.delete(key);
    if (key.length > LONGEST_KEY || !(isDenial(status) || wasDenied)) return;
    if (isDenial(status)) keys.add(key);
    const [oldest] = keys;
    if (keys.size > MAX_DENIED && oldest !== undefined) keys.delete(oldest);
    deniedKeys.set(tabId, keys);
    const before = gathered.get(tabId);
    if (!before) setTimeout(() => void handOnGathered(tabId), GATHER_MS);
    const others = (before?.requests ?? []).filter((other) => requestKey(other) !== key);
    gathered.set(tabId, {
      requests: [...others, request].slice(-MAX_DENIED),
      pageUrl: isPage ? url : before?.pageUrl,
    });
  }

  async function handOnGathered(tabId: number): Promise<void> {
    const latest = gathered.get(tabId);
    gathered.delete(tabId);
    if (latest) await handOn(tabId, latest.requests, latest.pageUrl);
  }

  function forgetTab(tabId: number): void {
    deniedKeys.delete(tabId);
    gathered.delete(tabId);
  }

  function forgetAll(): void {
    deniedKeys.clear();
    gathered.clear();
  }

  return { takeStatus, forgetTab, forgetAll };
}
