import type { StepSummary } from '../../contract/steps.ts';
import type { PlainKey } from '../../model/text/message-key.ts';
import { useView } from '../parts/context.ts';

type Action = [name: PlainKey, to: 'before' | 'after' | null];

/** What can be done with a step: one click undoes it, does it again, or ends what was cut off. */
export function StepActions({ step }: { step: StepSummary }) {
  const { app, text } = useView();
  const history = app.steps.value?.history;
  if (!history) return null;
  const actions = history.busy.value.has(step.id) ? BUSY : actionsOf(step);
  return (
    <>
      {actions.map(([name, to], index) => (
        // Keyed by its place: the first button stays the same element while its text changes, so it keeps the focus.
        <button type="button" key={index} aria-disabled={to === null} onClick={() => to && void history.move(step, to)}>
          {text(name)}
        </button>
      ))}
    </>
  );
}

const BUSY: Action[] = [['stepBusy', null]];

function actionsOf({ state, canUndo, canRedo }: StepSummary): Action[] {
  if (state === 'open') return BUSY;
  const isCut = state === 'unsettled';
  const again = state === 'undone' ? 'redo' : isCut ? 'finish' : 'tryAgain';
  return [
    ...(canRedo ? [[again, 'after'] as Action] : []),
    ...(canUndo ? [[isCut ? 'takeBack' : 'undo', 'before'] as Action] : []),
  ];
}
