import type { ComponentChildren } from 'preact';
import type { PredictedNote } from '../../cookie/rules/predict-stored.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { Field as FieldName } from '../../model/editor/draft.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { useView } from '../parts/context.ts';

/** The faults of a row of the form are those of the fields in it. */
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
  /** More than one field stands in the row: each has a label of its own. */
  grouped?: boolean;
  /** What is wrong that no reason of the core tells. */
  wrong?: string | null;
  children: ComponentChildren;
}

/** One row of the form: what it is, the field, and under it what is wrong and what the browser will alter. */
export function Field({ form, name, grouped = false, wrong = null, children }: FieldProps) {
  const { text } = useView();
  const label = text(`attribute_${name}`);
  const places: readonly FieldName[] = FIELDS_IN[name];
  const reasons = places.flatMap((place) => form.faults.value.get(place) ?? []);
  const notes = places.flatMap((place) => form.notes.value.get(place) ?? []);
  const control = (
    <div class="control">
      {children}
      <FieldReasons reasons={reasons} wrong={wrong} id={`fault-${name}`} />
      <Forecast notes={notes} id={`note-${name}`} />
    </div>
  );
  if (grouped) {
    return (
      <fieldset class="field" aria-labelledby={`label-${name}`}>
        <span class="label" id={`label-${name}`}>
          {label}
        </span>
        {control}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label class="label" for={`field-${name}`}>
        {label}
      </label>
      {control}
    </div>
  );
}

/** The ids of what stands under a row, for `aria-describedby`: only what is there. */
export function describedBy(form: Form, row: Row, ...more: (string | false | null)[]): string | undefined {
  const places: readonly FieldName[] = FIELDS_IN[row];
  const ids = [
    places.some((place) => form.faults.value.has(place)) && `fault-${row}`,
    places.some((place) => form.notes.value.has(place)) && `note-${row}`,
    ...more,
  ].filter((id) => typeof id === 'string');
  return ids.length > 0 ? ids.join(' ') : undefined;
}

interface FaultsProps {
  reasons: readonly Reason[] | undefined;
  wrong?: string | null;
  id?: string;
}

/** What is wrong and what would be right. */
export function FieldReasons({ reasons = [], wrong = null, id }: FaultsProps) {
  const { text } = useView();
  if (reasons.length === 0 && wrong === null) return null;
  return (
    <div class="faults" id={id} role="alert">
      {wrong !== null && <p>{wrong}</p>}
      {reasons.map(({ code, data }) => (
        <p key={code}>
          {text(`reason_${code}`, data)} {text(`reason_${code}_do`, data)}
        </p>
      ))}
    </div>
  );
}

/** What the browser will store otherwise than asked, told before it does. */
function Forecast({ notes, id }: { notes: readonly PredictedNote[]; id: string }) {
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
        id={`field-${name}`}
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
  /** The row it stands in. */
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
