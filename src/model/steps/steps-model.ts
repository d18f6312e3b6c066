import { createModel } from '@preact/signals';
import { DeletionModel } from './deletion-model.ts';
import { HistoryModel } from './history-model.ts';

type Source = ConstructorParameters<typeof HistoryModel>[0] &
  Omit<ConstructorParameters<typeof DeletionModel>[0], 'history'>;

/** Deletion, undo and the history. Loaded after the list, which does not need them. */
export const StepsModel = createModel((source: Source) => {
  const history = new HistoryModel(source);
  const deletion = new DeletionModel({ ...source, history });
  return { history, deletion };
});
export type Steps = InstanceType<typeof StepsModel>;
