import type { StepSummary } from '../../contract/steps.ts';

/** The step that undo undoes: the one that was made or redone last. */
export function nextUndo(steps: readonly StepSummary[]): StepSummary | null {
  return lastMoved(steps.filter(({ canUndo, state }) => canUndo && state !== 'undone'));
}

/** The step that redo redoes: the one that was undone last, unless another step was made since. */
export function nextRedo(steps: readonly StepSummary[]): StepSummary | null {
  const last = lastMoved(steps.filter(({ canRedo, state }) => canRedo && state === 'undone'));
  return last && steps.every(({ at }) => at <= last.movedAt) ? last : null;
}

function lastMoved(steps: readonly StepSummary[]): StepSummary | null {
  return steps.reduce<StepSummary | null>((last, step) => (last && last.movedAt >= step.movedAt ? last : step), null);
}
