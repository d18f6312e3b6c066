import type { StepSummary } from '../../contract/steps.ts';
import { CopyMenu } from '../copy/copy-menu.tsx';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { ProfileButton } from '../snapshots/profile-button.tsx';
import { stepText } from './step-text.ts';

/** The profile that is on, the copy menu, and the buttons undo, redo and history, always in the same place. */
export function StepButtons({ onHistoryNear }: { onHistoryNear?: (() => void) | undefined }) {
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
      <LateIcon name={name} />
    </button>
  );
  return (
    <>
      <ProfileButton />
      <CopyMenu />
      {button('undo', history?.undoable.value)}
      {button('redo', history?.redoable.value)}
      <button
        type="button"
        class="quiet"
        aria-label={text('history')}
        title={text('history')}
        aria-expanded={app.isHistoryOpen.value}
        onPointerOver={onHistoryNear}
        onClick={() => {
          app.isHistoryOpen.value = !app.isHistoryOpen.peek();
        }}
      >
        <LateIcon name="history" />
      </button>
    </>
  );
}
