import type { NewSnapshotForm as Form } from '../../model/snapshots/new-snapshot-model.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import { SnapshotFields } from './snapshot-fields.tsx';

/** Saves the cookies of now: of the page's site or of all, as a snapshot or as a profile. */
export function NewSnapshotForm({ form, site }: { form: Form; site: string }) {
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
      <h3>{text('snapshotNew')}</h3>
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
          <option value="everything">{text('exportOf_everything')}</option>
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
