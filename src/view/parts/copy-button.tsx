import { useSignal } from '@preact/signals';
import { copiedText } from '../../model/text/copied-text.ts';
import { useView } from './context.ts';

interface Props {
  content: string;
  label: string;
  /** What a person should know about the text. */
  title?: string;
}

/** A button that copies a text, without control characters, and then says so. */
export function CopyButton({ content, label, title }: Props) {
  const { host, text } = useView();
  const copiedContent = useSignal<string | null>(null);
  return (
    <button
      type="button"
      class="quiet"
      title={title}
      onClick={() => {
        void host.copy(copiedText(content)).then(() => {
          copiedContent.value = content;
        });
      }}
    >
      {copiedContent.value === content ? text('copied') : label}
    </button>
  );
}
