import { batch, computed, createModel, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { ListedParked, ParkedCookie, ParkedList } from '../../contract/parked.ts';
import type { Problem } from '../../contract/problem.ts';
import type { NewStep, StepSummary } from '../../contract/steps.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { inJarOrder } from '../jar/in-jar-order.ts';
import { latestOnly } from '../jar/latest-only.ts';
import { listedSites } from '../jar/listed-sites.ts';
import { rowOf } from '../jar/row.ts';
import type { ListItem } from '../list/list-item.ts';
import { neighbourOf } from '../list/neighbour-of.ts';
import { searchFor } from '../list/quick-filter.ts';

export interface ParkedSource extends Pick<ModelDeps, 'bridge' | 'host'> {
  history: { apply(step: NewStep): Promise<{ step: StepSummary | null } | null> };
  listing: ReadonlySignal<Listing | null>;
  jarByKey: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  connection: ReadonlySignal<string>;
  list: {
    query: ReadonlySignal<string>;
    quick: ReadonlySignal<string>;
    findingCode: ReadonlySignal<string | null>;
    /** Takes the lines of the cookies that are switched off. */
    more: Signal<readonly ListItem[]>;
  };
  /** See DeletionModel. */
  order: ReadonlySignal<readonly string[]>;
  onDeleted(keys: readonly string[], next: string | null): void;
  fail(error: unknown): void;
}

interface Unparking {
  replace?: Cookie;
  asSession?: boolean;
}

/** The cookies of the listed sites that are switched off: their lines in the list, and switching cookies off and on. */
export const ParkedModel = createModel((source: ParkedSource) => {
  const { bridge, host, history, listing, connection, list, fail } = source;
  const parkedList = signal<ParkedList>({ parked: [] });
  /** The one that the dialog asks about: what the browser has there now, its expiry, or its deletion. null: none. */
  const asking = signal<ListedParked | null>(null);
  const onlyLatest = latestOnly();
  /** What is being switched, by key and id: a second click before it is done does nothing. */
  const running = new Set<string>();

  const place = computed((): { storeId: string; sites: string[] } | null => {
    const current = listing.value;
    if (!current) return null;
    return { storeId: current.scope.page.storeId, sites: [...listedSites(current, host.registrableDomain)] };
  });
  const placeKey = computed(() => JSON.stringify(place.value));

  async function read(): Promise<void> {
    const of = place.peek();
    if (!of) return;
    const reply = await onlyLatest(() => bridge.request.readParked(of));
    if (reply !== null && 'value' in reply) parkedList.value = reply.value;
  }

  const lines = computed((): ListItem[] => {
    const isNarrowed = list.quick.value !== 'all' || list.findingCode.value !== null;
    const matches = searchFor(list.query.value);
    const shown = isNarrowed ? [] : parkedList.value.parked.filter(({ cookie }) => matches(cookie));
    if (shown.length === 0) return [];
    return [
      { kind: 'parked', host: 'parked', parked: null },
      ...shown.map((parked): ListItem => ({ kind: 'parked', key: parked.id, host: parked.id, parked })),
    ];
  });

  /** To be called before these lines leave the list: gives the function that moves to the next one. */
  function leaving(keys: readonly string[]): () => void {
    const next = neighbourOf(new Set(keys), source.order.peek());
    return () => source.onDeleted(keys, next);
  }

  /** Does it unless something is done with one of these already. */
  async function alone<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result | null> {
    if (keys.some((key) => running.has(key))) return null;
    for (const key of keys) running.add(key);
    try {
      return await work();
    } finally {
      for (const key of keys) running.delete(key);
    }
  }

  /** Switches cookies off, as one step. */
  async function park(cookies: readonly Cookie[]): Promise<void> {
    const keys = cookies.map((cookie) => rowOf(cookie).key);
    if (cookies.length > 0) await alone(keys, () => parkAll(cookies, keys));
  }

  async function parkAll(cookies: readonly Cookie[], keys: readonly string[]): Promise<void> {
    const leave = leaving(keys);
    const report = await history.apply({
      id: crypto.randomUUID(),
      kind: 'park',
      exchanges: inJarOrder(cookies, source.jarByKey.peek()).map((cookie) => ({ before: [cookie], after: [] })),
      parked: cookies.map(() => ({ id: crypto.randomUUID() })),
    });
    if (report?.step?.state === 'done') leave();
  }

  /**
   * Switches a cookie on. Returns false where a person is to be asked first: another cookie has its identity, or it has
   * expired. `how`: replace the browser's cookie, or as a session cookie.
   */
  async function unpark({ id }: ParkedCookie, how: Unparking = {}): Promise<boolean> {
    return (await alone([id], () => unparkOne(id, how))) ?? true;
  }

  async function unparkOne(id: string, how: Unparking): Promise<boolean> {
    await read();
    const listed = parkedList.peek().parked.find((one) => one.id === id);
    if (!listed) return true;
    const { cookie, now, bySearch } = listed;
    const isReplaced = now === null || isSameCookie(now, how.replace ?? null);
    if (!isReplaced || (isExpired(cookie, host.now()) && !how.asSession)) {
      asking.value = listed;
      return false;
    }
    asking.value = null;
    const leave = leaving([id]);
    const report = await history.apply({
      id: crypto.randomUUID(),
      kind: 'unpark',
      exchanges: [{ before: now ? [now] : [], after: [how.asSession ? { ...cookie, expiryTime: null } : cookie] }],
      parked: [{ id, ...(bySearch && { bySearch }) }],
    });
    if (report?.step?.state === 'done') leave();
    return true;
  }

  /**
   * Switches everything on that a search for the cookie that breaks a page has left off, over what the page has stored there
   * meanwhile: that stays in the step, which can be undone.
   */
  async function endSearch(): Promise<void> {
    await alone(['search'], switchSearchedOn);
  }

  async function switchSearchedOn(): Promise<void> {
    await read();
    const left = parkedList.peek().parked.filter(({ bySearch }) => bySearch);
    if (left.length > 0)
      await history.apply({
        id: crypto.randomUUID(),
        kind: 'unpark',
        exchanges: left.map(({ cookie, now }) => ({ before: now ? [now] : [], after: [cookie] })),
        parked: left.map(({ id }) => ({ id, bySearch: true })),
      });
    await bridge.request.writeSearch(null);
  }

  /** Asks what to do with a cookie. Returns false: it is not switched on yet. */
  async function ask({ id }: ParkedCookie): Promise<boolean> {
    asking.value = parkedList.peek().parked.find((one) => one.id === id) ?? null;
    return false;
  }

  /** Deletes the record: nothing can restore the cookie. Returns why the record may still be there; null: it is deleted. */
  async function forget({ id }: ParkedCookie): Promise<Problem | null> {
    const leave = leaving([id]);
    const reply = await bridge.request.forgetParked([id]);
    if ('problem' in reply) return reply.problem;
    leave();
    batch(() => {
      asking.value = null;
      parkedList.value = { ...parkedList.peek(), parked: parkedList.peek().parked.filter((one) => one.id !== id) };
    });
    return null;
  }

  effect(() => {
    list.more.value = lines.value;
  });
  /** The switched-off cookies are read for each place, and when the background is connected again: events may have been lost. */
  effect(() => {
    if (connection.value === 'live' && placeKey.value !== 'null') void read().catch(fail);
  });
  effect(() => bridge.on('parkedChanged', () => void read().catch(fail)));

  return { parkedList, asking, read, park, unpark, endSearch, ask, forget };
});
export type Parked = InstanceType<typeof ParkedModel>;
