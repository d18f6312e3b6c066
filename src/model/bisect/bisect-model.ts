/**
 * The search for the cookies that break a page, by halves. What is not part of a trial is parked, so that nothing can be
 * lost; the answers are stored before cookies are moved, and are all that a search continues from.
 *
 *   offered --start--> moving --reload--> asking --answer--> moving ... --> found, or none: all are on again
 *                      ^    |                |  \--cancel--> moving --> ended: all are on again
 *                      |    |                +---- back ---> moving
 *                      |    +--> stuck: the browser does not have the cookies of the trial, so nothing is asked
 *                      +-- try again --+
 */
import { batch, computed, createModel, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { ParkedCookie } from '../../contract/parked.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import { MOST_SEARCHED, type Search } from '../../contract/search.ts';
import type { NewStep } from '../../contract/steps.ts';
import { withoutQuery } from '../../cookie/address/without-query.ts';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { whyUnreachable } from '../../cookie/rules/why-unreachable.ts';
import type { App } from '../app/app-model.ts';
import { askAgain } from '../host/ask-again.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { cookiesInExtent } from '../list/payload-model.ts';
import { type BisectState, bisectState } from './bisect-state.ts';

/** Among which cookies a search looks; the texts of scopes of the list are the messages `extent_<scope>`. */
const SEARCH_SCOPES = ['selected', 'page', 'site', 'loaded'] as const;
export type SearchScope = (typeof SEARCH_SCOPES)[number];

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

type Phase = 'reading' | 'offered' | 'moving' | 'stuck' | 'asking' | 'ended';

/** A step is made again for the cookies that it did not move: it may have been interrupted. */
const MOST_ATTEMPTS = 3;

export const BisectModel = createModel(({ app, bridge, host: { agent } }: Source) => {
  const phase = signal<Phase>('reading');
  const search = signal<Search | null>(null);
  /** The end of a search; null: none has ended here. */
  const result = signal<Exclude<BisectState, { kind: 'ask' }> | null>(null);
  const problem = signal<Problem | null>(null);
  /** Those that are switched off, and that the page has stored again: the trial is about fewer than it says. */
  const storedAgain = signal<readonly CookieId[]>([]);

  const trial = computed((): BisectState | null =>
    search.value ? bisectState(search.value.cookies.length, search.value.answers) : null,
  );

  const selected = computed(() => app.selection.pickedShown.value.map(({ cookie }) => cookie));
  /** The scopes to choose from. One selected cookie needs no search. */
  const scopes = computed(() => SEARCH_SCOPES.filter((one) => one !== 'selected' || selected.value.length > 1));
  const scope = signal<SearchScope>(scopes.peek().includes('selected') ? 'selected' : app.feed.extent.peek());
  /** The cookies of everything the page loads, where the list does not show them; null: not read. */
  const everything = signal<Listing | null>(null);

  /** Those of the scope; null: not read yet. */
  const inScope = computed((): readonly Cookie[] | null => {
    const { value: chosen } = scope;
    if (chosen === 'selected') return selected.value;
    if (chosen === 'page') return app.payload.retrieval.value.sent;
    const current = chosen === 'loaded' && !app.listing.value?.loaded ? everything.value : app.listing.value;
    return current && cookiesInExtent(current, app.payload.sentKeys.value, chosen);
  });
  /** Those that the browser does not let Crumb switch off. */
  const fixed = computed(() => inScope.value?.filter((cookie) => whyUnreachable(cookie, agent).length > 0) ?? []);
  /** Among which a new search would look; null: not read yet. */
  const candidates = computed(() => inScope.value?.filter((cookie) => !fixed.value.includes(cookie)) ?? null);
  const isTooMany = computed(() => (candidates.value?.length ?? 0) > MOST_SEARCHED);
  const canStart = computed(() => !isTooMany.value && (candidates.value?.length ?? 0) > 0);

  /** The search that is going on, if one is, continues. */
  async function read(): Promise<void> {
    const reply = await askAgain(() => bridge.request.readSearch(null));
    if ('problem' in reply) return stick(reply.problem);
    batch(() => {
      search.value = reply.value;
      problem.value = null;
      phase.value = 'offered';
    });
    if (search.peek()) await show();
  }

  async function choose(next: SearchScope): Promise<void> {
    scope.value = next;
    const current = app.listing.peek();
    if (next !== 'loaded' || !current || current.loaded || everything.peek()) return;
    const reply = await bridge.request.listCookies({ page: current.scope.page, extent: 'loaded' });
    if ('value' in reply) everything.value = reply.value;
    else problem.value = reply.problem;
  }

  async function start(): Promise<void> {
    const page = app.listing.peek()?.scope.page;
    if (!page || !canStart.peek()) return;
    const cookies = (candidates.peek() ?? []).map((cookie) => ({ id: idOf(cookie), parked: crypto.randomUUID() }));
    // The record of the page must not contain more of its URL than the search needs.
    await go({ page: { ...page, url: withoutQuery(page.url) }, cookies, answers: [] });
  }

  async function answer(works: boolean): Promise<void> {
    const current = search.peek();
    if (current) await go({ ...current, answers: [...current.answers, works] });
  }

  /** Asks the question before once more. */
  async function back(): Promise<void> {
    const current = search.peek();
    if (current) await go({ ...current, answers: current.answers.slice(0, -1) });
  }

  async function go(next: Search): Promise<void> {
    if (phase.peek() === 'moving') return;
    phase.value = 'moving';
    const reply = await askAgain(() => bridge.request.writeSearch(next));
    if ('problem' in reply) {
      batch(() => {
        problem.value = reply.problem;
        phase.value = search.peek() ? 'asking' : 'offered';
      });
      return;
    }
    search.value = next;
    await show();
  }

  /** Brings the jar to the trial that the answers lead to, or to its end. */
  async function show(): Promise<void> {
    const state = trial.peek();
    const page = search.peek()?.page;
    if (!state || !page) return;
    phase.value = 'moving';
    if (state.kind !== 'ask') {
      result.value = state;
      return end();
    }
    // Without access the browser hides the cookies that are to be switched off.
    const reply = await askAgain(() => bridge.request.listCookies({ page, extent: 'page' }));
    if ('problem' in reply) return stick(reply.problem);
    const { status, origins } = reply.value.access;
    if (status === 'none') return stick({ code: 'no-host-permission', origins });
    const moved = await bring(new Set(state.on));
    if (moved === null) phase.value = 'stuck';
    else {
      if (moved) await reload();
      phase.value = 'asking';
    }
  }

  function stick(why: Problem): void {
    batch(() => {
      problem.value = why;
      phase.value = 'stuck';
    });
  }

  /** Tries again what could not be done. */
  async function retry(): Promise<void> {
    if (phase.peek() === 'ended') await end();
    else await (search.peek() ? show() : read());
  }

  /** Ends the search before it has found anything. */
  async function stop(): Promise<void> {
    if (phase.peek() !== 'moving') await end();
  }

  /** Switches everything on again; what cannot be stays in the list as switched off. */
  async function end(): Promise<void> {
    const current = search.peek();
    if (!current) return;
    phase.value = 'moving';
    await bring(new Set(current.cookies.keys()));
    if (problem.peek() === null) {
      const reply = await askAgain(() => bridge.request.writeSearch(null));
      if ('problem' in reply) problem.value = reply.problem;
    }
    await reload();
    phase.value = 'ended';
  }

  async function reload(): Promise<void> {
    const page = search.peek()?.page;
    if (page) await bridge.request.reloadPage(page);
  }

  /**
   * Switches on what belongs to a trial and off what does not; false: nothing had to be done; null: it is not known what is on,
   * or not all could be done. `problem` says why.
   */
  async function bring(on: ReadonlySet<number>): Promise<boolean | null> {
    for (let attempt = 0; ; attempt++) {
      const steps = await stepsTo(on);
      if (steps === null || (attempt === MOST_ATTEMPTS && steps.length > 0)) return null;
      problem.value = null;
      if (steps.length === 0) return attempt > 0;
      for (const step of steps) {
        const report = await app.steps.peek()?.history.apply(step);
        problem.value ??= report?.problem ?? report?.failures[0]?.problem ?? null;
        if (report?.problem) return null;
      }
    }
  }

  /** The steps that bring the jar to a trial; null: what is on could not be read. */
  async function stepsTo(on: ReadonlySet<number>): Promise<NewStep[] | null> {
    const current = search.peek();
    if (!current) return [];
    const { page, cookies } = current;
    const parked = await parkedOf(page.storeId);
    const jar = await jarOf(page.storeId);
    if (!parked || !jar) return null;
    const steps: { park: NewStep; unpark: NewStep } = { park: newStep('park'), unpark: newStep('unpark') };
    const again: CookieId[] = [];
    for (const [index, { id, parked: record }] of cookies.entries()) {
      const off = parked.get(record);
      const now = jar.get(cookieKey(id));
      const ref = { id: record, bySearch: true as const };
      if (on.has(index) && off) add(steps.unpark, { before: now ? [now] : [], after: [off.cookie] }, ref);
      else if (!on.has(index) && !off && now) add(steps.park, { before: [now], after: [] }, ref);
      else if (!on.has(index) && off && now) again.push(id);
    }
    storedAgain.value = again;
    return [steps.park, steps.unpark].filter(({ exchanges }) => exchanges.length > 0);
  }

  /** All switched-off cookies, since the search shows those that it has switched off, whatever their site. */
  async function parkedOf(storeId: string): Promise<ReadonlyMap<string, ParkedCookie> | null> {
    const list = await readOr(() => bridge.request.readParked({ storeId, sites: [] }));
    return list && new Map(list.parked.map((one) => [one.id, one]));
  }

  /** The cookies of every site: the page may load sites that the list does not show. */
  async function jarOf(storeId: string): Promise<ReadonlyMap<string, Cookie> | null> {
    const cookies = await readOr(() => bridge.request.readAllCookies(storeId));
    return cookies && new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
  }

  /** null: `problem` says why there is no value. */
  async function readOr<Value>(ask: () => Promise<Result<Value>>): Promise<Value | null> {
    const reply = await askAgain(ask);
    if ('value' in reply) return reply.value;
    problem.value = reply.problem;
    return null;
  }

  /** Switches off the cookies that were found. */
  async function switchOffFound(): Promise<void> {
    const current = search.peek();
    const found = result.peek();
    if (!current || found?.kind !== 'found') return;
    const jar = await jarOf(current.page.storeId);
    const cookies = found.culprits.flatMap((index) => {
      const id = current.cookies[index]?.id;
      return (id && jar?.get(cookieKey(id))) ?? [];
    });
    app.withSteps(({ withParked }) => withParked((parked) => parked.park(cookies)));
  }

  return {
    phase,
    search,
    trial,
    result,
    problem,
    storedAgain,
    scopes,
    scope,
    everything,
    candidates,
    fixed,
    isTooMany,
    canStart,
    read,
    choose,
    start,
    answer,
    back,
    stop,
    retry,
    switchOffFound,
  };
});
export type Bisect = InstanceType<typeof BisectModel>;

function newStep(kind: 'park' | 'unpark'): NewStep {
  return { id: crypto.randomUUID(), kind, exchanges: [], parked: [] };
}

function add(step: NewStep, exchange: NewStep['exchanges'][number], ref: { id: string; bySearch: true }): void {
  step.exchanges.push(exchange);
  step.parked = [...(step.parked ?? []), ref];
}

function idOf({ storeId, partitionKey, domain, hostOnly, path, name }: Cookie): CookieId {
  return { storeId, partitionKey, domain, hostOnly, path, name };
}
