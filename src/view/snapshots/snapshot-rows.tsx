import { type Signal, useSignal } from '@preact/signals';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { PassphraseQuestion } from './passphrase-question.tsx';
import { SnapshotRenaming } from './snapshot-renaming.tsx';

interface RowsProps {
  model: Snapshots;
  heads: readonly SnapshotHead[];
  title: string;
}

/** Some of the stored snapshots, each with what can be done with it. */
export function SnapshotRows({ model, heads, title }: RowsProps) {
  if (heads.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul class="snapshot-rows">
        {heads.map((head) => (
          <Row key={head.id} model={model} head={head} />
        ))}
      </ul>
    </section>
  );
}

/** The running task of a snapshot, shown in place of its buttons. */
type Doing = Signal<'rename' | 'delete' | null>;
interface RowProps {
  model: Snapshots;
  head: SnapshotHead;
}

function Row({ model, head }: RowProps) {
  const { expiry, text } = useView();
  const doing: Doing = useSignal(null);
  const { name, at, site, count, octets, isEncrypted } = head;
  const end = () => {
    doing.value = null;
  };
  if (doing.value === 'rename')
    return (
      <li>
        <SnapshotRenaming model={model} head={head} onEnd={end} />
      </li>
    );
  return (
    <li data-snapshot={name}>
      <p>
        <b>
          <bdi>{shownText(name)}</bdi>
        </b>{' '}
        {isEncrypted && <span class="tag">{text('snapshotEncrypted')}</span>} <ProfileTag head={head} />
        <br />
        <small>
          {text('snapshotFacts', { site: site ?? text('snapshotEverything'), time: expiry.local(at), count, octets })}
        </small>
      </p>
      {doing.value === 'delete' ? (
        <div class="snapshot-actions">
          <button type="button" class="danger primary" autofocus onClick={() => void model.remove(head).then(end)}>
            {text('snapshotDeleteAsk')}
          </button>
          <button type="button" onClick={end}>
            {text('cancel')}
          </button>
        </div>
      ) : (
        <Actions model={model} head={head} doing={doing} />
      )}
      {model.passphrase.asking.value?.id === head.id && <PassphraseQuestion model={model.passphrase} />}
    </li>
  );
}

function ProfileTag({ head }: { head: SnapshotHead }) {
  const { app, text } = useView();
  const isOn = app.steps.value?.profile.state.value?.on?.id === head.id;
  if (!head.isProfile) return null;
  return (
    <span class="tag" data-on={isOn || undefined}>
      {text(isOn ? 'profileIsOn' : 'profile')}
    </span>
  );
}

function Actions({ model, head, doing }: RowProps & { doing: Doing }) {
  const { text } = useView();
  const actions = [
    ['snapshotRestore', () => void model.restore(head)],
    ['snapshotCompare', () => void model.compare(head)],
    ['snapshotExport', () => void model.exportFileOf(head)],
    ['snapshotRename', () => (doing.value = 'rename')],
    ['snapshotDelete', () => (doing.value = 'delete')],
  ] as const;
  return (
    <div class="snapshot-actions">
      {actions.map(([key, act]) => (
        <button key={key} type="button" class={key === 'snapshotDelete' ? 'danger' : undefined} onClick={act}>
          {text(key)}
        </button>
      ))}
    </div>
  );
}
