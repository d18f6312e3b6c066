import { batch, computed, createModel, signal } from '@preact/signals';
import type { Store } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { PredictedCookie } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { ReadResult } from '../../formats/format/format.ts';
import { readCookies } from '../../formats/formats.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { type Effect, type ImportRow, importRow, isImportable } from './import-row.ts';
import { portionsBySize } from './portions-by-size.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

/**
 * The import of cookies from a text: it is read, what storing its cookies would do is shown, and the chosen ones are stored
 * by steps of the edit engine.
 *
 *   nothing --read--> rows: some chosen --importChosen--> running: one step after another --> done
 *                       ^    choose                          cancel: after the current step
 *                       +------ mapTo: another store
 */
export const ImportModel = createModel(({ app, bridge, host }: Source) => {
  const page = app.listing.peek()?.scope.page;
  const result = signal<ReadResult | null>(null);
  /** What storing would do, by the place of the cookie in the text. */
  const predicted = signal<ReadonlyMap<number, PredictedCookie>>(new Map());
  const problem = signal<Problem | null>(null);
  const stores = signal<readonly Store[]>([]);
  /** The store into which the cookies go; null: each into the store that the text names. */
  const target = signal<string | null>(page?.storeId ?? '');
  /** Places of the importable cookies that were taken out of the choice. */
  const excluded = signal<ReadonlySet<number>>(new Set());
  const progress = signal<{ done: number; total: number } | null>(null);
  const isReading = signal(false);
  let isCancelled = false;
  let reading = 0;

  const rows = computed((): ImportRow[] =>
    (result.value?.cookies ?? []).flatMap((_, index) => {
      const one = predicted.value.get(index);
      return one ? [importRow(one, index)] : [];
    }),
  );
  const counts = computed((): Record<Effect, number> => {
    const numbers: Record<Effect, number> = { new: 0, changed: 0, same: 0, rejected: 0 };
    for (const { effect } of rows.value) numbers[effect] += 1;
    return numbers;
  });
  const chosen = computed(() => rows.value.filter((row) => isImportable(row) && !excluded.value.has(row.index)));
  /** The access that rejected cookies lack. */
  const lackedOrigins = computed(() => [
    ...new Set(
      rows.value.flatMap(({ predicted: { problem } }) =>
        problem?.code === 'no-host-permission' ? problem.origins : [],
      ),
    ),
  ]);
  /** Whether the text names stores, and all of them are in this browser. */
  const hasOwnStores = computed(() => {
    const named = new Set(result.value?.cookies.map(({ cookie }) => cookie.storeId));
    return named.size > 1 && [...named].every((id) => stores.value.some(({ storeId }) => storeId === id));
  });

  async function read(text: string, fileName?: string): Promise<void> {
    batch(() => {
      predicted.value = new Map();
      problem.value = null;
      excluded.value = new Set();
      result.value = text.trim() === '' ? null : readCookies(text, { fileName, now: host.now(), url: page?.url });
    });
    if (stores.peek().length === 0) {
      const known = await bridge.request.listStores(null);
      if ('value' in known) stores.value = known.value;
    }
    await predict();
  }

  /** Asks what storing the cookies would do, as they are now. */
  async function predict(): Promise<void> {
    reading += 1;
    const mine = reading;
    const wanted = wantedByPlace();
    isReading.value = wanted.size > 0;
    if (wanted.size === 0) return;
    const reply = await bridge.request.predictCookies([...wanted.values()]);
    // The text, or the store, was changed meanwhile.
    if (mine !== reading) return;
    const places = [...wanted.keys()];
    batch(() => {
      isReading.value = false;
      const known = 'value' in reply ? reply.value : [];
      predicted.value = new Map(known.map((one, at) => [places[at] ?? -1, one]));
      problem.value = 'problem' in reply ? reply.problem : null;
    });
  }

  /** The cookies as they are to be stored, by their place in the text; of those with one identity the last. */
  function wantedByPlace(): Map<number, Cookie> {
    const wanted = new Map<string, [number, Cookie]>();
    for (const [index, { cookie }] of (result.peek()?.cookies ?? []).entries()) {
      const mapped = inStore(cookie);
      wanted.set(cookieKey(mapped), [index, mapped]);
    }
    return new Map(wanted.values());
  }

  function inStore(cookie: Cookie): Cookie {
    const storeId = target.peek() ?? cookie.storeId;
    return { ...cookie, storeId };
  }

  async function mapTo(storeId: string | null): Promise<void> {
    target.value = storeId;
    await predict();
  }

  /** Takes these into the choice, or out of it. */
  function choose(indices: readonly number[], isChosen: boolean): void {
    const next = new Set(excluded.peek());
    for (const index of indices) {
      if (isChosen) next.delete(index);
      else next.add(index);
    }
    excluded.value = next;
  }

  function chooseAll(effect: Effect, isChosen: boolean): void {
    choose(
      rows.peek().flatMap((row) => (row.effect === effect ? [row.index] : [])),
      isChosen,
    );
  }

  /** Stores the chosen cookies. Resolves with false where it was not finished. */
  async function importChosen(): Promise<boolean> {
    const history = app.steps.peek()?.history;
    const exchanges = chosen
      .peek()
      .map(({ predicted: { cookie, now } }) => ({ before: now ? [now] : [], after: [cookie] }));
    if (!history || exchanges.length === 0 || progress.peek()) return false;
    isCancelled = false;
    const total = exchanges.length;
    let done = 0;
    for (const portion of portionsBySize(exchanges)) {
      progress.value = { done, total };
      const report = await history.apply({ id: crypto.randomUUID(), kind: 'import', exchanges: portion });
      done += portion.length;
      if (isCancelled || report === null || report.problem) break;
    }
    progress.value = null;
    if (done === total) return true;
    await predict();
    return false;
  }

  function cancel(): void {
    isCancelled = true;
  }

  return {
    result,
    rows,
    counts,
    chosen,
    excluded,
    problem,
    stores,
    target,
    hasOwnStores,
    lackedOrigins,
    progress,
    isReading,
    read,
    predict,
    mapTo,
    choose,
    chooseAll,
    importChosen,
    cancel,
  };
});
export type Import = InstanceType<typeof ImportModel>;
