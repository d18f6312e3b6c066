import { createModel, signal } from '@preact/signals';
import { ParkedModel } from '../parked/parked-model.ts';
import { DeletionModel } from './deletion-model.ts';
import { HistoryModel } from './history-model.ts';

type Source = ConstructorParameters<typeof HistoryModel>[0] &
  Omit<ConstructorParameters<typeof DeletionModel>[0], 'history'> &
  Omit<ConstructorParameters<typeof ParkedModel>[0], 'history'>;

/**
 * Deletion, undo, the history, cookies that are switched off, and the dialogs about several cookies. Loaded after the list,
 * which does not need them.
 */
export const StepsModel = createModel((source: Source) => {
  const history = new HistoryModel(source);
  const deletion = new DeletionModel({ ...source, history });
  const parked = new ParkedModel({ ...source, history });
  /** The dialog that is open; null: none. */
  const dialog = signal<'export' | 'import' | 'bulk' | 'parked' | null>(null);
  return { history, deletion, parked, dialog };
});
export type Steps = InstanceType<typeof StepsModel>;
