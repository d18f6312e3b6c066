import type { StepKind } from '../../contract/steps.ts';
import type { Changes } from '../../model/changes/changes-model.ts';
import { useView } from '../parts/context.ts';

interface Props {
  model: Changes;
  kind: StepKind;
  /** The text of the button that stores the chosen cookies. */
  action: 'importChosen' | 'bulkChosen' | 'restoreChosen';
  /** Whether the input above lacks something. */
  isIncomplete?: boolean;
  onClose(): void;
  /** What Cancel does; missing: it closes. */
  onCancel?(): void;
}

/** The buttons of a dialog that stores several cookies; while it does, how far it is. */
export function ChangesFoot({ model, kind, action, isIncomplete = false, onClose, onCancel = onClose }: Props) {
  const { text } = useView();
  const running = model.progress.value;
  const count = model.chosen.value.length;
  return (
    <div class="buttons">
      {running && <progress value={running.done} max={running.total} aria-label={text('changesRunning')} />}
      <button type="button" onClick={running ? model.cancel : onCancel}>
        {text(running ? 'changesStop' : 'cancel')}
      </button>
      <button
        type="button"
        class="primary"
        aria-busy={running !== null}
        disabled={running !== null || count === 0 || isIncomplete}
        onClick={() => {
          void model.apply(kind).then((isDone) => {
            if (isDone) onClose();
          });
        }}
      >
        {text(action, { count })}
      </button>
    </div>
  );
}
