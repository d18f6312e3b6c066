import { Details } from '../details/details.tsx';
import { EditorView } from '../editor/editor.tsx';
import { useView } from '../parts/context.ts';
import { DoneNotice } from '../states/notices.tsx';
import { LazyHistory } from '../steps/lazy-steps.ts';
import './side-pane.css';
import '../editor/editor.css';

/** What is being done with one cookie, or what was done. Loaded after the list: nothing of it is needed to see that. */
export function SidePane() {
  const { app } = useView();
  const editing = app.editing.value;
  const opened = app.openedKey.value;
  const isHistoryOpen = app.isHistoryOpen.value;
  return (
    <div class="side">
      {isHistoryOpen && <LazyHistory />}
      {/* What is being typed stays as it is under the history. */}
      <div class="beneath" hidden={isHistoryOpen}>
        {editing ? <EditorView editing={editing} key={editing} /> : opened !== null && <Details key={opened} />}
      </div>
      <DoneNotice />
    </div>
  );
}
