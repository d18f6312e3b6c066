import { hasPrivateWindow } from '../../browser/windows.ts';
import { allSteps } from './history.ts';
import { historyChanged } from './history-events.ts';
import { dropJournals } from './journal.ts';

/** Steps of a private window end with the last of them, as its cookies do. Must run in turn. */
export async function forgetClosedStores(): Promise<void> {
  const secret = (await allSteps()).filter(({ incognito }) => incognito);
  if (secret.length === 0 || (await hasPrivateWindow())) return;
  await dropJournals(secret.map(({ id }) => id));
  await historyChanged();
}
