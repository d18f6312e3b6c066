import type { Cookie } from '../cookie/cookie.ts';
import type { Editor } from '../model/editor-model.ts';
import { useView } from './context.ts';
import { Raw } from './raw.tsx';

/** The cookie changed underneath: what it is now, and which of the two is to count. */
export function Conflict({ editor }: { editor: Editor }) {
  const { app, text } = useView();
  const problem = editor.problem.value;
  const now = problem?.code === 'changed' ? (problem.now ?? 'gone') : editor.underneath.value;
  if (now === null) return null;
  if (now === 'gone') {
    return (
      <div class="finding conflict" data-severity="warn" role="alert">
        <strong>{text('conflictGone')}</strong>
        <p>{text('conflictGone_do')}</p>
        <button type="button" onClick={() => editor.rebase(null)}>
          {text('addAgain')}
        </button>{' '}
        <button type="button" onClick={app.close}>
          {text('discard')}
        </button>
      </div>
    );
  }
  return (
    <div class="finding conflict" data-severity="warn" role="alert">
      <strong>{text('conflict')}</strong>
      <p>{text('conflict_do')}</p>
      <Now cookie={now} />
      <button type="button" onClick={() => editor.rebase(now)}>
        {text('keepMine')}
      </button>{' '}
      <button type="button" onClick={app.closeEditor}>
        {text('discard')}
      </button>
    </div>
  );
}

function Now({ cookie }: { cookie: Cookie }) {
  const { expiry, text } = useView();
  return (
    <p>
      {text('valueNow')}{' '}
      <code class="value-now">
        <Raw octets={cookie.value} />
      </code>
      {cookie.expiryTime !== null && <small> {expiry.local(cookie.expiryTime)}</small>}
    </p>
  );
}
