import { useView } from '../parts/context.ts';

/** The button that edits the selected cookies together. */
export function EditPicked() {
  const { app, text } = useView();
  const number = app.selection.pickedShown.value.length;
  return (
    <button
      type="button"
      disabled={number === 0}
      aria-haspopup="dialog"
      onClick={() => app.withSteps(({ dialog }) => (dialog.value = 'bulk'))}
    >
      {text('editSelected', { number })}
    </button>
  );
}
