import type { Signal } from '@preact/signals';
import { useView } from '../parts/context.ts';

interface Props {
  /** Which of the two texts says what the key is for. */
  label: 'insideKey' | 'contentKey';
  value: Signal<string>;
  onType(key: string): void;
}

/** The key of a signature, which is in memory as long as the view is open. */
export function KeyField({ label, value, onType }: Props) {
  const { text } = useView();
  return (
    <label class="inside-key">
      {text(label)}
      <input
        name="signatureKey"
        class="code"
        value={value.value}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
      <small class="soft">{text('insideKeyNote')}</small>
    </label>
  );
}
