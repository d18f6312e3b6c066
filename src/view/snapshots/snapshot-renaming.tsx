import { useSignal } from '@preact/signals';
import { SNAPSHOT_NAME_LENGTH, type SnapshotHead } from '../../contract/snapshots.ts';
import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { useView } from '../parts/context.ts';

interface Props {
  model: Snapshots;
  head: SnapshotHead;
  onEnd(): void;
}

/** Gives a snapshot another name. */
export function SnapshotRenaming({ model, head, onEnd }: Props) {
  const { text } = useView();
  const name = useSignal(head.name);
  return (
    <form
      class="snapshot-actions"
      onSubmit={(event) => {
        event.preventDefault();
        void model.rename(head, name.peek()).then(onEnd);
      }}
    >
      <input
        name="new-name"
        aria-label={text('snapshotName')}
        maxLength={SNAPSHOT_NAME_LENGTH}
        value={name.value}
        autofocus
        autocomplete="off"
        onInput={({ currentTarget }) => {
          name.value = currentTarget.value;
        }}
      />
      <button type="submit" class="primary" disabled={name.value.trim() === ''}>
        {text('snapshotRename')}
      </button>
      <button type="button" onClick={onEnd}>
        {text('cancel')}
      </button>
    </form>
  );
}
