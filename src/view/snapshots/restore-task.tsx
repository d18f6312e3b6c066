import { useModel } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { RestoreModel } from '../../model/snapshots/restore-model.ts';
import { RESTORE_WAYS } from '../../model/snapshots/restore-plan.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { isDefaultStore, storeName } from '../../model/text/store-name.ts';
import { ChangesFoot } from '../changes/changes-foot.tsx';
import { ChangesFound } from '../changes/changes-found.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';

interface Props {
  head: SnapshotHead;
  cookies: readonly Cookie[];
  listing: Listing;
  onBack(): void;
  onClose(): void;
}

/** Restores a snapshot: shows each cookie before and after, and stores and removes the chosen ones as one step. */
export function RestoreTask({ head, cookies, listing, onBack, onClose }: Props) {
  const { app, bridge, host, text } = useView();
  const { page } = listing.scope;
  const model = useModel(() => new RestoreModel({ app, bridge, host, page, head, cookies }));
  const { changes, problem, way } = model;
  const { rows, chosen, isPredicting } = changes;
  const isSame = !isPredicting.value && rows.value.length > 0 && rows.value.every(({ effect }) => effect === 'same');
  const isOfOtherStore =
    head.storeId !== page.storeId && !(isDefaultStore(head.storeId) && isDefaultStore(page.storeId));
  return (
    <Modal
      title={text('restoreTitle', { name: shownText(head.name) })}
      onClose={onBack}
      isBusy={changes.progress.value !== null}
      isWide
    >
      <div class="task snapshots">
        <label class="snapshot-way">
          {text('restoreWay')}
          <select
            name="way"
            value={way.value}
            onChange={({ currentTarget: { value } }) =>
              void model.restoreBy(RESTORE_WAYS.find((one) => one === value) ?? 'merge')
            }
          >
            {RESTORE_WAYS.map((one) => (
              <option key={one} value={one}>
                {text(`restoreWay_${one}`)}
              </option>
            ))}
          </select>
        </label>
        {head.site === null && way.value === 'exact' && <p class="warn">{text('restoreEverything')}</p>}
        {isOfOtherStore && <p class="soft">{text('restoreOtherStore', { store: storeName(head.storeId, text) })}</p>}
        {problem.value && <ProblemText problem={problem.value} />}
        <ChangesFound model={changes} />
        {isSame && chosen.value.length === 0 && <p role="status">{text('restoreSame')}</p>}
      </div>
      <ChangesFoot model={changes} kind="snapshot" action="restoreChosen" onCancel={onBack} onClose={onClose} />
    </Modal>
  );
}
