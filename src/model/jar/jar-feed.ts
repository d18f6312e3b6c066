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

/** setTimeout takes no longer wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

interface Source extends ModelDeps {
  /** Whether a person sees the cookie: a row that goes is shown as going only where it stood. Missing: every one is seen. */
  isListed?(cookie: Cookie): boolean;
}

/**
 * The cookies of the page this surface stands beside, kept true.
 *
 *   start -> read at once and paint -> watch -> read again: now every change from `revision` on is known
 *   change: revision + 1 -> applied with the next frame; any other revision -> some were missed -> watch and read again
 *   shown again, access changed -> watch and read again; page moved -> all of it from the start
 *   background away -> tried again after 0, 0.5, 2, 5, 5, ... seconds; what was read stays
 */
export const JarFeed = createModel(({ bridge, host, nextFrame, seenHosts, isListed = () => true }: Source) => {
  const page = signal<Page | null>(null);
  const listing = signal<Listing | null>(null);
  /** The moment for which the list is true: expiry is judged by it. */
  const now = signal(host.now());
  /** Why there is no list. */
  const problem = signal<Problem | null>(null);
  const connection = signal<'connecting' | 'live' | 'lost'>('connecting');
  /** What went wrong that nobody expected. */
  const bug = signal<string | null>(null);
  const extent = signal<Extent>('page');
  const marks = createMarks();
  const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
  const evictions = createEvictions(siteOfHost);

  let revision: number | null = null;
  let unread: { revision: number; changes: CookieChange[] }[] = [];
  let unapplied: CookieChange[] = [];
  /** Goes up when the page moves: answers to older questions no longer count. */
  let epoch = 0;
  let reading = false;
  let readAgain = false;
  let ended = false;
  /** Hosts that the page asked after it was looked into. */
  let later: readonly string[] = [];
  let expiryTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Cookies that did not change stay the very objects they were; what did is marked. */
  function hold(next: Listing): void {
    const known = listing.peek();
    const time = host.now();
    const alive = (cookie: Cookie): boolean => !isExpired(cookie, time);
    const own = next.jar.filter(alive);
    const before = known?.site === next.site ? known : null;
    const difference = jarDifference(before ? wholeJar(before) : [], [
      ...own,
      ...(next.loaded?.jar.filter(alive) ?? []),
    ]);
    batch(() => {
      // Hosts that come into view or leave it with the extent have changed nothing.
      if (before && !before.loaded === !next.loaded) {
        marks.mark({ ...difference, removed: difference.removed.filter(isListed) });
      }
      problem.value = null;
      now.value = time;
      listing.value = {
        ...next,
        jar: difference.jar.slice(0, own.length),
        loaded: next.loaded && { ...next.loaded, jar: difference.jar.slice(own.length) },
      };
    });
    scheduleExpiry();
  }

  function scheduleExpiry(): void {
    clearTimeout(expiryTimer);
    const known = listing.peek();
    const time = host.now();
    const next = known && nextExpiry(wholeJar(known), time);
    if (next !== null) expiryTimer = setTimeout(expire, Math.min(next - time + 1, LONGEST_WAIT));
  }

  /** Neither browser tells of an expiry in time: the list looks after it. */
  function expire(): void {
    const known = listing.peek();
    if (known) hold(known);
  }

  function applyUnapplied(): void {
    const known = listing.peek();
    const changes = coalesce(unapplied);
    unapplied = [];
    if (!known || changes.length === 0) return;
    const { jar, loaded, agent, site } = known;
    const isOwn = ({ cookie }: CookieChange): boolean => siteOfHost(cookie.domain) === site;
    const others = loaded && changes.filter((change) => !isOwn(change));
    hold({
      ...known,
      jar: applyChanges(jar, changes.filter(isOwn), agent),
      loaded: others && { ...loaded, jar: applyChanges(loaded.jar, others, agent) },
    });
  }

  function queue(changes: CookieChange[]): void {
    const storeId = page.peek()?.storeId;
    const first = unapplied.length === 0;
    for (const change of changes) if (change.cookie.storeId === storeId) unapplied.push(change);
    if (first && unapplied.length > 0) nextFrame(applyUnapplied);
  }

  function onChanges(event: Events['cookiesChanged']): void {
    evictions.note(event.changes);
    if (revision === null || reading) unread.push(event);
    else if (event.revision === revision + 1) {
      revision = event.revision;
      queue(event.changes);
    } else read();
  }

  /** What came while the list was being read counts from the revision that the reading started with. */
  function catchUp(): void {
    const events = unread;
    unread = [];
    for (const event of events) {
      if (revision === null || event.revision <= revision) continue;
      if (event.revision !== revision + 1) {
        readAgain = true;
        return;
      }
      revision = event.revision;
      queue(event.changes);
    }
  }

  function registration({ url, tabId, storeId }: Page): Registration {
    const hosts = [new URL(url).hostname, ...(listing.peek()?.loaded?.hosts ?? [])];
    const sites = new Set(hosts.map(siteOfHost));
    return { surfaceId: bridge.surfaceId, storeId, sites: [...sites], everyEvent: seenHosts !== undefined, tabId };
  }

  /** One reading; answers whether the background was there. */
  async function readOnce(asked: number): Promise<boolean> {
    if (!page.peek()) {
      const found = await host.page();
      if (asked !== epoch) return true;
      if ('problem' in found) {
        batch(() => {
          listing.value = null;
          problem.value = found.problem;
        });
        return found.problem.code !== 'disconnected';
      }
      evictions.arriveAt(found.value);
      page.value = found.value;
    }
    const at = page.peek();
    if (!at) return true;
    const scope: Scope = seenHosts
      ? { page: at, extent: 'loaded', hosts: seenHosts.peek() }
      : { page: at, extent: extent.peek(), hosts: later };
    // A surface may answer this itself: the list is painted without waiting for the background.
    if (!listing.peek()) {
      void bridge.request.listCookies(scope).then((early) => {
        if (asked === epoch && 'value' in early && !listing.peek()) hold(early.value);
      }, fail);
    }
    const registered = registration(at);
    const watched = await bridge.request.watch(registered);
    if (asked !== epoch) return true;
    if (isDisconnected(watched)) return false;
    if ('value' in watched) revision = watched.value.revision;
    const listed = await bridge.request.listCookies(scope);
    if ('value' in listed) await host.learnDomains?.(listed.value.loaded?.hosts ?? []);
    if (asked !== epoch) return true;
    if (isDisconnected(listed)) return false;
    batch(() => {
      connection.value = 'live';
      if ('value' in listed) hold(listed.value);
      else {
        listing.value = null;
        problem.value = listed.problem;
      }
    });
    catchUp();
    // Hosts that only the list told of are not watched yet.
    if (registration(at).sites.length > registered.sites.length) readAgain = true;
    return true;
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  async function readUntilDone(): Promise<void> {
    let failed = 0;
    while (!ended) {
      readAgain = false;
      if (await readOnce(epoch)) {
        if (!readAgain) return;
        failed = 0;
      } else {
        failed++;
        connection.value = 'lost';
        await new Promise<void>((resolve) => {
          retryTimer = setTimeout(resolve, retryDelay(failed));
        });
      }
    }
  }

  function read(): void {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    bug.value = null;
    readUntilDone()
      .catch(fail)
      .finally(() => {
        reading = false;
      });
  }

  /** Reads all of it from the start: the page has moved. */
  function restart(): void {
    epoch++;
    revision = null;
    unread = [];
    unapplied = [];
    later = [];
    marks.clear();
    page.value = null;
    problem.value = null;
    read();
  }

  /** The page loads from these hosts too. */
  function alsoLoads(hosts: readonly string[]): void {
    later = [...later, ...hosts];
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
      ended = true;
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
    departed: marks.departed,
    /** Reads and watches; also what a person asks for by "try again". */
    read,
    restart,
    show,
    alsoLoads,
    forgetEvicted: evictions.forget,
  };
});
export type JarFeedState = InstanceType<typeof JarFeed>;
