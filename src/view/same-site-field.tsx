import type { SameSite } from '../cookie/cookie.ts';
import type { Editor } from '../model/editor-model.ts';
import { useView } from './context.ts';
import { Field } from './field.tsx';

const SAME_SITE: readonly SameSite[] = ['strict', 'lax', 'none', 'unset'];

export function SameSiteField({ editor }: { editor: Editor }) {
  const { text } = useView();
  const chosen = editor.draft.value.sameSite;
  return (
    <Field editor={editor} name="sameSite">
      <select
        name="sameSite"
        id="field-sameSite"
        value={chosen}
        aria-invalid={editor.faults.value.has('sameSite')}
        aria-describedby="fault-sameSite"
        onChange={({ currentTarget }) => {
          const sameSite = SAME_SITE.find((one) => one === currentTarget.value);
          if (sameSite) editor.type('sameSite', sameSite);
        }}
      >
        {SAME_SITE.map((sameSite) => (
          <option key={sameSite} value={sameSite}>
            {text(`sameSite_${sameSite}`)}
          </option>
        ))}
      </select>
      <small>{text(`sameSite_${chosen}_why`)}</small>
    </Field>
  );
}
