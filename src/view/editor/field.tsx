import type { ComponentChildren } from 'preact';
import type { PredictedNote } from '../../cookie/rules/predict-stored.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { Field as FieldName } from '../../model/editor/draft.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';

/** The fields in each row of the form: a row shows the faults of its fields. */
const FIELDS_IN = {
  name: ['name'],
  value: ['value'],
  domain: ['domain', 'hostOnly'],
  path: ['path'],
  expiry: ['expiry', 'session'],
  sameSite: ['sameSite'],
  flags: ['secure', 'httpOnly'],
  partition: ['partitioned'],
  store: [],
} as const satisfies Record<string, readonly FieldName[]>;
type Row = keyof typeof FIELDS_IN;

interface FieldProps {
  form: Form;
  name: Row;
  /** Whether the row has more than one field, each with its own label. */
  isGrouped?: boolean;
  /** An error that is not a reason of the core. */
  error?: string | null;
  children: ComponentChildren;
}

/** One row of the form: its label, the field, and below it what is wrong and what the browser will change. */
export function Field({ form, name, isGrouped = false, error = null, children }: FieldProps) {
  const { text } = useView();
  const label = text(`attribute_${name}`);
  const fields: readonly FieldName[] = FIELDS_IN[name];
  const reasons = fields.flatMap((field) => form.faults.value.get(field) ?? []);
  const notes = fields.flatMap((field) => form.notes.value.get(field) ?? []);
  const control = (
    <div class="control">
      {children}
      <FieldReasons reasons={reasons} error={error} id={form.id(`fault-${name}`)} />
      <PredictedNotes notes={notes} id={form.id(`note-${name}`)} />
    </div>
  );
  if (isGrouped) {
    return (
      <fieldset class="field" aria-labelledby={form.id(`label-${name}`)}>
        <span class="label" id={form.id(`label-${name}`)}>
          {label}
        </span>
        {control}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label class="label" for={form.id(`field-${name}`)}>
        {label}
      </label>
      {control}
    </div>
  );
}

/** The ids of the texts that are shown below a row, for `aria-describedby`. */
export function describedBy(form: Form, row: Row, ...more: (string | false | null)[]): string | undefined {
  const fields: readonly FieldName[] = FIELDS_IN[row];
  const ids = [
    fields.some((field) => form.faults.value.has(field)) && `fault-${row}`,
    fields.some((field) => form.notes.value.has(field)) && `note-${row}`,
    ...more,
  ].flatMap((id) => (typeof id === 'string' ? form.id(id) : []));
  return ids.length > 0 ? ids.join(' ') : undefined;
}

interface FieldReasonsProps {
  reasons: readonly Reason[] | undefined;
  error?: string | null;
  id?: string;
}

/** What is wrong, and what to do. */
export function FieldReasons({ reasons = [], error = null, id }: FieldReasonsProps) {
  const { text } = useView();
  if (reasons.length === 0 && error === null) return null;
  return (
    <div class="faults" id={id} role="alert">
      {error !== null && <p>{error}</p>}
      {reasons.map(({ code, data }) => (
        <p key={code}>
          {text(`reason_${code}`, shownData(data))} {text(`reason_${code}_do`, shownData(data))}
        </p>
      ))}
    </div>
  );
}

/** What the browser will store differently from what was typed. */
function PredictedNotes({ notes, id }: { notes: readonly PredictedNote[]; id: string }) {
  const { expiry, text } = useView();
  if (notes.length === 0) return null;
  return (
    <div class="forecast" id={id} role="status">
      {notes.map(({ code, data }) => {
        const { expiryTime } = data;
        const date = typeof expiryTime === 'number' ? { date: expiry.local(expiryTime) } : {};
        return <p key={code}>{text(`foreseen_${code}`, { ...data, ...date })}</p>;
      })}
    </div>
  );
}

interface TextFieldProps {
  form: Form;
  name: 'name' | 'value' | 'path';
  isLong?: boolean;
}

export function TextField({ form, name, isLong = false }: TextFieldProps) {
  const Element = isLong ? 'textarea' : 'input';
  return (
    <Field form={form} name={name}>
      <Element
        name={name}
        id={form.id(`field-${name}`)}
        class="code"
        value={form.draft.value[name]}
        rows={isLong ? 3 : undefined}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={form.faults.value.has(name)}
        aria-describedby={describedBy(form, name)}
        onInput={({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
          form.type(name, currentTarget.value)
        }
      />
    </Field>
  );
}

interface CheckFieldProps {
  form: Form;
  name: 'hostOnly' | 'secure' | 'httpOnly' | 'session' | 'partitioned' | 'hasCrossSiteAncestor';
  /** The row that contains the field. */
  row: Row;
}

export function CheckField({ form, name, row }: CheckFieldProps) {
  const { text } = useView();
  const isWrong = form.faults.value.has(name);
  return (
    <label class="check">
      <input
        type="checkbox"
        name={name}
        checked={form.draft.value[name]}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? describedBy(form, row) : undefined}
        onChange={({ currentTarget }) => form.type(name, currentTarget.checked)}
      />
      {text(`check_${name}`)}
    </label>
  );
}
