import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** Names the profile that is on, or says that a switch was stopped half way; opens the dialog that switches. */
export function ProfileButton() {
  const { app, text } = useView();
  const steps = app.steps.value;
  const state = steps?.profile.state.value;
  if (!steps || (!state?.on && !state?.halfway)) return null;
  const name = state.on ? shownText(state.on.name) : text('profileHalfwayTag');
  return (
    <button
      type="button"
      class="profile-button"
      data-halfway={state.halfway !== null || undefined}
      title={state.on ? text('profileOnTag', { name }) : undefined}
      aria-haspopup="dialog"
      onClick={() => {
        steps.dialog.value = 'snapshots';
      }}
    >
      <bdi>{name}</bdi>
    </button>
  );
}
