import { useSignal } from '@preact/signals';
import { copiedText } from '../../model/text/copied-text.ts';
import { useView } from './context.ts';

interface Props {
  content: string;
  label: string;
  /** What a person should know about the text. */
  title?: string;
  /** The text of a file, which is copied as it is. */
  isExact?: boolean;
  isDisabled?: boolean;
}

/** A button that copies a text, without control characters, and then says so. */
export function CopyButton({ content, label, title, isExact = false, isDisabled }: Props) {
  const { host, text } = useView();
  const copiedContent = useSignal<string | null>(null);
  return (
    <button
      type="button"
      class="quiet"
      title={title}
      disabled={isDisabled}
      onClick={() => {
        void host.copy(isExact ? content : copiedText(content)).then(() => {
          copiedContent.value = content;
        });
      }}
    >
      {copiedContent.value === content ? text('copied') : label}
    </button>
  );
}
