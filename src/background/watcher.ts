/**
 * Tells surfaces what changed in their scope. The jar is the state: nothing about cookies is kept here.
 *
 *   started --everyone reads again--> idle --change--> gathering (16 ms) --> reporting --> idle
 *      ^                                                   |
 *      +-------------- stopped by the browser -------------+  at any moment, with changes that it did not report
 *
 * Each surface has a revision of its own that grows by one with every batch it is sent; a surface that finds a gap
 * reads again. There is no port and no timer that would keep the background alive.
 */
import type { Broadcast } from '../bridge/serve.ts';
import type { Events } from '../contract/events.ts';
import { domainMatches } from '../cookie/address/domain-matches.ts';
import { coalesce } from '../cookie/jar/changes.ts';
import type { JarEvent } from '../cookie/jar/jar-entry.ts';
import type { Registered, Registrations } from './registrations.ts';

/** One frame of a 60 Hz screen: a surface cannot show more than one state in it. */
const GATHER_MS = 16;

/** As many events as a surface applies and shows within a frame; the others are reported with the next one. */
const MOST_EVENTS = 300;

interface Deps {
  registrations: Registrations;
  broadcast: Broadcast;
}

export function createWatcher({ registrations: { allRegistered, unregister }, broadcast }: Deps) {
  const gathered: JarEvent[] = [];
  let isTimed = false;
  /** Changes before the background was started are not known. */
  let changedAt = Date.now();

  /** Takes note of one event; surfaces hear of it within a frame. */
  function onCookieEvent(event: JarEvent): void {
    changedAt = Date.now();
    gathered.push(event);
    reportSoon();
  }

  /** The time since which no cookie has changed, in Unix milliseconds. */
  const unchangedSince = (): number => changedAt;

  function reportSoon(): void {
    if (isTimed) return;
    isTimed = true;
    setTimeout(() => void report(), GATHER_MS);
  }

  /**
   * At every start of the background: what happened while it was stopped, and what an earlier one had gathered and not yet
   * reported, is known to nobody. The time as a revision leaves a gap after any that was counted up to, one in 16 ms at most.
   */
  async function recoverWatcher(): Promise<void> {
    const earlier = [...(await allRegistered())];
    for (const surface of earlier) surface.revision = Date.now();
    await Promise.all(earlier.map((surface) => reportTo(surface, { changes: [] })));
  }

  /** Reports to the surface beside this tab that the page has another URL. Firefox reports no pushState to a DevTools panel. */
  async function onTabAddress(tabId: number, url: string): Promise<void> {
    if ((await allRegistered()).some((surface) => surface.tabId === tabId)) await broadcast('tabMoved', { tabId, url });
  }

  async function report(): Promise<void> {
    isTimed = false;
    // Browsers report an overwrite in two events: reported apart, a cookie that kept its place would seem to be removed and added again.
    const last = gathered[Math.min(gathered.length, MOST_EVENTS) - 1];
    const half = last?.change.removed && last.change.cause === 'overwrite' ? 1 : 0;
    const events = gathered.splice(0, Math.min(gathered.length, MOST_EVENTS) - half);
    const changes = coalesce(events.map(({ change }) => change));
    if (gathered.length > half) reportSoon();
    await Promise.all(
      (await allRegistered()).map((surface) => {
        const own = changes.filter(({ cookie }) => isWatched(surface, cookie));
        if (own.length === 0) return undefined;
        if (!surface.everyEvent) return reportTo(surface, { changes: own });
        return reportTo(surface, {
          changes: own,
          events: events.filter(({ change }) => isWatched(surface, change.cookie)),
        });
      }),
    );
  }

  async function reportTo(
    surface: Registered,
    batch: Pick<Events['cookiesChanged'], 'changes' | 'events'>,
  ): Promise<void> {
    surface.revision += 1;
    const { surfaceId, revision } = surface;
    const heard = await broadcast('cookiesChanged', { surfaceId, revision, ...batch });
    if (!heard) await unregister(surfaceId);
  }

  return { onCookieEvent, unchangedSince, recoverWatcher, onTabAddress };
}

function isWatched({ storeId, sites }: Registered, cookie: { storeId: string; domain: string }): boolean {
  return cookie.storeId === storeId && sites.some((site) => domainMatches(cookie.domain, site));
}
