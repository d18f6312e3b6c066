import { hasPrivateWindow } from '../../../browser/browser-events.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';
import { allSteps } from './history.ts';
import { historyChanged } from './history-events.ts';
import { dropJournals } from './journal.ts';

/** Steps of a private window end with the last of them, as its cookies do. Must run in turn. */
export async function forgetClosedStores(): Promise<void> {
  const secret = (await allSteps()).filter(({ incognito }) => incognito);
  if (secret.length === 0) return;
  const isOpen = await withDeadline((deadline) =>
    deadline.ask(hasPrivateWindow().catch((): typeof TIMED_OUT => TIMED_OUT)),
  );
  // Where that is not known they stay, in memory, until it is.
  if (isOpen === true || isOpen === TIMED_OUT) return;
  await dropJournals(secret.map(({ id }) => id));
  await historyChanged();
}
