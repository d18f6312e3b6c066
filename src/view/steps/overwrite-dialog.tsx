import { cookieKey } from '../../cookie/cookie.ts';
import { CookieDifference } from '../changes/cookie-difference.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { stepText } from './step-text.ts';

/** How many cookies are shown; the others are counted. */
const MAX_SHOWN = 20;

/** Asks before an undo or redo overwrites cookies that were changed since the step. */
export function OverwriteDialog() {
  const { app, host, text } = useView();
  const history = app.steps.value?.history;
  const question = history?.question.value;
  if (!history || !question) return null;
  const { request, conflicts } = question;
  const pairs = conflicts.flatMap(({ left, now }) => {
    const keys = new Set([...left, ...now].map(cookieKey));
    return [...keys].map((key) => ({
      key,
      left: left.find((cookie) => cookieKey(cookie) === key) ?? null,
      now: now.find((cookie) => cookieKey(cookie) === key) ?? null,
    }));
  });
  return (
    <Modal title={text('problem_changedSince')} onClose={history.cancel}>
      <p>
        {text(request.to === 'before' ? 'overwriteUndo' : 'overwriteRedo', { what: stepText(request, host) })}{' '}
        {text('problem_changedSince_do')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <div class="conflicts" tabIndex={0}>
        {pairs.slice(0, MAX_SHOWN).map(({ key, left, now }) => (
          <CookieDifference key={key} left={left} now={now} leftName="stepLeft" />
        ))}
        {pairs.length > MAX_SHOWN && <p class="soft">{text('andMore', { count: pairs.length - MAX_SHOWN })}</p>}
      </div>
      <div class="buttons">
        <button type="button" autofocus onClick={history.cancel}>
          {text('cancel')}
        </button>
        <button type="button" class="danger primary" onClick={history.overwrite}>
          {text('overwrite')}
        </button>
      </div>
    </Modal>
  );
}
