import { useView } from './context.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Details } from './details.tsx';
import { EditorView } from './editor.tsx';
import './css/panel.css';

/** What is being done with one cookie. Loaded after the list: nothing of it is needed to see the page's cookies. */
export function Panel() {
  const { app } = useView();
  const editing = app.editing.value;
  const opened = app.openedKey.value;
  return (
    <>
      {editing ? <EditorView editing={editing} key={editing} /> : opened !== null && <Details key={opened} />}
      <DeleteDialog />
    </>
  );
}
