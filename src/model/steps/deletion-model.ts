import { batch, computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { inJarOrder } from '../jar/in-jar-order.ts';
import { rowOf } from '../jar/row.ts';
import { neighbourOf } from '../list/neighbour-of.ts';
import { deletionSummary } from './deletion-summary.ts';
import type { StepHistory, StepReport } from './history-model.ts';

interface Source {
  history: StepHistory;
  jarByKey: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  sentKeys: ReadonlySignal<ReadonlySet<string>>;
  /** Keys of the lines in the order of the screen. */
  order: ReadonlySignal<readonly string[]>;
  /** Called with the keys of the deleted cookies and of the row that is active from now on. */
  onDeleted(keys: readonly string[], next: string | null): void;
}

const NONE: ReadonlySet<string> = new Set();

/** Deletes one cookie without a question, and several after one; each as one step that can be undone. */
export const DeletionModel = createModel(({ history, jarByKey, sentKeys, order, onDeleted }: Source) => {
  /** Keys of the cookies in the open question; null: no question is open. */
  const asking = signal<readonly string[] | null>(null);
  const isRunning = signal(false);
  /** Keys of the cookies that are being deleted. */
  const busy = signal(NONE);

  /** The cookies in the question as they are now: one that was removed meanwhile is not counted. */
  const cookies = computed((): readonly Cookie[] =>
    (asking.value ?? []).flatMap((key) => jarByKey.value.get(key) ?? []),
  );
  const summary = computed(() => deletionSummary(cookies.value, (cookie) => sentKeys.value.has(rowOf(cookie).key)));

  /** Deletes cookies without a question, as one step that can be undone. */
  async function deleteAll(targets: readonly Cookie[]): Promise<StepReport | null> {
    const keys = new Set(targets.map((cookie) => rowOf(cookie).key));
    // A second click, before the first has done it.
    if ([...keys].some((key) => busy.peek().has(key))) return null;
    const next = neighbourOf(keys, order.peek());
    busy.value = new Set([...busy.peek(), ...keys]);
    try {
      const report = await history.apply({
        id: crypto.randomUUID(),
        kind: 'delete',
        exchanges: inJarOrder(targets, jarByKey.peek()).map((cookie) => ({ before: [cookie], after: [] })),
      });
      if (!report?.step) return report;
      const failed = new Set(report.failures.map(({ id }) => cookieKey(id)));
      const deletedKeys = [...keys].filter((key) => !failed.has(key));
      if (deletedKeys.length > 0) onDeleted(deletedKeys, next ?? [...failed][0] ?? null);
      return report;
    } finally {
      busy.value = new Set([...busy.peek()].filter((key) => !keys.has(key)));
    }
  }

  /** Deletes one cookie without a question, since it can be undone. */
  function deleteOne(cookie: Cookie): void {
    void deleteAll([cookie]);
  }

  function ask(keys: readonly string[]): void {
    if (keys.length > 0 && !isRunning.peek()) asking.value = keys;
  }

  function cancel(): void {
    asking.value = null;
  }

  async function confirm(): Promise<void> {
    if (isRunning.peek() || cookies.peek().length === 0) return;
    isRunning.value = true;
    await deleteAll(cookies.peek());
    batch(() => {
      isRunning.value = false;
      asking.value = null;
    });
  }

  return { asking, isRunning, busy, cookies, summary, deleteAll, deleteOne, ask, cancel, confirm };
});
