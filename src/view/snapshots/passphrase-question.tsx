import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Passphrase } from '../../model/snapshots/passphrase-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';

/** Asks for the passphrase of an encrypted snapshot, and says why a snapshot cannot be read. */
export function PassphraseQuestion({ model }: { model: Passphrase }) {
  const { text } = useView();
  const field = useRef<HTMLInputElement>(null);
  const head = model.asking.value;
  useLayoutEffect(() => field.current?.focus(), [head]);
  const problem = model.problem.value;
  if (!head) return problem && <ProblemText problem={problem} />;
  const isOpening = model.isOpening.value;
  return (
    <form
      class="snapshot-form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.answer(field.current?.value ?? '');
      }}
    >
      {problem && <ProblemText problem={problem} />}
      <label>
        {text('snapshotPassphraseOf', { name: shownText(head.name) })}
        <input type="password" name="passphrase-of" ref={field} autocomplete="off" />
      </label>
      <div class="snapshot-actions">
        <button type="submit" class="primary" aria-busy={isOpening} disabled={isOpening}>
          {text(isOpening ? 'snapshotOpening' : 'snapshotOpen')}
        </button>
        <button type="button" onClick={model.giveUp}>
          {text('cancel')}
        </button>
      </div>
    </form>
  );
}
