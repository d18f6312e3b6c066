import { hasPrivateWindow } from '../../../browser/browser-events.ts';
import { isPrivateStore } from '../../../browser/cookies/stores.ts';
import type { Cookie } from '../../../cookie/cookie.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';
import type { StepHistory } from './history.ts';
import type { Journal } from './journal.ts';
import type { StepRecord } from './step-record.ts';

interface Deps {
  history: StepHistory;
  parked: { hasPrivate(): Promise<boolean>; dropPrivate(): Promise<void> };
  journal: Journal;
  historyChanged(): Promise<void>;
}

/**
 * Steps and parked cookies of a private window end with the last of them, as its cookies do. A step that also changed another
 * store keeps that part: a cookie that was moved into a private window can be restored. Must run in turn.
 */
export async function forgetClosedStores({ history, journal, parked, historyChanged }: Deps): Promise<void> {
  const secret = (await history.allSteps()).filter(({ incognito }) => incognito);
  if (secret.length === 0 && !(await parked.hasPrivate())) return;
  const isOpen = await withDeadline((deadline) =>
    deadline.ask(hasPrivateWindow().catch((): typeof TIMED_OUT => TIMED_OUT)),
  );
  // If that is not known, the steps stay in memory until it is.
  if (isOpen === true || isOpen === TIMED_OUT) return;
  await parked.dropPrivate();
  if (secret.length === 0) return;
  for (const record of secret) {
    const rest = withoutPrivate(record);
    await (rest ? journal.closeJournal(rest) : journal.dropJournals([record.id]));
  }
  await historyChanged();
}

/** What a step did in other stores; null: nothing. */
function withoutPrivate(record: StepRecord): StepRecord | null {
  const open = (cookies: readonly Cookie[]) => cookies.filter(({ storeId }) => !isPrivateStore(storeId));
  const items = record.items.flatMap((item) => {
    const exchange = { before: open(item.exchange.before), after: open(item.exchange.after) };
    const isEmpty = exchange.before.length + exchange.after.length === 0;
    // Doing again what was not done would remove the cookie and store it nowhere.
    const wasLeft = item.side === 'before' && item.heading === null;
    return isEmpty || wasLeft ? [] : [{ ...item, exchange, problem: null }];
  });
  return items.length > 0 ? { ...record, incognito: false, items } : null;
}
