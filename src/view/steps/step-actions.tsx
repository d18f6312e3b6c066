import type { StepSummary } from '../../contract/steps.ts';
import type { PlainKey } from '../../model/text/message-key.ts';
import { useView } from '../parts/context.ts';

type Action = [name: PlainKey, to: 'before' | 'after' | null];

/** The buttons of a step: undo, redo or try again, or finish a step that was interrupted. */
export function StepActions({ step }: { step: StepSummary }) {
  const { app, text } = useView();
  const history = app.steps.value?.history;
  if (!history) return null;
  const actions = history.busy.value.has(step.id) ? BUSY : actionsOf(step);
  return (
    <>
      {actions.map(([name, to], index) => (
        // Keyed by index: the first button stays the same element while its text changes, so it keeps the focus.
        <button
          type="button"
          key={index}
          aria-disabled={to === null}
          // The second click of a double click must not redo what the first has undone.
          onClick={({ detail }) => to && detail < 2 && void history.move(step, to)}
        >
          {text(name)}
        </button>
      ))}
    </>
  );
}

const BUSY: Action[] = [['stepBusy', null]];

function actionsOf({ state, canUndo, canRedo }: StepSummary): Action[] {
  if (state === 'open') return BUSY;
  const isUnsettled = state === 'unsettled';
  const redoName = state === 'undone' ? 'redo' : isUnsettled ? 'finish' : 'tryAgain';
  return [...(canRedo ? [[redoName, 'after'] as Action] : []), ...(canUndo ? [['undo', 'before'] as Action] : [])];
}
