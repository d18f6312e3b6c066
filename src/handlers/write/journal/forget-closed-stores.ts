import { hasPrivateWindow } from '../../../browser/browser-events.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';
import type { StepHistory } from './history.ts';
import type { Journal } from './journal.ts';

interface Deps {
  history: StepHistory;
  parked: { hasPrivate(): Promise<boolean>; dropPrivate(): Promise<void> };
  journal: Journal;
  historyChanged(): Promise<void>;
}

/** Steps and parked cookies of a private window end with the last of them, as its cookies do. Must run in turn. */
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
  await journal.dropJournals(secret.map(({ id }) => id));
  await historyChanged();
}
