import type { Form } from '../../model/editor/form-model.ts';
import { readTypedExpiry } from '../../model/editor/typed-expiry.ts';
import { useView } from '../parts/context.ts';
import { CheckField, describedBy, Field } from './field.tsx';

/**
 * The end of the session, a date and time of the person's own zone, or a text such as +30d; with it UTC, and how long from
 * now. What is no date is rejected here.
 */
export function ExpiryField({ form }: { form: Form }) {
  const { text } = useView();
  const { session, expiry: typed, typedExpiry } = form.draft.value;
  const isTextWrong = form.isDateWrong.value && typedExpiry !== '';
  const isDateWrong = form.isDateWrong.value && typedExpiry === '';
  const wrong = isTextWrong ? text('expiryTypedWrong') : isDateWrong ? text('expiryWrong') : null;
  const isRejected = form.faults.value.has('expiry');
  const description = describedBy(form, 'expiry', wrong !== null && !isRejected && 'fault-expiry', 'hint-expiry');
  return (
    <Field form={form} name="expiry" grouped wrong={wrong}>
      <CheckField form={form} name="session" row="expiry" />
      {!session && (
        <input
          type="datetime-local"
          name="expiry"
          step="1"
          aria-label={text('expiryLocal')}
          value={typed}
          aria-invalid={isDateWrong || (isRejected && typedExpiry === '')}
          aria-describedby={description}
          onInput={({ currentTarget }) => form.type('expiry', currentTarget.value)}
        />
      )}
      <input
        name="typedExpiry"
        class="code typed-expiry"
        aria-label={text('expiryTyped')}
        placeholder={text('expiryTypedPlace')}
        value={typedExpiry}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isTextWrong || (isRejected && typedExpiry !== '')}
        aria-describedby={description}
        onInput={({ currentTarget }) => form.type('typedExpiry', currentTarget.value)}
      />
      <small id="hint-expiry" class="hint">
        <Meant form={form} />
      </small>
    </Field>
  );
}

/** How it was understood: a number and a date can be read in more than one way. */
function Meant({ form }: { form: Form }) {
  const { app, expiry, host, text } = useView();
  const { expiryTime } = form.after.value;
  if (expiryTime === null || form.isDateWrong.value) return null;
  const read = readTypedExpiry(form.draft.value.typedExpiry, host.now());
  return (
    <>
      {read && read.form !== 'relative' && <>{text('expiryReadAs', { form: text(`expiryForm_${read.form}`) })} · </>}
      {expiry.relative(expiryTime, app.clock.time.value)} · {expiry.utc(expiryTime)}
    </>
  );
}
