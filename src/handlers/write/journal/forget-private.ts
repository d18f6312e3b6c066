import { hasPrivateWindow } from '../../../browser/lifecycle.ts';
import { NO_ANSWER, withDeadline } from '../../deadline.ts';
import { allSteps } from './history.ts';
import { historyChanged } from './history-events.ts';
import { dropJournals } from './journal.ts';

/** Steps of a private window end with the last of them, as its cookies do. Must run in turn. */
export async function forgetClosedStores(): Promise<void> {
  const secret = (await allSteps()).filter(({ incognito }) => incognito);
  if (secret.length === 0) return;
  const isOpen = await withDeadline((deadline) =>
    deadline.ask(hasPrivateWindow().catch((): typeof NO_ANSWER => NO_ANSWER)),
  );
  // Where that is not known they stay, in memory, until it is.
  if (isOpen === true || isOpen === NO_ANSWER) return;
  await dropJournals(secret.map(({ id }) => id));
  await historyChanged();
}
