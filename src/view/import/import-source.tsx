import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Import } from '../../model/import/import-model.ts';
import { textOfFile } from '../../model/import/text-of-file.ts';
import { messageKey } from '../../model/text/message.ts';
import { useView } from '../parts/context.ts';

/**
 * UTF-16 code units of the longest text that stays in the field: with each change of the page Chromium lays all its lines out again, and
 * a person could stop no import.
 */
const LONGEST_SHOWN = 100_000;

/** Where the text comes from: pasted, dropped, or a file where choosing one does not close the surface. */
export function ImportSource({ model }: { model: Pick<Import, 'result' | 'isReading' | 'read'> }) {
  const { host, text } = useView();
  const result = model.result.value;
  /** A file that the browser could not read: deleted or changed since it was chosen, or a folder. */
  const unreadable = useSignal<File | null>(null);
  const readFile = (file: File | undefined) => {
    unreadable.value = null;
    if (!file) return;
    void textOfFile(file).then(
      (content) => model.read(content, file.name),
      () => {
        unreadable.value = file;
        void model.read('');
      },
    );
  };
  // A file that is dropped beside the dialog would otherwise replace this page.
  useLayoutEffect(() => {
    const ending = new AbortController();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (event.type === 'drop') readFile(event.dataTransfer?.files[0]);
    };
    for (const type of ['dragover', 'drop'] as const) document.addEventListener(type, drop, { signal: ending.signal });
    return () => ending.abort();
  }, [model]);
  return (
    <div class="import-source">
      <textarea
        name="import"
        class="code"
        rows={4}
        autofocus
        aria-label={text('importText')}
        placeholder={text('importPlace')}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          unreadable.value = null;
          void model.read(currentTarget.value);
          if (currentTarget.value.length > LONGEST_SHOWN) currentTarget.value = '';
        }}
      />
      {host.surface === 'popup' ? (
        <p class="soft">{text('importFilePopup')}</p>
      ) : (
        <label>
          {text('importFile')}{' '}
          <input
            type="file"
            // So that the same file is read again once it was corrected.
            onClick={({ currentTarget }) => {
              currentTarget.value = '';
            }}
            onChange={({ currentTarget }) => readFile(currentTarget.files?.[0])}
          />
        </label>
      )}
      {unreadable.value && (
        <p class="bad" role="alert">
          {text('importUnreadable')}
        </p>
      )}
      <p role="status">
        {model.isReading.value
          ? text('importReading')
          : result &&
            result.cookies.length > 0 &&
            text('importRead', {
              count: result.cookies.length,
              format: text(messageKey('formatName', result.format)),
            })}
      </p>
    </div>
  );
}
