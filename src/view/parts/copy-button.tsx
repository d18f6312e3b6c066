import { batch, useSignal } from '@preact/signals';
import { copiedText } from '../../model/text/copied-text.ts';
import { useView } from './context.ts';
import './copy-button.css';

interface Props {
  content: string;
  label: string;
  /** What a person should know about the text. */
  title?: string;
  /** The text of a file, which is copied as it is. */
  isExact?: boolean;
  isDisabled?: boolean;
  /** Whether it is what "c" and Ctrl+C in the selected row of a log press. */
  isOfRow?: boolean;
}

/** A button that copies a text, without control characters, and then says so; or that the browser did not let it. */
export function CopyButton({ content, label, title, isExact = false, isDisabled, isOfRow }: Props) {
  const { host, text } = useView();
  const copiedContent = useSignal<string | null>(null);
  const failedContent = useSignal<string | null>(null);
  const end = (copied: string | null, failed: string | null): void =>
    batch(() => {
      copiedContent.value = copied;
      failedContent.value = failed;
    });
  return (
    <>
      <button
        type="button"
        class="quiet"
        title={title}
        disabled={isDisabled}
        data-of-row={isOfRow}
        onClick={() => {
          void host.copy(isExact ? content : copiedText(content)).then(
            () => end(content, null),
            () => end(null, content),
          );
        }}
      >
        {copiedContent.value === content ? text('copied') : label}
      </button>
      {failedContent.value === content && (
        <small class="copy-failed" role="alert">
          {text('notCopied')} {text('notCopied_do')}
        </small>
      )}
    </>
  );
}
