import { useSignal } from '@preact/signals';
import { useView } from './context.ts';

interface Props {
  content: string;
  label: string;
  /** What a person should know about the text. */
  title?: string;
}

/** Copies a text and says so. */
export function CopyButton({ content, label, title }: Props) {
  const { host, text } = useView();
  const copied = useSignal<string | null>(null);
  return (
    <button
      type="button"
      class="quiet"
      title={title}
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
