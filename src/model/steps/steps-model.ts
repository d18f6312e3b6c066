import { createModel, signal } from '@preact/signals';
import { DeletionModel } from './deletion-model.ts';
import { HistoryModel } from './history-model.ts';
import { ProfileModel } from './profile-model.ts';

type Source = ConstructorParameters<typeof HistoryModel>[0] &
  ConstructorParameters<typeof ProfileModel>[0] &
  Omit<ConstructorParameters<typeof DeletionModel>[0], 'history'>;

/** Deletion, undo, the history, the profile that is on, and the dialogs about several cookies. Loaded after the list, which does not need them. */
export const StepsModel = createModel((source: Source) => {
  const history = new HistoryModel(source);
  const deletion = new DeletionModel({ ...source, history });
  /** The dialog that is open; null: none. */
  const dialog = signal<'export' | 'import' | 'bulk' | 'snapshots' | null>(null);
  const profile = new ProfileModel(source);
  return { history, deletion, dialog, profile };
});
export type Steps = InstanceType<typeof StepsModel>;
