import { useSignal } from '@preact/signals';
import { useView } from './context.ts';

/** Copies a text and says so. */
export function CopyButton({ content, label }: { content: string; label: string }) {
  const { host, text } = useView();
  const copied = useSignal<string | null>(null);
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => {
        void host.copy(content).then(() => {
          copied.value = content;
        });
      }}
    >
      {copied.value === content ? text('copied') : label}
    </button>
  );
}
