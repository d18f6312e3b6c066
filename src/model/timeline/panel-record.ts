import type { Agent, Cookie } from '../../cookie/cookie.ts';
import type { JarEvent } from '../../cookie/jar/jar-entry.ts';
import { ShadowJar } from '../../cookie/jar/shadow-jar.ts';
import { type TimelineEntry, timelineEntry } from './timeline-entry.ts';

/** More entries than a person reads; beyond it the oldest are dropped and counted. */
const LIMIT = 10_000;
/** So many are dropped at once, so that what is computed from the rest need not be computed again for each new entry. */
const SURPLUS = 1_000;

/** The changes that this panel observed itself. */
export class PanelRecord {
  entries: readonly TimelineEntry[] = [];
  dropped = 0;
  /** Id of the last event that was received. */
  lastId = 0;
  readonly #site: ShadowJar;
  /** Of other sites the list contains only the cookies that the page can send. */
  readonly #others: ShadowJar;
  #isOfSite: (cookie: Cookie) => boolean = () => false;

  constructor(agent: Agent) {
    this.#site = new ShadowJar(agent);
    this.#others = new ShadowJar(agent);
  }

  /** Starts from the stored cookies, when the panel opens or the page moves to another site. */
  start(site: readonly Cookie[], others: readonly Cookie[], isOfSite: (cookie: Cookie) => boolean): void {
    this.#isOfSite = isOfSite;
    this.#site.adopt(site);
    this.#others.learn(others);
  }

  addEvents(events: readonly JarEvent[], now: number): void {
    const added: TimelineEntry[] = [];
    for (const event of events) {
      added.push(...this.#expired(now));
      const jar = this.#isOfSite(event.change.cookie) ? this.#site : this.#others;
      const entry = jar.take(event);
      this.lastId = event.id;
      if (entry) added.push(timelineEntry(entry));
    }
    this.addEntries(added);
  }

  expire(now: number): void {
    this.addEntries(this.#expired(now));
  }

  /**
   * The differences of the site's jar for which there was no event; they are returned once. `since` is the last event that
   * the jar certainly includes.
   */
  compare(site: readonly Cookie[], others: readonly Cookie[], since: number, now: number): TimelineEntry[] {
    this.#others.learn(others);
    return this.#site.compare(site, { id: now * 1000, since }).map(timelineEntry);
  }

  clear(): void {
    this.entries = [];
    this.dropped = 0;
  }

  #expired(now: number): TimelineEntry[] {
    return [...this.#site.expire(now), ...this.#others.expire(now)].map(timelineEntry);
  }

  addEntries(added: readonly TimelineEntry[]): void {
    if (added.length === 0) return;
    const all = [...this.entries, ...added];
    const excess = all.length > LIMIT + SURPLUS ? all.length - LIMIT : 0;
    this.entries = excess > 0 ? all.slice(excess) : all;
    this.dropped += excess;
  }
}
