import { useView } from '../parts/context.ts';

/** The buttons that edit the selected cookies together, and switch them off. */
export function EditPicked() {
  const { app, text } = useView();
  const picked = app.selection.pickedShown.value;
  const number = picked.length;
  return (
    <>
      <button
        type="button"
        disabled={number === 0}
        aria-haspopup="dialog"
        onClick={() => app.withSteps(({ dialog }) => (dialog.value = 'bulk'))}
      >
        {text('editSelected', { number })}
      </button>
      <button
        type="button"
        disabled={number === 0}
        title={text('parkCookie_why')}
        onClick={() =>
          app.withSteps(({ withParked }) =>
            withParked((parked) => void parked.park(picked.map(({ cookie }) => cookie))),
          )
        }
      >
        {text('parkSelected', { number })}
      </button>
    </>
  );
}
