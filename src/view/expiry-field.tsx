import type { Editor } from '../model/editor-model.ts';
import { useView } from './context.ts';
import { CheckField, Field } from './field.tsx';

/** The end of the session, or a date and time of the person's own zone with UTC beside it. What is no date is refused here. */
export function ExpiryField({ editor }: { editor: Editor }) {
  const { app, expiry, text } = useView();
  const { session, expiry: typed } = editor.draft.value;
  const time = editor.after.value.expiryTime;
  const isWrong = editor.isDateWrong.value;
  return (
    <Field editor={editor} name="expiry">
      <CheckField editor={editor} name="session" />
      {!session && (
        <>
          <input
            type="datetime-local"
            name="expiry"
            id="field-expiry"
            step="1"
            value={typed}
            aria-invalid={isWrong || editor.faults.value.has('expiry')}
            aria-describedby="fault-expiry hint-expiry"
            onInput={({ currentTarget }) => editor.type('expiry', currentTarget.value)}
          />
          <small id="hint-expiry">
            {time !== null && !isWrong && `${expiry.relative(time, app.clock.time.value)} · ${expiry.utc(time)}`}
          </small>
        </>
      )}
      {isWrong && (
        <div class="faults" role="alert">
          <p>{text('expiryWrong')}</p>
        </div>
      )}
    </Field>
  );
}
