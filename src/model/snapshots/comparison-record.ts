import type { Bridge } from '../../contract/bridge.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import type { App } from '../app/app-model.ts';
import type { Host } from '../host/host.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { PanelState } from '../panel-model.ts';
import type { Span } from '../requests/requests-that-sent.ts';
import type { TimelineChange } from '../timeline/fold.ts';
import { recordedChanges } from '../timeline/recorded-changes.ts';
import type { JarComparison } from './jar-comparison.ts';

/** What is recorded of the time between two moments. The comparison says nothing about changes that are not recorded. */
export interface ComparisonRecord {
  /** The recorded changes of each cookie that differs, by `cookieKey`, oldest first. */
  changes: ReadonlyMap<string, readonly TimelineChange[]>;
  /** How many of these cookies have changes that are not recorded. */
  incomplete: number;
  /** What the log of requests in DevTools says; null: this surface has none. */
  log: SentLog | null;
}

interface SentLog {
  /** The requests that sent each new cookie or new value, by `cookieKey`, oldest first. */
  sent: ReadonlyMap<string, readonly NetworkRequest[]>;
  /** When the first request of the log began, if that was after the earlier moment; null: it was before. */
  since: number | null;
}

/** One cookie at both moments; null: it was not there. */
type Difference = readonly [before: Cookie | null, now: Cookie | null];

export interface RecordSource {
  bridge: Bridge;
  host: Pick<Host, 'now' | 'registrableDomain'>;
  app: App;
  storeId: string;
  /** null: this surface is no DevTools panel. */
  panel: PanelState | null;
}

/** What is recorded of the differences between two moments; null: the first is not the earlier one, or nothing differs. */
export async function comparisonRecord(
  { added, removed, changed }: JarComparison,
  span: Span,
  source: RecordSource,
): Promise<ComparisonRecord | null> {
  const all: Difference[] = [
    ...added.map((cookie): Difference => [null, cookie]),
    ...removed.map((cookie): Difference => [cookie, null]),
    ...changed.map(({ before, now }): Difference => [before, now]),
  ];
  if (span.from > span.to || all.length === 0) return null;
  const recorded = changesByKey(await changesOf(all.map(cookieOf), source), span, new Set(all.map(keyOf)));
  const changes = new Map<string, readonly TimelineChange[]>();
  let incomplete = 0;
  for (const one of all) {
    const ofCookie = recorded.get(keyOf(one)) ?? [];
    const whole = wholeOf(ofCookie, one);
    changes.set(keyOf(one), whole ?? ofCookie);
    if (!whole) incomplete++;
  }
  const { panel, host } = source;
  const fresh = [...added, ...changed.filter(({ fields }) => fields.includes('value')).map(({ now }) => now)];
  return { changes, incomplete, log: panel && (await sentLog(fresh, span, panel, host.now())) };
}

async function changesOf(
  cookies: readonly Cookie[],
  { bridge, app, host, storeId, panel }: RecordSource,
): Promise<readonly TimelineChange[]> {
  if (panel) return panel.timeline.changes.peek();
  const sites = [...new Set(cookies.map(({ domain }) => siteOf(domain, host.registrableDomain)))];
  return recordedChanges(bridge, { storeId, sites }, app.steps.peek()?.history.steps.peek() ?? []);
}

async function sentLog(fresh: readonly Cookie[], span: Span, panel: PanelState, now: number): Promise<SentLog> {
  const first = panel.network.requests.peek()[0]?.startedAt ?? now;
  return { sent: await panel.requests.thatSent(fresh, span), since: first > span.from ? first : null };
}

function changesByKey(
  all: readonly TimelineChange[],
  { from, to }: Span,
  keys: ReadonlySet<string>,
): Map<string, TimelineChange[]> {
  const byKey = new Map<string, TimelineChange[]>();
  for (const change of all) {
    const { at, cookieKey: key } = change.entry;
    if (at < from || at > to || !keys.has(key)) continue;
    const ofKey = byKey.get(key);
    if (ofKey) ofKey.push(change);
    else byKey.set(key, [change]);
  }
  return byKey;
}

/** The changes that begin with the cookie as it was and end with it as it is; null: one at either end is not recorded. */
function wholeOf(changes: readonly TimelineChange[], [before, now]: Difference): readonly TimelineChange[] | null {
  const first = changes.findIndex(({ entry: { old } }) => old !== undefined && isSameCookie(old, before));
  const last = changes.findLastIndex(({ entry }) => isSameCookie(entry.now, now));
  return first < 0 || last < first ? null : changes.slice(first, last + 1);
}

function cookieOf([before, now]: Difference): Cookie {
  const cookie = now ?? before;
  if (!cookie) throw new Error('expected a cookie at one of two moments, got none');
  return cookie;
}

function keyOf(one: Difference): string {
  return cookieKey(cookieOf(one));
}
