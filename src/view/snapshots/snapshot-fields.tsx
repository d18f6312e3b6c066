import type { Signal } from '@preact/signals';
import { SNAPSHOT_NAME_LENGTH } from '../../contract/snapshots.ts';
import type { NewSnapshotForm } from '../../model/snapshots/new-snapshot-model.ts';
import { useView } from '../parts/context.ts';

/** The name of a new snapshot, and the passphrase where it is to be encrypted. */
export function SnapshotFields({ form }: { form: NewSnapshotForm }) {
  const { text } = useView();
  const isWrong = form.isRepeatedWrong.value;
  return (
    <>
      <label>
        {text('snapshotName')}
        <input
          name="snapshot-name"
          maxLength={SNAPSHOT_NAME_LENGTH}
          value={form.name.value}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            form.name.value = currentTarget.value;
          }}
        />
      </label>
      <label class="snapshot-check">
        <input
          type="checkbox"
          name="encrypt"
          checked={form.isEncrypted.value}
          onChange={({ currentTarget }) => {
            form.isEncrypted.value = currentTarget.checked;
          }}
        />{' '}
        {text('snapshotEncrypt')}
      </label>
      {form.isEncrypted.value && (
        <>
          <Password label={text('snapshotPassphrase')} name="passphrase" value={form.passphrase} />
          <Password
            label={text('snapshotRepeat')}
            name="passphrase-again"
            value={form.repeated}
            wrong={isWrong ? text('snapshotRepeat_wrong') : null}
          />
          <p class="soft snapshot-check">
            <small>{text('snapshotPassphrase_lost')}</small>
          </p>
        </>
      )}
    </>
  );
}

interface PasswordProps {
  label: string;
  name: string;
  value: Signal<string>;
  /** What is wrong with it; null: nothing. */
  wrong?: string | null;
}

function Password({ label, name, value, wrong = null }: PasswordProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        name={name}
        value={value.value}
        autocomplete="new-password"
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${name}-wrong`}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
        }}
      />
      {wrong !== null && (
        <small id={`${name}-wrong`} class="bad">
          {wrong}
        </small>
      )}
    </label>
  );
}
