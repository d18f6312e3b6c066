import { useModel } from '@preact/signals';
import { type Import, ImportModel } from '../../model/import/import-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { ChangesFoot } from '../changes/changes-foot.tsx';
import { ChangesFound } from '../changes/changes-found.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportSource } from './import-source.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import './import-dialog.css';

/** Reads cookies from a text, shows what storing each would do, and stores the chosen ones as steps that can be undone. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model = useModel(() => new ImportModel({ app, bridge, host }));
  return (
    <Modal title={text('importCookies')} onClose={onClose} isBusy={model.changes.progress.value !== null} isWide>
      <div class="task import">
        <ImportSource model={model} />
        <ImportProblems model={model} />
        <ImportWarnings model={model} />
        <Target model={model} />
        <ChangesFound model={model.changes} />
      </div>
      <ChangesFoot model={model.changes} kind="import" action="importChosen" onClose={onClose} />
    </Modal>
  );
}

/** The store into which the cookies go. */
function Target({ model: { stores, target, hasOwnStores, mapTo, changes } }: { model: Import }) {
  const { app, text } = useView();
  const ownStore = app.listing.value?.scope.page.storeId;
  if (changes.rows.value.length === 0 || stores.value.length < 2) return null;
  return (
    <label class="import-target">
      {text('importInto')}
      <select
        name="store"
        value={target.value ?? ''}
        onChange={({ currentTarget: { value } }) => void mapTo(value === '' ? null : value)}
      >
        {stores.value.map(({ storeId }) => (
          <option key={storeId} value={storeId}>
            {storeId === ownStore ? text('importIntoOwn') : storeName(storeId, text)}
          </option>
        ))}
        {hasOwnStores.value && <option value="">{text('importIntoNamed')}</option>}
      </select>
    </label>
  );
}
