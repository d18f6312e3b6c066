import { toText } from '../../cookie/octets.ts';
import type { Editor } from '../../model/editor/editor-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { Raw } from '../parts/raw.tsx';

/** Asks before the edit replaces another cookie with the same name, domain and path. */
export function ReplaceDialog({ editor }: { editor: Editor }) {
  const { text } = useView();
  const problem = editor.problem.value;
  if (problem?.code !== 'exists') return null;
  const { cookie } = problem;
  return (
    <Modal title={text('problem_exists', { name: shownText(toText(cookie.name)) })} onClose={editor.dismiss}>
      <p>
        {text('problem_exists_do')}{' '}
        <code class="value-now">
          <Raw octets={cookie.value} short />
        </code>
      </p>
      <div class="buttons">
        <button type="button" onClick={editor.dismiss}>
          {text('cancel')}
        </button>
        <button type="button" class="danger primary" onClick={() => void editor.replace()}>
          {text('replaceCookie')}
        </button>
      </div>
    </Modal>
  );
}
