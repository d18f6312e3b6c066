import type { Form } from '../../model/editor/form-model.ts';
import { readTypedExpiry, whyWrongExpiry } from '../../model/editor/typed-expiry.ts';
import { useView } from '../parts/context.ts';
import { CheckField, describedBy, Field } from './field.tsx';

/**
 * The expiry: the end of the session, a date and time in the person's time zone, or a text such as +30d. Shows it in
 * UTC and relative to now. A text that is no date is rejected here.
 */
export function ExpiryField({ form }: { form: Form }) {
  const { text } = useView();
  const { session, expiry: localTime, typedExpiry } = form.draft.value;
  const isTextWrong = form.isDateWrong.value && typedExpiry !== '';
  const isDateWrong = form.isDateWrong.value && typedExpiry === '';
  const error = isTextWrong ? text(whyWrongExpiry(typedExpiry)) : isDateWrong ? text('expiryWrong') : null;
  const isRejected = form.faults.value.has('expiry');
  const description = describedBy(form, 'expiry', error !== null && !isRejected && 'fault-expiry', 'hint-expiry');
  return (
    <Field form={form} name="expiry" isGrouped error={error}>
      <CheckField form={form} name="session" row="expiry" />
      {!session && (
        <input
          type="datetime-local"
          name="expiry"
          step="1"
          aria-label={text('expiryLocal')}
          value={localTime}
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
      <small id={form.id('hint-expiry')} class="hint">
        <ReadExpiry form={form} />
      </small>
    </Field>
  );
}

/** How the typed text was understood: a number and a date can be read in more than one way. */
function ReadExpiry({ form }: { form: Form }) {
  const { app, expiry, host, text } = useView();
  const { expiryTime } = form.after.value;
  if (expiryTime === null || form.isDateWrong.value) return null;
  const reading = readTypedExpiry(form.draft.value.typedExpiry, host.now());
  const now = app.clock.time.value;
  return (
    <>
      {reading && reading.form !== 'relative' && (
        <>{text('expiryReadAs', { form: text(`expiryForm_${reading.form}`) })} · </>
      )}
      {expiryTime > now && `${expiry.relative(expiryTime, now)} · `}
      {expiry.utc(expiryTime)}
    </>
  );
}
