import type { StepSummary } from '../../contract.ts';
import { LazyPanel } from '../lazy-parts.ts';
import { useView } from '../parts/context.ts';
import { StepIcon } from '../parts/step-icon.tsx';
import { stepText } from '../parts/step-text.ts';

/** Undo, redo and what was done, always in the same place. */
export function StepButtons() {
  const { app, host, text } = useView();
  const history = app.steps.value?.history;
  const button = (name: 'undo' | 'redo', step: StepSummary | null | undefined) => (
    <button
      type="button"
      class="quiet"
      aria-label={text(`${name}Last`)}
      title={step ? `${text(`${name}Last`)}: ${stepText(step, host)}` : text(`${name}Nothing`)}
      disabled={!step || history?.busy.value.has(step.id)}
      onClick={() => history?.[name]()}
    >
      <StepIcon name={name} />
    </button>
  );
  return (
    <>
      {button('undo', history?.undoable.value)}
      {button('redo', history?.redoable.value)}
      <button
        type="button"
        class="quiet"
        aria-label={text('history')}
        title={text('history')}
        aria-expanded={app.isHistoryOpen.value}
        onPointerOver={LazyPanel.fetch}
        onClick={() => {
          app.isHistoryOpen.value = !app.isHistoryOpen.peek();
        }}
      >
        <StepIcon name="history" />
      </button>
    </>
  );
}
