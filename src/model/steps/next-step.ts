import type { StepSummary } from '../../contract/steps.ts';

/** What undo takes: of the steps that are done, the one that was done or redone last. */
export function nextUndo(steps: readonly StepSummary[]): StepSummary | null {
  return lastMoved(steps.filter(({ canUndo, state }) => canUndo && state !== 'undone'));
}

/** What redo takes: the step that was undone last, unless something else was done since. */
export function nextRedo(steps: readonly StepSummary[]): StepSummary | null {
  const last = lastMoved(steps.filter(({ canRedo, state }) => canRedo && state === 'undone'));
  return last && steps.every(({ at }) => at <= last.movedAt) ? last : null;
}

function lastMoved(steps: readonly StepSummary[]): StepSummary | null {
  return steps.reduce<StepSummary | null>((last, step) => (last && last.movedAt >= step.movedAt ? last : step), null);
}
