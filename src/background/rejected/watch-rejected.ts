/**
 * Without DevTools: which Set-Cookie lines the browser rejected on the page of each tab, if the user switched it on.
 *
 *   off --permission `webRequest`--> on: each response is judged; a page's verdicts go with its navigation or its tab
 *   on --permission taken--> off: everything is forgotten
 *
 * Only verdicts and the name of the page's server are kept, in memory (storage.session), so that a stopped background loses none.
 */
import type { Broadcast } from '../../bridge/serve.ts';
import { agent } from '../../browser/agent.ts';
import { setBadge } from '../../browser/badge.ts';
import { onTabLoaded } from '../../browser/browser-events.ts';
import { dropCapability, hasCapability } from '../../browser/capability.ts';
import { type ResponseHead, responseFeed } from '../../browser/network/response-heads.ts';
import { isFlag } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { Page } from '../../contract/page.ts';
import { guessServer } from '../../cookie/limits/guess-server.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import type { RejectedCookies, RejectedLine } from '../../cookie/set-cookie/rejected-cookies.ts';
import { countUnsent } from './count-unsent.ts';
import { createDeniedRequests } from './denied-requests.ts';
import { countOf } from './fold-rejected.ts';
import { judgeRejected } from './judge-rejected.ts';
import { createRejectedRecord } from './rejected-record.ts';

/** As many requests under way are remembered. */
const MAX_REQUESTS = 500;

interface Deps {
  storage: ExtensionStorage;
  broadcast: Broadcast;
}

export function createRejectedWatch({ storage, broadcast }: Deps) {
  const record = createRejectedRecord(storage);
  const { rejectedOn, recordRejected, recordServer, recordDenied, recordUnsent, forgetRejected } = record;
  const deniedRequests = createDeniedRequests(countDenied);
  /** Requests under way: the URLs so far, and what was rejected on the way to a page whose response is still to come. */
  const underWay = new Map<string, { urls: string[]; rejected: Promise<RejectedLine[]>[] }>();
  /** The permission came while the browser ran, and nothing was heard since: see Rejected.isWaiting. Ends with the session. */
  const waiting = storage.valueInSession('rejectedWaiting', false, recordKind<boolean>(isFlag));
  let hasHeard = false;
  let isWatching = false;
  const hearResponses = responseFeed((response) => void take(response));

  /** Must be called while the background starts. */
  function watchRejected(): void {
    if (!hearResponses() || isWatching) return;
    isWatching = true;
    // Chromium takes a tab's number from the button when its next page is shown, which is after the page's own response.
    onTabLoaded((tabId) => void showCount(tabId));
  }

  async function showCount(tabId: number): Promise<void> {
    const count = countOf(await rejectedOn(tabId));
    if (count > 0) await setBadge(tabId, count);
  }

  /** The person has given the permission. */
  async function startRejected(): Promise<void> {
    watchRejected();
    if (agent === 'chrome') await waiting.write(true);
  }

  async function take(response: ResponseHead): Promise<void> {
    const { requestId, tabId, url } = response;
    const isOnTheWay = response.isPage && response.isRedirect;
    const isNewPage = response.isPage && !isOnTheWay && !response.isNeverShown;
    const before = underWay.get(requestId) ?? { urls: [], rejected: [] };
    // Before anything is awaited: a background that just started hears of the page and of its first requests at once.
    const forgotten = isNewPage ? forgetPage(tabId) : null;
    const judged = judgeRejected(response, before.urls);
    underWay.delete(requestId);
    underWay.set(requestId, {
      urls: [...before.urls, url],
      rejected: isOnTheWay ? [...before.rejected, judged] : [],
    });
    const [oldest] = underWay.keys();
    if (underWay.size > MAX_REQUESTS && oldest !== undefined) underWay.delete(oldest);
    if (!hasHeard) {
      hasHeard = true;
      if (await waiting.read()) {
        await waiting.write(false);
        await broadcast('rejectedChanged', { tabId });
      }
    }
    await forgotten;
    const server = isNewPage ? guessServer(response.traits) : null;
    if (server) {
      await recordServer(tabId, server);
      await broadcast('rejectedChanged', { tabId });
    }
    deniedRequests.takeStatus(response);
    if (isOnTheWay) return;
    const rejected = (await Promise.all([...before.rejected, judged])).flat();
    if (rejected.length === 0) return;
    const kept = await recordRejected(tabId, rejected);
    if (kept === null) return;
    await setBadge(tabId, countOf(kept));
    await broadcast('rejectedChanged', { tabId });
  }

  /** Keeps which requests were denied, and counts the sessions that they lack. */
  async function countDenied(tabId: number, requests: readonly PageRequest[], pageUrl?: string): Promise<void> {
    const { denied = [] } = await recordDenied(tabId, requests);
    const unsent = await countUnsent(tabId, denied, pageUrl);
    await setBadge(tabId, countOf(await recordUnsent(tabId, unsent)) || null);
    await broadcast('rejectedChanged', { tabId });
  }

  /** A surface found this number of sessions that requests of a page lack. Without the permission only the button shows it. */
  async function reportUnsent({ tabId, count }: { tabId: number; count: number }): Promise<void> {
    const isOn = await hasCapability('webRequest');
    await setBadge(tabId, (isOn ? countOf(await recordUnsent(tabId, count)) : count) || null);
  }

  /** A tab has closed or moved on: what was rejected on its page is of no use any more. */
  async function forgetPage(tabId: number): Promise<void> {
    deniedRequests.forgetTab(tabId);
    if (!(await forgetRejected(tabId))) return;
    await setBadge(tabId, null);
    await broadcast('rejectedChanged', { tabId });
  }

  async function readRejected({ tabId }: Page): Promise<RejectedCookies> {
    if (!(await hasCapability('webRequest'))) return { isOn: false, isWaiting: false, lines: [], more: 0 };
    return { isOn: true, isWaiting: await waiting.read(), ...(await rejectedOn(tabId)) };
  }

  /** Gives the permission back. */
  async function stopRejected(): Promise<void> {
    await dropCapability('webRequest');
    await forgetAllWhereOff();
  }

  /** A permission was taken: without this one nothing is kept. */
  async function forgetAllWhereOff(): Promise<void> {
    if (await hasCapability('webRequest')) return;
    underWay.clear();
    hasHeard = false;
    await waiting.write(false);
    deniedRequests.forgetAll();
    const tabs = await record.forgetAllRejected();
    await Promise.all(tabs.map((tabId) => setBadge(tabId, null)));
  }

  return { watchRejected, startRejected, forgetPage, readRejected, reportUnsent, stopRejected, forgetAllWhereOff };
}
