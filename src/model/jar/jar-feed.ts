import { batch, createModel, effect, signal } from '@preact/signals';
import type { Events, Registration } from '../../contract/events.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Extent, Page, Scope } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { applyChanges, type CookieChange, coalesce } from '../../cookie/jar/changes.ts';
import { isExpired, nextExpiry } from '../../cookie/jar/expiry.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { isDisconnected, retryDelay } from '../host/retry.ts';
import { bugText } from '../text/bug-text.ts';
import { createEvictions } from './evictions.ts';
import { jarDifference } from './jar-difference.ts';
import { createMarks } from './marks.ts';
import { wholeJar } from './whole-jar.ts';

/** The longest delay that setTimeout supports, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

interface Source extends ModelDeps {
  /** Whether the list shows the cookie: only then its removal is shown. Missing: it shows every cookie. */
  isListed?(cookie: Cookie): boolean;
}

/**
 * The cookies of the page of this surface, always current.
 *
 *   start -> read and paint at once -> watch: from now on every change after `revision` is reported;
 *            read again, unless the background knows that no cookie has changed since the first reading
 *   change: revision + 1 -> applied with the next frame; any other revision -> some were missed -> watch and read again
 *   shown again, access changed -> watch and read again; navigation -> everything from the start
 *   background disconnected -> retried after 0, 0.5, 2, 5, 5, ... seconds; the last listing stays
 */
export const JarFeed = createModel(({ bridge, host, nextFrame, seenHosts, isListed = () => true }: Source) => {
  const page = signal<Page | null>(null);
  const listing = signal<Listing | null>(null);
  /** The moment of the listing: cookies that had expired by then are not in it. */
  const now = signal(host.now());
  /** Why there is no listing; null: there is one, or none was read yet. */
  const problem = signal<Problem | null>(null);
  const connection = signal<'connecting' | 'live' | 'lost'>('connecting');
  /** Message of an unexpected error. */
  const bug = signal<string | null>(null);
  const extent = signal<Extent>('page');
  const marks = createMarks();
  const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
  const evictions = createEvictions(siteOfHost);

  let revision: number | null = null;
  let unreadEvents: { revision: number; changes: CookieChange[] }[] = [];
  let unappliedChanges: CookieChange[] = [];
  /** Increases with each navigation: replies to older requests are ignored. */
  let epoch = 0;
  let isReading = false;
  let mustReadAgain = false;
  let isEnded = false;
  /** Hosts that the page requested after its hosts were read. */
  let laterHosts: readonly string[] = [];
  let expiryTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Cookies that did not change stay the same objects; changes are marked. */
  function setListing(next: Listing): void {
    const current = listing.peek();
    const time = host.now();
    const isUnexpired = (cookie: Cookie): boolean => !isExpired(cookie, time);
    const siteCookies = next.jar.filter(isUnexpired);
    const before = current?.site === next.site ? current : null;
    const difference = jarDifference(before ? wholeJar(before) : [], [
      ...siteCookies,
      ...(next.loaded?.jar.filter(isUnexpired) ?? []),
    ]);
    batch(() => {
      // Cookies that appear or disappear only because the extent changed are not marked.
      if (before && !before.loaded === !next.loaded) {
        marks.mark({ ...difference, removed: difference.removed.filter(isListed) });
      }
      problem.value = null;
      now.value = time;
      listing.value = {
        ...next,
        jar: difference.jar.slice(0, siteCookies.length),
        loaded: next.loaded && { ...next.loaded, jar: difference.jar.slice(siteCookies.length) },
      };
    });
    scheduleExpiry();
  }

  function scheduleExpiry(): void {
    clearTimeout(expiryTimer);
    const current = listing.peek();
    const time = host.now();
    const next = current && nextExpiry(wholeJar(current), time);
    if (next !== null) expiryTimer = setTimeout(expire, Math.min(next - time + 1, LONGEST_WAIT));
  }

  /** Neither browser reports an expiry in time, so the list removes expired cookies itself. */
  function expire(): void {
    const current = listing.peek();
    if (current) setListing(current);
  }

  function applyChangesNow(): void {
    const current = listing.peek();
    const changes = coalesce(unappliedChanges);
    unappliedChanges = [];
    if (!current || changes.length === 0) return;
    const { jar, loaded, agent, site } = current;
    const isOfSite = ({ cookie }: CookieChange): boolean => siteOfHost(cookie.domain) === site;
    const others = loaded && changes.filter((change) => !isOfSite(change));
    setListing({
      ...current,
      jar: applyChanges(jar, changes.filter(isOfSite), agent),
      loaded: others && { ...loaded, jar: applyChanges(loaded.jar, others, agent) },
    });
  }

  function queue(changes: CookieChange[]): void {
    const storeId = page.peek()?.storeId;
    const isFirst = unappliedChanges.length === 0;
    for (const change of changes) if (change.cookie.storeId === storeId) unappliedChanges.push(change);
    if (isFirst && unappliedChanges.length > 0) nextFrame(applyChangesNow);
  }

  function onChanges(event: Events['cookiesChanged']): void {
    evictions.note(event.changes);
    if (revision === null || isReading) unreadEvents.push(event);
    else if (event.revision === revision + 1) {
      revision = event.revision;
      queue(event.changes);
    } else read();
  }

  /** Applies the events that arrived during a reading and are newer than the revision at its start. */
  function catchUp(): void {
    const events = unreadEvents;
    unreadEvents = [];
    for (const event of events) {
      if (revision === null || event.revision <= revision) continue;
      if (event.revision !== revision + 1) {
        mustReadAgain = true;
        return;
      }
      revision = event.revision;
      queue(event.changes);
    }
  }

  function registration({ url, tabId, storeId }: Page): Registration {
    const sites = new Set([new URL(url).hostname, ...(listing.peek()?.loaded?.hosts ?? [])].map(siteOfHost));
    return { surfaceId: bridge.surfaceId, storeId, sites: [...sites], everyEvent: seenHosts !== undefined, tabId };
  }

  /** Reads once; returns whether the background was connected. */
  async function readOnce(readEpoch: number): Promise<boolean> {
    if (!page.peek()) {
      const pageReply = await host.page();
      if (readEpoch !== epoch) return true;
      if ('problem' in pageReply) {
        batch(() => {
          listing.value = null;
          problem.value = pageReply.problem;
        });
        return pageReply.problem.code !== 'disconnected';
      }
      evictions.arriveAt(pageReply.value);
      page.value = pageReply.value;
    }
    const currentPage = page.peek();
    if (!currentPage) return true;
    const scope: Scope = seenHosts
      ? { page: currentPage, extent: 'loaded', hosts: seenHosts.peek() }
      : { page: currentPage, extent: extent.peek(), hosts: laterHosts };
    const readAt = host.now();
    // A surface may reply to this itself, so that the list is painted without waiting for the background.
    const firstReply = listing.peek() ? null : bridge.request.listCookies(scope);
    void firstReply?.then((reply) => {
      if (readEpoch === epoch && 'value' in reply && !listing.peek()) setListing(reply.value);
    }, fail);
    const registered = registration(currentPage);
    const watchReply = await bridge.request.watch(registered);
    if (readEpoch !== epoch) return true;
    if (isDisconnected(watchReply)) return false;
    if ('value' in watchReply) revision = watchReply.value.revision;
    const isCurrent = firstReply !== null && 'value' in watchReply && watchReply.value.unchangedSince < readAt;
    const listReply = await (isCurrent ? firstReply : bridge.request.listCookies(scope));
    if ('value' in listReply) await host.learnDomains?.(listReply.value.loaded?.hosts ?? []);
    if (readEpoch !== epoch) return true;
    if (isDisconnected(listReply)) return false;
    if (!isCurrent) unappliedChanges = []; // A second reading contains the changes that were reported before it.
    batch(() => {
      connection.value = 'live';
      if ('problem' in listReply) {
        listing.value = null;
        problem.value = listReply.problem;
      } else if (!isCurrent) setListing(listReply.value);
    });
    catchUp();
    // Hosts that only this listing contains are not watched yet.
    if (registration(currentPage).sites.some((site) => !registered.sites.includes(site))) mustReadAgain = true;
    return true;
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  async function readUntilDone(): Promise<void> {
    let failures = 0;
    while (!isEnded) {
      mustReadAgain = false;
      if (await readOnce(epoch)) {
        if (!mustReadAgain) return;
        failures = 0;
      } else {
        failures++;
        connection.value = 'lost';
        await new Promise<void>((resolve) => {
          retryTimer = setTimeout(resolve, retryDelay(failures));
        });
      }
    }
  }

  function read(): void {
    if (isReading) {
      mustReadAgain = true;
      return;
    }
    isReading = true;
    bug.value = null;
    readUntilDone()
      .catch(fail)
      .finally(() => {
        isReading = false;
      });
  }

  /** Reads everything from the start, after a navigation. */
  function restart(): void {
    epoch++;
    revision = null;
    unreadEvents = [];
    unappliedChanges = [];
    laterHosts = [];
    marks.clear();
    page.value = null;
    problem.value = null;
    read();
  }

  /** Also reads the cookies of these hosts, from which the page loads too. */
  function addHosts(hosts: readonly string[]): void {
    laterHosts = [...laterHosts, ...hosts];
    read();
  }

  function show(next: Extent): void {
    const needsMore = next === 'loaded' && !listing.peek()?.loaded;
    extent.value = next;
    if (needsMore && page.peek()) read();
  }

  effect(() => {
    const stop = [
      bridge.on('cookiesChanged', onChanges),
      bridge.on('accessChanged', read),
      host.onShown(read),
      host.onPageMoved(restart),
    ];
    return () => {
      isEnded = true;
      for (const end of stop) end();
      marks.clear();
      clearTimeout(expiryTimer);
      clearTimeout(retryTimer);
    };
  });

  return {
    page,
    listing,
    now,
    problem,
    connection,
    bug,
    extent,
    evicted: evictions.evicted,
    changed: marks.changed,
    removed: marks.removed,
    /** Reads and watches; also the action of the button "Try again". */
    read,
    restart,
    show,
    addHosts,
    forgetEvicted: evictions.forget,
  };
});
export type JarFeedState = InstanceType<typeof JarFeed>;
