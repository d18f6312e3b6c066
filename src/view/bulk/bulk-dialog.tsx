import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Bulk, BulkModel } from '../../model/bulk/bulk-model.ts';
import { ChangesFoot } from '../changes/changes-foot.tsx';
import { ChangesFound } from '../changes/changes-found.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { BulkFields } from './bulk-fields.tsx';
import './bulk-dialog.css';

/** Edits several cookies together: shows each before and after, and stores the chosen ones as one step. */
export function BulkDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model: Bulk = useModel(() => new BulkModel({ app, bridge, host }));
  useEffect(() => void model.readStores(), [model]);
  const { problem } = model.choices;
  return (
    <Modal title={text('bulkCookies')} onClose={onClose} isBusy={model.changes.progress.value !== null} isWide>
      <div class="task bulk">
        <BulkFields model={model} />
        {problem.value && <ProblemText problem={problem.value} />}
        <ChangesFound model={model.changes} />
      </div>
      <ChangesFoot
        model={model.changes}
        kind="edit"
        action="bulkChosen"
        isIncomplete={model.isIncomplete.value}
        onClose={onClose}
      />
    </Modal>
  );
}
