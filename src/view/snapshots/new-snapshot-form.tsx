import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import { SnapshotFields } from './snapshot-fields.tsx';

/** The form that saves the cookies of now; it is open at first where there is no snapshot yet. */
export function NewSnapshotForm({ model: { form, list }, site }: { model: Snapshots; site: string }) {
  const { text } = useView();
  return (
    <details open={list.value?.snapshots.length === 0}>
      <summary>{text('snapshotNew')}</summary>
      <Fields form={form} site={site} />
      <p class="soft">
        <small>{text('snapshotsOnDisk')}</small>
      </p>
    </details>
  );
}

/** Saves the cookies of the page's site or of all, as a snapshot or as a profile. */
function Fields({ form, site }: { form: Snapshots['form']; site: string }) {
  const { text } = useView();
  const isSaving = form.isSaving.value;
  return (
    <form
      class="snapshot-form"
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <label>
        {text('snapshotOf')}
        <select
          name="cookies"
          value={form.isOfSite.value ? 'site' : 'everything'}
          onChange={({ currentTarget }) => {
            form.isOfSite.value = currentTarget.value === 'site';
          }}
        >
          <option value="site">{text('snapshotOfSite', { site })}</option>
          <option value="everything">{text('cookieChoice_everything')}</option>
        </select>
      </label>
      <SnapshotFields form={form} />
      <label class="snapshot-check">
        <input
          type="checkbox"
          name="profile"
          disabled={!form.canBeProfile.value}
          checked={form.canBeProfile.value && form.isProfile.value}
          onChange={({ currentTarget }) => {
            form.isProfile.value = currentTarget.checked;
          }}
        />{' '}
        {text('snapshotProfile', { site })}
      </label>
      <button type="submit" class="primary" aria-busy={isSaving} disabled={!form.canSave.value}>
        {text(isSaving ? 'snapshotSaving' : 'snapshotSave')}
      </button>
      {form.problem.value && <ProblemText problem={form.problem.value} />}
    </form>
  );
}
