import type { StepSummary } from '../contract.ts';
import { useView } from './context.ts';

/** What can be done with a step: one click undoes it, does it again, or ends what was cut off. */
export function StepActions({ step }: { step: StepSummary }) {
  const { app, text } = useView();
  const history = app.steps.value?.history;
  if (!history) return null;
  const { state, canUndo, canRedo } = step;
  const isBusy = history.busy.value.has(step.id);
  const action = (key: string, to: 'before' | 'after') => (
    <button type="button" disabled={isBusy} onClick={() => void history.move(step, to)}>
      {text(key)}
    </button>
  );
  if (isBusy || state === 'open') return <small>{text('stepBusy')}</small>;
  const again = state === 'undone' ? 'redo' : state === 'unsettled' ? 'finish' : 'tryAgain';
  return (
    <>
      {canRedo && action(again, 'after')}
      {canUndo && action(state === 'unsettled' ? 'takeBack' : 'undo', 'before')}
    </>
  );
}
