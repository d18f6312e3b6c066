import type { Signal } from '@preact/signals';

/** The field that narrows a log to the rows that contain a text. */
export function LogSearch({ label, query }: { label: string; query: Signal<string> }) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      spellcheck={false}
      autocomplete="off"
      value={query.value}
      onInput={({ currentTarget }) => {
        query.value = currentTarget.value;
      }}
    />
  );
}
