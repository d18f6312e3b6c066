import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { SomeNames } from '../findings/some-names.tsx';
import { ImportProblems } from '../import/import-problems.tsx';
import { ImportSource } from '../import/import-source.tsx';
import { ImportWarnings } from '../import/import-warnings.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { SnapshotFields } from './snapshot-fields.tsx';
import '../import/import-dialog.css';

interface Props {
  model: Snapshots;
  onBack(): void;
}

/** Makes a snapshot of the cookies of a text or file; no cookie of the browser changes. */
export function ImportTask({ model: { imported, form }, onBack }: Props) {
  const { text } = useView();
  const hasCookies = (imported.result.value?.cookies.length ?? 0) > 0;
  const problem = form.problem.value;
  return (
    <Modal title={text('snapshotImportTitle')} onClose={onBack} isWide>
      <div class="task snapshots import">
        <ImportSource model={imported} />
        <ImportProblems model={imported} />
        <ImportWarnings model={imported} />
        {imported.merged.value.length > 0 && (
          <p class="notice" role="status">
            {text('snapshotImportMerged')} <SomeNames cookies={imported.merged.value} />
          </p>
        )}
        <div class="snapshot-form">
          <SnapshotFields form={form} />
        </div>
        <p class="soft">
          <small>{text('snapshotsOnDisk')}</small>
        </p>
        {problem && <ProblemText problem={problem} />}
      </div>
      <div class="buttons">
        <button type="button" onClick={onBack}>
          {text('snapshotsBack')}
        </button>
        <button
          type="button"
          class="primary"
          disabled={!hasCookies || !form.canSave.value}
          onClick={() => {
            void imported.save().then((isSaved) => {
              if (isSaved) onBack();
            });
          }}
        >
          {text('snapshotSave')}
        </button>
      </div>
    </Modal>
  );
}
