import { createModel, effect, signal, untracked } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { JarEntry, JarEvent } from '../../cookie/jar/jar-entry.ts';
import { JarHistory } from '../../cookie/jar/jar-history.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { JarFeedState } from './jar-feed.ts';
import { whenQuiet } from './when-quiet.ts';

/** How many changes of one site are remembered: those of the minutes that a slow response may take. */
const MOST_CHANGES = 5_000;
/** The events of a change may come after a reading that contains it. */
const SETTLE = { quiet: 300, longest: 2_000 };

/** What was added to the histories. */
export interface Addition {
  entries: readonly JarEntry[];
  /** Readings of the jar showed it; there was no event. */
  isUnseen: boolean;
  /** Some events were missed. */
  hasGap: boolean;
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host' | 'nextFrame'> {
  feed: JarFeedState;
}

/**
 * What the jars of all sites that the page loads from contain and contained: the one memory that the tabs of the panel read.
 *
 *   event -> the history of its site
 *   the list was read -> a new site: its history begins; else, a moment later, when the events have come: what differs
 *   a site is not listed any more -> its events are not reported: its history has a gap until it is read again
 */
export const JarHistoryModel = createModel(({ feed, bridge, host, nextFrame }: Source) => {
  const histories = new Map<string, JarHistory>();
  /** Increases with each change, as the histories are no signals. */
  const changeCount = signal(0);
  const listeners = new Set<(addition: Addition) => void>();
  const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
  const settling = whenQuiet(() => nextFrame(compare), SETTLE);
  let lastRevision: number | null = null;
  let hasGap = false;
  /** Id of the last event, and of the last one that the list includes. */
  let lastId = 0;
  let listedId = 0;
  /** The time of the last reading, as an id. */
  let readId = 0;
  let lastScope: Listing['scope'] | null = null;
  let lastStatus: Listing['access']['status'] | null = null;
  let isScheduled = false;

  function historyOf(site: string): JarHistory {
    let history = histories.get(site);
    if (!history) {
      history = new JarHistory(host.agent, MOST_CHANGES);
      histories.set(site, history);
    }
    return history;
  }

  function publish(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(() => {
      isScheduled = false;
      changeCount.value++;
    });
  }

  function add(entries: readonly JarEntry[], isUnseen = false): void {
    if (entries.length > 0) publish();
    if (entries.length === 0 && !(isUnseen && hasGap)) return;
    for (const listener of listeners) listener({ entries, isUnseen, hasGap });
  }

  function expired(now: number): JarEntry[] {
    return [...histories.values()].flatMap((history) => history.expire(now));
  }

  function take(events: readonly JarEvent[]): void {
    const entries = expired(host.now());
    for (const event of events) {
      const entry = historyOf(siteOfHost(event.change.cookie.domain)).take(event);
      lastId = event.id;
      if (entry) entries.push(entry);
    }
    publish();
    add(entries);
  }

  /** The cookies of each site that a listing shows. */
  function jarsOf({ site, jar, access, loaded }: Listing): Map<string, Cookie[]> {
    const locked = new Set(loaded?.locked.hosts.map(siteOfHost));
    const sites = (loaded?.hosts ?? []).map(siteOfHost).filter((name) => name !== site && !locked.has(name));
    const jars = new Map(sites.map((name): [string, Cookie[]] => [name, []]));
    for (const cookie of loaded?.jar ?? []) jars.get(siteOfHost(cookie.domain))?.push(cookie);
    if (access.status !== 'none') jars.set(site, jar);
    return jars;
  }

  function readListing(current: Listing): void {
    const id = host.now() * 1_000;
    readId = id;
    const jars = jarsOf(current);
    const isOther = lastStatus !== null && lastStatus !== current.access.status;
    lastStatus = current.access.status;
    for (const [site, history] of histories)
      if (history.isComplete && (!jars.has(site) || (isOther && site === current.site))) history.leave(id);
    for (const [site, jar] of jars) {
      const history = historyOf(site);
      if (history.isComplete) history.see(jar, id);
      else history.adopt(jar, id);
    }
    settling.note();
  }

  /** Adds the differences of the jars for which there was no event. They count from the reading that showed them. */
  function compare(): void {
    const current = feed.listing.peek();
    if (!current) return;
    const entries = expired(host.now());
    for (const [site, jar] of jarsOf(current))
      entries.push(...historyOf(site).compare(jar, { id: readId, since: listedId }));
    add(entries, true);
    hasGap = false;
  }

  effect(() =>
    bridge.on('cookiesChanged', ({ revision, events = [] }) => {
      if (lastRevision !== null && revision !== lastRevision + 1) hasGap = true;
      lastRevision = revision;
      if (events.length > 0) take(events);
    }),
  );
  effect(() => {
    const current = feed.listing.value;
    if (!current) return;
    untracked(() => {
      listedId = lastId;
      // Only a reading brings a new scope; the list applies events itself.
      if (current.scope === lastScope) return;
      lastScope = current.scope;
      readListing(current);
      publish();
    });
  });
  effect(() => {
    // Expiries have no event: the list finds them.
    const now = feed.now.value;
    untracked(() => add(expired(now)));
  });
  effect(() => settling.stop);

  return {
    changeCount,
    /** The history of a site; undefined: nothing of it was listed or reported. */
    of: (site: string): JarHistory | undefined => histories.get(site),
    siteOfHost,
    /** Calls the listener with everything that is added; returns the function that ends this. */
    listen(listener: (addition: Addition) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
});
export type JarHistories = InstanceType<typeof JarHistoryModel>;
