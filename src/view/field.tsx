import type { ComponentChildren } from 'preact';
import type { Reason } from '../cookie/verdict.ts';
import type { Editor, FaultyField } from '../model/editor-model.ts';
import { useView } from './context.ts';

/** The faults of a row of the form are those of the fields in it. */
const FIELDS_IN: Record<string, readonly FaultyField[]> = {
  name: ['name'],
  value: ['value'],
  domain: ['domain', 'hostOnly'],
  path: ['path'],
  expiry: ['expiry', 'session'],
  sameSite: ['sameSite'],
  flags: ['secure', 'httpOnly'],
  partition: ['partitionKey'],
};

interface FieldProps {
  editor: Editor;
  name: string;
  children: ComponentChildren;
}

/** One row of the form: what it is, the field, and under it what is wrong. */
export function Field({ editor, name, children }: FieldProps) {
  const { text } = useView();
  const reasons = (FIELDS_IN[name] ?? []).flatMap((field) => editor.faults.value.get(field) ?? []);
  return (
    <div class="field">
      <label for={`field-${name}`}>{text(`attribute_${name}`)}</label>
      <div class="control">
        {children}
        <Faults reasons={reasons} id={`fault-${name}`} />
      </div>
    </div>
  );
}

/** What is wrong and what would be right. */
export function Faults({ reasons, id }: { reasons: readonly Reason[] | undefined; id?: string }) {
  const { text } = useView();
  if (!reasons || reasons.length === 0) return null;
  return (
    <div class="faults" id={id} role="alert">
      {reasons.map(({ code, data }) => (
        <p key={code}>
          {text(`reason_${code}`, data)} {text(`reason_${code}_do`, data)}
        </p>
      ))}
    </div>
  );
}

interface TextFieldProps {
  editor: Editor;
  name: 'name' | 'value' | 'path';
  isLong?: boolean;
}

export function TextField({ editor, name, isLong = false }: TextFieldProps) {
  const Element = isLong ? 'textarea' : 'input';
  return (
    <Field editor={editor} name={name}>
      <Element
        name={name}
        id={`field-${name}`}
        class="code"
        value={editor.draft.value[name]}
        rows={isLong ? 3 : undefined}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={editor.faults.value.has(name)}
        aria-describedby={`fault-${name}`}
        onInput={({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
          editor.type(name, currentTarget.value)
        }
      />
    </Field>
  );
}

interface CheckFieldProps {
  editor: Editor;
  name: 'hostOnly' | 'secure' | 'httpOnly' | 'session';
}

export function CheckField({ editor, name }: CheckFieldProps) {
  const { text } = useView();
  return (
    <label class="check">
      <input
        type="checkbox"
        name={name}
        checked={editor.draft.value[name]}
        aria-invalid={editor.faults.value.has(name)}
        onChange={({ currentTarget }) => editor.type(name, currentTarget.checked)}
      />
      {text(`check_${name}`)}
    </label>
  );
}
