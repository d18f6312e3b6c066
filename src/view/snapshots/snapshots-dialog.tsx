import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Listing } from '../../contract/listing.ts';
import { type Snapshots, SnapshotsModel } from '../../model/snapshots/snapshots-model.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { ComparisonTask } from './comparison-task.tsx';
import { ImportTask } from './import-task.tsx';
import { MarkedMoment } from './marked-moment.tsx';
import { NewSnapshotForm } from './new-snapshot-form.tsx';
import { PassphraseQuestion } from './passphrase-question.tsx';
import { ProfileSwitch } from './profile-switch.tsx';
import { RestoreTask } from './restore-task.tsx';
import { SnapshotRows } from './snapshot-rows.tsx';
import './snapshots-dialog.css';

/** Saves, compares and restores snapshots, and switches between the profiles of the page's site. */
export function SnapshotsDialog({ onClose }: { onClose(): void }) {
  const { app } = useView();
  const listing = app.listing.value;
  return listing && <SnapshotsOf key={listing.site} listing={listing} onClose={onClose} />;
}

function SnapshotsOf({ listing, onClose }: { listing: Listing; onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model = useModel(() => new SnapshotsModel({ app, bridge, host, listing }));
  useEffect(() => void model.read(), [model]);
  const task = model.task.value;
  const { incognito: isPrivate, storeId } = listing.scope.page;
  const back = () => {
    model.task.value = null;
    void model.read();
  };
  if (task?.name === 'restore') return <RestoreTask {...task} listing={listing} onBack={back} onClose={onClose} />;
  if (task?.name === 'compare')
    return <ComparisonTask {...task} model={model} storeId={storeId} onBack={back} onClose={onClose} />;
  if (task?.name === 'import') return <ImportTask model={model} onBack={back} />;
  return (
    <Modal title={text('snapshots')} onClose={onClose} isBusy={model.profiles.isSwitching.value} isWide>
      <div class="task snapshots">
        {isPrivate && <p class="soft">{text('snapshotsPrivate')}</p>}
        {model.problem.value && <ProblemText problem={model.problem.value} />}
        <ProfileSwitch model={model} listing={listing} onClose={onClose} />
        {!isPrivate && <NewSnapshotForm model={model} site={listing.site} />}
        {!model.passphrase.asking.value && <PassphraseQuestion model={model.passphrase} />}
        <MarkedMoment model={model} site={listing.site} />
        <Stored model={model} site={listing.site} />
        <Room model={model} />
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('close')}
        </button>
        <button
          type="button"
          onClick={() => {
            model.task.value = { name: 'import' };
          }}
        >
          {text(host.surface === 'popup' ? 'snapshotImportPopup' : 'snapshotImport')}
        </button>
      </div>
    </Modal>
  );
}

/** The stored snapshots, those of the page's site first. */
function Stored({ model, site }: { model: Snapshots; site: string }) {
  const { text } = useView();
  return (
    <>
      <SnapshotRows model={model} heads={model.ofSite.value} title={text('snapshotsOfSite', { site })} />
      <SnapshotRows model={model} heads={model.others.value} title={text('snapshotsOfOthers')} />
    </>
  );
}

/** The room that the stored snapshots take, and how many cannot be read. */
function Room({ model }: { model: Snapshots }) {
  const { text } = useView();
  const list = model.list.value;
  if (!list) return null;
  const { snapshots, octets, limit, unreadable } = list;
  return (
    <>
      <p class="soft snapshots-room">
        <small>{snapshots.length === 0 ? text('snapshotsNone') : text('snapshotsRoom', { octets, limit })}</small>
      </p>
      {unreadable > 0 && (
        <p class="soft">
          {text('snapshotsUnreadable', { count: unreadable })}{' '}
          <button type="button" class="danger" onClick={() => void model.remove(null)}>
            {text('snapshotsUnreadable_delete')}
          </button>
        </p>
      )}
    </>
  );
}
