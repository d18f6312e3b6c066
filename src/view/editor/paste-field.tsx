import { toText } from '../../cookie/octets.ts';
import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Form } from '../../model/editor/form-model.ts';
import type { Pasted } from '../../model/editor/paste-line.ts';
import { shownData, shownText } from '../../model/text/shown-data.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';

/** The field into which a person pastes a Set-Cookie line that fills the form. */
export function PasteField({ form }: { form: Form }) {
  const { text } = useView();
  const pasted = form.pasted.value;
  const problem = form.pasteProblem.value;
  return (
    <div class="field">
      <label class="label" for="field-paste">
        {text('attribute_paste')}
      </label>
      <div class="control">
        <textarea
          id="field-paste"
          name="paste"
          class="code paste"
          rows={1}
          aria-label={text('pasteLine')}
          placeholder={text('pastePlace')}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={pasted || problem ? 'hint-paste' : undefined}
          onInput={({ currentTarget }) => void form.paste(currentTarget.value)}
        />
        <div id="hint-paste" class="pasted" role="status">
          {problem && <p class="bad">{text(`pasteRejected_${problem}`)}</p>}
          {pasted && <Report pasted={pasted} form={form} />}
        </div>
      </div>
    </div>
  );
}

/** How the line was understood, without the reasons and notes that are shown at a field. */
function Report({ pasted, form }: { pasted: Pasted; form: Form }) {
  const { text } = useView();
  const { cookie, reasons, notes, isDeletion, dropped } = pasted;
  const fieldMessages = [...form.faults.value.values(), ...form.notes.value.values()].flat();
  const atFields = new Set<string>(fieldMessages.map(({ code }) => code));
  const fixedLine = reasons[0]?.fixedLine;
  const otherReasons = reasons.filter(({ code }) => !atFields.has(code));
  return (
    <>
      <p>
        {isDeletion ? text('pastedDeletes', { name: shownText(toText(cookie.name)) }) : text('pasted')}
        {dropped > 0 && ` ${text('pastedDropped', { count: dropped })}`}
      </p>
      {otherReasons.length > 0 && (
        <p class="bad">
          {text('pastedRejected')} {otherReasons.map((reason) => reasonText(reason)).join(' ')}
        </p>
      )}
      {fixedLine !== undefined && (
        <p>
          {text('pastedFixed')} <code class="raw">{visibleText(toText(fixedLine))}</code>
        </p>
      )}
      {notes
        .filter(({ code }) => !atFields.has(code))
        .map((note) => (
          <p key={`${note.code} ${note.span?.join()}`}>{noteText(note)}</p>
        ))}
    </>
  );

  function reasonText({ code, data }: Reason): string {
    return `${text(`reason_${code}`, shownData(data))} ${text(`reason_${code}_do`, shownData(data))}`;
  }
  function noteText({ code, data }: Note): string {
    return text(`note_${code}`, shownData(data));
  }
}
