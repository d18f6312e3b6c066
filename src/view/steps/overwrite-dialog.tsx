import { cookieKey } from '../../cookie/cookie.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { StepDifference } from './step-difference.tsx';
import { stepText } from './step-text.ts';

/** More are counted, not shown. */
const SHOWN = 20;

/** What a step left was changed by someone else since: nothing is overwritten before a person has seen it. */
export function OverwriteDialog() {
  const { app, host, text } = useView();
  const history = app.steps.value?.history;
  const question = history?.question.value;
  if (!history || !question) return null;
  const { request: asked, conflicts } = question;
  const pairs = conflicts.flatMap(({ left, now }) => {
    const keys = new Set([...left, ...now].map(cookieKey));
    return [...keys].map((key) => ({
      key,
      left: left.find((cookie) => cookieKey(cookie) === key) ?? null,
      now: now.find((cookie) => cookieKey(cookie) === key) ?? null,
    }));
  });
  return (
    <Modal title={text('problem_changedSince')} onClose={history.leave}>
      <p>
        {text(asked.to === 'before' ? 'overwriteUndo' : 'overwriteRedo', { what: stepText(asked, host) })}{' '}
        {text('problem_changedSince_do')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <div class="conflicts" tabIndex={0}>
        {pairs.slice(0, SHOWN).map(({ key, left, now }) => (
          <StepDifference key={key} left={left} now={now} />
        ))}
        {pairs.length > SHOWN && <p class="soft">{text('andMore', { count: pairs.length - SHOWN })}</p>}
      </div>
      <div class="buttons">
        <button type="button" autofocus onClick={history.leave}>
          {text('leaveIt')}
        </button>
        <button type="button" class="danger primary" onClick={history.overwrite}>
          {text('overwrite')}
        </button>
      </div>
    </Modal>
  );
}
