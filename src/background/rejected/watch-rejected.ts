/**
 * Without DevTools: which Set-Cookie lines the browser refused on the page of each tab, if the person asked for it.
 *
 *   off --permission `webRequest`--> on: each answer is judged; a page's verdicts go with its navigation or its tab
 *   on --permission taken--> off: everything is forgotten
 *
 * Only verdicts are kept, in memory (storage.session), so that a stopped background loses none.
 */
import { broadcast } from '../../bridge/serve.ts';
import { agent } from '../../browser/agent.ts';
import { setBadge } from '../../browser/badge.ts';
import { onTabLoaded } from '../../browser/lifecycle.ts';
import { type Answer, onAnswer } from '../../browser/network/responses.ts';
import { dropCapability, hasCapability } from '../../browser/permissions.ts';
import { keptInSession } from '../../browser/storage/storage.ts';
import type { Page } from '../../contract/page.ts';
import type { Refused } from '../../cookie/set-cookie/rejected.ts';
import { judgeRefused } from './judge-rejected.ts';
import { forgetAllRefused, forgetRefused, noteRefused, refusedOf } from './rejected-record.ts';

/** Redirects of requests under way, by request: their addresses so far. */
const redirects = new Map<string, string[]>();
const MAX_REQUESTS = 500;

/** The permission came while the browser ran, and nothing was heard since: see Refused.isWaiting. Ends with the session. */
const waiting = keptInSession('refusedWaiting', false);
let hasHeard = false;
let isWatching = false;

/** Must be called while the background starts. */
export function watchRefused(): void {
  if (!onAnswer((answer) => void take(answer)) || isWatching) return;
  isWatching = true;
  // Chromium takes a tab's number from the button when its next page is shown, which is after the page's own answer.
  onTabLoaded((tabId) => void showCount(tabId));
}

async function showCount(tabId: number): Promise<void> {
  const { lines, more } = await refusedOf(tabId);
  if (lines.length > 0) await setBadge(tabId, lines.length + more);
}

/** The person has given the permission. */
export async function startRefused(): Promise<void> {
  watchRefused();
  if (agent === 'chrome') await waiting.write(true);
}

async function take(answer: Answer): Promise<void> {
  const { requestId, tabId, url, isPage } = answer;
  if (!hasHeard) {
    hasHeard = true;
    if (await waiting.read()) {
      await waiting.write(false);
      await broadcast('refusedChanged', { tabId });
    }
  }
  const before = redirects.get(requestId) ?? [];
  redirects.delete(requestId);
  redirects.set(requestId, [...before, url]);
  const [oldest] = redirects.keys();
  if (redirects.size > MAX_REQUESTS && oldest !== undefined) redirects.delete(oldest);
  if (isPage && before.length === 0) await forgetPage(tabId);
  const refused = await judgeRefused(answer, before);
  if (refused.length === 0) return;
  const { lines, more } = await noteRefused(tabId, refused);
  await setBadge(tabId, lines.length + more);
  await broadcast('refusedChanged', { tabId });
}

/** A tab has closed or moved on: what was refused on its page is of no use any more. */
export async function forgetPage(tabId: number): Promise<void> {
  if (!(await forgetRefused(tabId))) return;
  await setBadge(tabId, null);
  await broadcast('refusedChanged', { tabId });
}

export async function readRefused({ tabId }: Page): Promise<Refused> {
  if (!(await hasCapability('webRequest'))) return { isOn: false, isWaiting: false, lines: [], more: 0 };
  return { isOn: true, isWaiting: await waiting.read(), ...(await refusedOf(tabId)) };
}

/** Gives the permission back. */
export async function stopRefused(): Promise<void> {
  await dropCapability('webRequest');
  await forgetAllWhereOff();
}

/** A permission was taken: without this one nothing is kept. */
export async function forgetAllWhereOff(): Promise<void> {
  if (await hasCapability('webRequest')) return;
  redirects.clear();
  hasHeard = false;
  await waiting.write(false);
  const tabs = await forgetAllRefused();
  await Promise.all(tabs.map((tabId) => setBadge(tabId, null)));
}
