import { toText } from '../cookie/octets.ts';
import { visibleText } from '../model/visible-text.ts';
import { useView } from './context.ts';
import { Modal } from './modal.tsx';
import { ProblemText } from './problem-text.tsx';
import { Raw } from './raw.tsx';

/** Asks once, naming the cookie: a delete cannot be taken back. */
export function DeleteDialog() {
  const { app, text } = useView();
  const cookie = app.deleting.value;
  if (!cookie) return null;
  const problem = app.deleteProblem.value;
  const isGone = problem?.code === 'gone';
  const name = visibleText(toText(cookie.name)) || text('nameless');
  return (
    <Modal title={text('deleteAsk', { name })} onClose={app.keep}>
      <p class="soft">
        <Raw octets={cookie.domain} />
        <Raw octets={cookie.path} /> · {text('deleteExplained')}
      </p>
      {problem && <ProblemText problem={problem} />}
      <div class="buttons">
        <button type="button" onClick={app.keep}>
          {text(isGone ? 'understood' : 'keep')}
        </button>
        {isGone || (
          <button
            type="button"
            class="danger primary"
            autofocus
            disabled={app.isDeleting.value}
            onClick={() => void app.deleteIt()}
          >
            {text(app.isDeleting.value ? 'deleting' : 'deleteCookie')}
          </button>
        )}
      </div>
    </Modal>
  );
}
