import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Import, ImportModel } from '../../model/import/import-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { AllowButton } from '../parts/allow-button.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportRows } from './import-rows.tsx';
import { ImportSource } from './import-source.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import './import-dialog.css';

/** Reads cookies from a text, shows what storing each would do, and stores the chosen ones as steps that can be undone. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model = useModel(() => new ImportModel({ app, bridge, host }));
  const { chosen, progress, lackedOrigins, problem } = model;
  const access = app.listing.value?.access;
  // Access that was granted meanwhile changes what can be stored.
  useEffect(() => void model.predict(), [model, access]);
  const running = progress.value;
  return (
    <Modal title={text('importCookies')} onClose={onClose} isBusy={running !== null} isWide>
      <div class="import">
        <ImportSource model={model} />
        <ImportProblems model={model} />
        <ImportWarnings model={model} />
        {problem.value && <ProblemText problem={problem.value} />}
        {lackedOrigins.value.length > 0 && (
          <p>
            {text('importNoAccess')} <AllowButton origins={lackedOrigins.value} />
          </p>
        )}
        <Target model={model} />
        <ImportRows model={model} />
      </div>
      <div class="buttons">
        {running && <progress value={running.done} max={running.total} aria-label={text('importing')} />}
        <button type="button" onClick={running ? model.cancel : onClose}>
          {text(running ? 'importStop' : 'cancel')}
        </button>
        <button
          type="button"
          class="primary"
          aria-busy={running !== null}
          disabled={running !== null || chosen.value.length === 0}
          onClick={() => {
            void model.importChosen().then((isDone) => {
              if (isDone) onClose();
            });
          }}
        >
          {text('importChosen', { count: chosen.value.length })}
        </button>
      </div>
    </Modal>
  );
}

/** The store into which the cookies go. */
function Target({ model: { stores, target, hasOwnStores, mapTo, rows } }: { model: Import }) {
  const { app, text } = useView();
  const ownStore = app.listing.value?.scope.page.storeId;
  if (rows.value.length === 0 || stores.value.length < 2) return null;
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
