import { createModel, effect, signal } from '@preact/signals';
import type { Parked, ParkedSource } from '../parked/parked-model.ts';
import { DeletionModel } from './deletion-model.ts';
import { HistoryModel } from './history-model.ts';
import { ProfileModel } from './profile-model.ts';

type Source = ConstructorParameters<typeof HistoryModel>[0] &
  ConstructorParameters<typeof ProfileModel>[0] &
  Omit<ConstructorParameters<typeof DeletionModel>[0], 'history'> &
  Omit<ParkedSource, 'history'>;

/**
 * Deletion, undo, the history, the profile that is on, cookies that are switched off, and the dialogs about several cookies.
 * Loaded after the list, which does not need them.
 */
export const StepsModel = createModel((source: Source) => {
  const history = new HistoryModel(source);
  const deletion = new DeletionModel({ ...source, history });
  /** Cookies that are switched off; null: not loaded yet. */
  const parked = signal<Parked | null>(null);
  /** The dialog that is open; null: none. */
  const dialog = signal<'export' | 'import' | 'bulk' | 'snapshots' | 'parked' | 'rules' | 'bisect' | null>(null);
  const profile = new ProfileModel(source);
  let isEnded = false;

  const loading = import('../parked/parked-model.ts').then(({ ParkedModel }) => {
    if (!isEnded) parked.value = new ParkedModel({ ...source, history });
  });
  loading.catch(source.fail);

  /** Calls `act` as soon as that is loaded. */
  function withParked(act: (parked: Parked) => void | Promise<void>): void {
    void loading.then(() => parked.peek() && act(parked.peek() as Parked)).catch(source.fail);
  }

  effect(() => () => {
    isEnded = true;
    parked.peek()?.[Symbol.dispose]();
  });

  return { history, deletion, parked, withParked, dialog, profile };
});
export type Steps = InstanceType<typeof StepsModel>;
