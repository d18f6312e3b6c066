import type { SameSite } from '../../cookie/cookie.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { useView } from '../parts/context.ts';
import { describedBy, Field } from './field.tsx';

const SAME_SITE: readonly SameSite[] = ['strict', 'lax', 'none', 'unset'];

export function SameSiteField({ form }: { form: Form }) {
  const { text } = useView();
  const chosen = form.draft.value.sameSite;
  return (
    <Field form={form} name="sameSite">
      <select
        name="sameSite"
        id={form.id('field-sameSite')}
        value={chosen}
        aria-invalid={form.faults.value.has('sameSite')}
        aria-describedby={describedBy(form, 'sameSite', 'hint-sameSite')}
        onChange={({ currentTarget }) => {
          const sameSite = SAME_SITE.find((value) => value === currentTarget.value);
          if (sameSite) form.type('sameSite', sameSite);
        }}
      >
        {SAME_SITE.map((sameSite) => (
          <option key={sameSite} value={sameSite}>
            {text(`sameSite_${sameSite}`)}
          </option>
        ))}
      </select>
      <small id={form.id('hint-sameSite')} class="hint">
        {text(`sameSite_${chosen}_why`)}
      </small>
    </Field>
  );
}
