import { Details } from '../details/details.tsx';
import { EditorView } from '../editor/editor.tsx';
import { useView } from '../parts/context.ts';
import { DoneNotice } from '../states/notices.tsx';
import { LazyHistory } from '../steps/lazy-steps.ts';
import './side-pane.css';
import '../editor/editor.css';
import '../editor/pane.css';

/** The open pane: the details or the editor of one cookie, or the history. Its code loads after the list. */
export function SidePane() {
  const { app } = useView();
  const editing = app.editing.value;
  const openedKey = app.openedKey.value;
  const isHistoryOpen = app.isHistoryOpen.value;
  return (
    <div class="side">
      {isHistoryOpen && <LazyHistory />}
      {/* The editor stays in the document under the history, so that it keeps what was typed. */}
      <div class="beneath" hidden={isHistoryOpen}>
        {editing ? <EditorView editing={editing} key={editing} /> : openedKey !== null && <Details key={openedKey} />}
      </div>
      <DoneNotice />
    </div>
  );
}
