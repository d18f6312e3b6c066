import type { Agent, Cookie } from '../../cookie/cookie.ts';
import type { JarEvent } from '../../cookie/jar/jar-entry.ts';
import { ShadowJar } from '../../cookie/jar/shadow-jar.ts';
import { type TimelineEntry, timelineEntry } from './timeline-entry.ts';

/** More than a person reads; the oldest go first and are counted. */
const LIMIT = 10_000;
/** So many go at once: what is made of the rest is not made anew with each that comes. */
const SURPLUS = 1_000;

/** What a panel saw happen itself. */
export class PanelRecord {
  entries: readonly TimelineEntry[] = [];
  dropped = 0;
  /** Id of the last event that was heard. */
  lastId = 0;
  readonly #site: ShadowJar;
  /** Of other sites only what the page may reach is listed. */
  readonly #others: ShadowJar;
  #isOfSite: (cookie: Cookie) => boolean = () => false;

  constructor(agent: Agent) {
    this.#site = new ShadowJar(agent);
    this.#others = new ShadowJar(agent);
  }

  /** The page moved to another site, or the panel begins: this is what is there. */
  begin(site: readonly Cookie[], others: readonly Cookie[], isOfSite: (cookie: Cookie) => boolean): void {
    this.#isOfSite = isOfSite;
    this.#site.adopt(site);
    this.#others.learn(others);
  }

  take(events: readonly JarEvent[], now: number): void {
    const fresh: TimelineEntry[] = [];
    for (const event of events) {
      fresh.push(...this.#expired(now));
      const jar = this.#isOfSite(event.change.cookie) ? this.#site : this.#others;
      const entry = jar.take(event);
      this.lastId = event.id;
      if (entry) fresh.push(timelineEntry(entry));
    }
    this.add(fresh);
  }

  expire(now: number): void {
    this.add(this.#expired(now));
  }

  /**
   * In what the site's jar differs without an event that told of it; from now on that is known. `since` is the last event
   * that the jar which was read has in it for sure.
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

  add(fresh: readonly TimelineEntry[]): void {
    if (fresh.length === 0) return;
    const all = [...this.entries, ...fresh];
    const excess = all.length > LIMIT + SURPLUS ? all.length - LIMIT : 0;
    this.entries = excess > 0 ? all.slice(excess) : all;
    this.dropped += excess;
  }
}
