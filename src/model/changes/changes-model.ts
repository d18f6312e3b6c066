import { batch, computed, createModel, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import type { PredictedCookie, StepKind } from '../../contract/steps.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { nextTask } from '../host/next-task.ts';
import { type ChangeRow, type Effect, exchangeOf, isMeant, type WantedCookie } from './change-row.ts';
import { changeRows } from './change-rows.ts';
import { portionsBySize } from './portions-by-size.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
  /** Predicts again where the wanted cookies depend on those that are stored, and these have changed. */
  again?(): Promise<void>;
}

/**
 * Cookies that are to be stored or removed together: what storing each would do, which ones are chosen, and their storing by steps of
 * the edit engine.
 *
 *   nothing --predict--> rows: some chosen --apply--> running: one step after another --> done
 *                          ^    choose                  cancel: after the current step
 *                          +--- predict: others
 */
export const ChangesModel = createModel(({ app, bridge, host, again }: Source) => {
  const wanted = signal<ReadonlyMap<number, WantedCookie>>(new Map());
  const predicted = signal<ReadonlyMap<number, PredictedCookie>>(new Map());
  const problem = signal<Problem | null>(null);
  /** Places of cookies that could be stored and were taken out of the choice. */
  const excluded = signal<ReadonlySet<number>>(new Set());
  const progress = signal<{ done: number; total: number } | null>(null);
  const isPredicting = signal(false);
  let isCancelled = false;
  let latest = 0;
  /** The last request to the background: the next one waits for it, so that typing leaves at most one waiting. */
  let lastRequest: Promise<unknown> = Promise.resolve();

  const rows = computed((): ChangeRow[] =>
    changeRows({
      wanted: wanted.value,
      predicted: predicted.value,
      excluded: excluded.value,
      agent: host.agent,
    }),
  );
  const counts = computed((): Record<Effect, number> => {
    const numbers: Record<Effect, number> = { new: 0, changed: 0, removed: 0, same: 0, rejected: 0 };
    for (const { effect } of rows.value) numbers[effect] += 1;
    return numbers;
  });
  const chosen = computed(() => rows.value.filter((row) => isMeant(row) && !excluded.value.has(row.index)));
  /** The access that rejected cookies lack. */
  const lackedOrigins = computed(() => [
    ...new Set(
      rows.value.flatMap(({ predicted: { problem } }) =>
        problem?.code === 'no-host-permission' ? problem.origins : [],
      ),
    ),
  ]);

  /** Asks what storing these cookies would do, by their places. Those that were taken out of the choice take no room from others. */
  async function predict(cookies: ReadonlyMap<number, WantedCookie>): Promise<void> {
    latest += 1;
    const mine = latest;
    const isAgain = cookies === wanted.peek();
    batch(() => {
      wanted.value = cookies;
      if (!isAgain) predicted.value = new Map();
      problem.value = null;
      isPredicting.value = predicted.peek().size < cookies.size;
    });
    if (cookies.size === 0) return;
    const stored = [...cookies].flatMap(([index, { cookie, from }]) =>
      cookie ? [{ index, planned: { cookie, from } }] : [],
    );
    const isLeftOut = ({ index }: { index: number }): boolean => excluded.peek().has(index);
    stored.sort((one, other) => Number(isLeftOut(one)) - Number(isLeftOut(other)));
    const removed = [...cookies].flatMap(([index, { cookie, from }]) => (cookie ? [] : [{ index, cookie: from }]));
    const before = lastRequest;
    const asking = before.then(async () => {
      await nextTask();
      if (mine !== latest) return null;
      return bridge.request.predictCookies({
        cookies: stored.map(({ planned }) => planned),
        leaving: removed.filter((one) => !isLeftOut(one)).map(({ cookie }) => cookie),
      });
    });
    lastRequest = asking.catch(() => undefined);
    const reply = await asking;
    await nextTask();
    // Others were asked for meanwhile.
    if (reply === null || mine !== latest) return;
    batch(() => {
      isPredicting.value = false;
      const predictions = 'value' in reply ? reply.value : [];
      predicted.value = new Map([
        ...predictions.map((one, at) => [stored[at]?.index ?? -1, one] as const),
        ...removed.map(({ index, cookie }) => [index, { cookie, now: cookie, problem: null }] as const),
      ]);
      problem.value = 'problem' in reply ? reply.problem : null;
    });
  }

  /** The same as before: the cookies, or what Crumb may do, have changed. */
  async function predictAgain(): Promise<void> {
    await (again ? again() : predict(wanted.peek()));
  }

  /** Takes these into the choice, or out of it. */
  function choose(indices: readonly number[], isChosen: boolean): void {
    const next = new Set(excluded.peek());
    for (const index of indices) {
      if (isChosen) next.delete(index);
      else next.add(index);
    }
    excluded.value = next;
    // Whether there is room for one depends on which others are chosen.
    const isShared = ({ effect, predicted: { problem } }: ChangeRow) =>
      effect === 'removed' || problem?.code === 'would-evict';
    if (rows.peek().some(isShared)) void predict(wanted.peek());
  }

  function chooseAll(effect: Effect, isChosen: boolean): void {
    choose(
      rows.peek().flatMap((row) => (row.effect === effect ? [row.index] : [])),
      isChosen,
    );
  }

  /** Stores the chosen cookies. Resolves with false where it was not finished. */
  async function apply(kind: StepKind): Promise<boolean> {
    const history = app.steps.peek()?.history;
    const exchanges = chosen.peek().map(exchangeOf);
    if (!history || exchanges.length === 0 || progress.peek()) return false;
    isCancelled = false;
    const total = exchanges.length;
    let done = 0;
    progress.value = { done, total };
    await nextTask();
    const portions = portionsBySize(exchanges, kind);
    // One entry of the history, and one undo.
    const group = portions.length > 1 ? { group: crypto.randomUUID() } : {};
    for (const portion of portions) {
      progress.value = { done, total };
      const report = await history.apply({ id: crypto.randomUUID(), kind, ...group, exchanges: portion });
      done += portion.length;
      if (isCancelled || report === null || report.problem) break;
    }
    progress.value = null;
    if (done === total) return true;
    await predictAgain();
    return false;
  }

  function cancel(): void {
    isCancelled = true;
  }

  return {
    rows,
    counts,
    chosen,
    excluded,
    problem,
    lackedOrigins,
    progress,
    isPredicting,
    predict,
    predictAgain,
    choose,
    chooseAll,
    apply,
    cancel,
  };
});
export type Changes = InstanceType<typeof ChangesModel>;
