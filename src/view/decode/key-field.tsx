import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useView } from '../parts/context.ts';

type Field = 'key' | 'salt';

interface Props {
  /** Which of the two texts says what the key is for. */
  label: 'insideKey' | 'contentKey';
  fields: Record<Field, Signal<string>> & { canHaveSalt: { value: boolean | undefined } };
  onType(field: Field, text: string): void;
}

/** The key of a signature, and the salt where the known ones do not match. Both are in memory as long as the view is open. */
export function KeyField({ label, fields, onType }: Props) {
  const { text } = useView();
  const part = (field: Field, name: string, note?: ComponentChildren) => (
    <label class="inside-key">
      {name}
      <input
        name={field === 'key' ? 'signatureKey' : 'signatureSalt'}
        class="code"
        value={fields[field].value}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => onType(field, currentTarget.value)}
      />
      {note}
    </label>
  );
  return (
    <>
      {part('key', text(label), <small class="soft">{text('insideKeyNote')}</small>)}
      {fields.canHaveSalt.value && part('salt', text('insideSalt'))}
    </>
  );
}
