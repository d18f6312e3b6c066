import { useModel } from '@preact/signals';
import { EXPORT_FORMATS, type Export, ExportModel } from '../../model/export/export-model.ts';
import { messageKey } from '../../model/text/message.ts';
import { CookieChoiceField } from '../cookie-choice/cookie-choice-field.tsx';
import { SomeNames } from '../findings/some-names.tsx';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import './export-dialog.css';

/** How much of the text is shown, in UTF-16 code units. */
const PREVIEW_LENGTH = 2_000;

/** Chooses cookies and a format, says what the format loses, and copies or saves the text. */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model = useModel(() => new ExportModel({ app, bridge, host }));
  const { problem } = model.choices;
  const content = model.written.value?.text ?? '';
  return (
    <Modal title={text('exportCookies')} onClose={onClose} isWide>
      <div class="task export">
        <Choices model={model} />
        <p class="soft">{text(messageKey('formatNote', model.format.value))}</p>
        {problem.value && <ProblemText problem={problem.value} />}
        {model.format.value === 'playwright' && <StorageChoice model={model} />}
        <Losses model={model} />
        <Sessions model={model} />
        {model.cookies.value.length > 0 && (
          <textarea
            class="code"
            readOnly
            rows={6}
            aria-label={text('exportText')}
            spellcheck={false}
            value={content.length > PREVIEW_LENGTH ? `${content.slice(0, PREVIEW_LENGTH)}…` : content}
          />
        )}
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('close')}
        </button>
        <CopyButton content={content} label={text('copy')} isExact isDisabled={content === ''} />
        <button type="button" class="primary" disabled={content === ''} onClick={() => void model.save()}>
          {text('exportSave')}
        </button>
      </div>
    </Modal>
  );
}

function Choices({ model: { choices, format, choose, chooseFormat } }: { model: Export }) {
  const { text } = useView();
  return (
    <div class="export-choices">
      <CookieChoiceField model={choices} choose={choose} />
      <label>
        {text('exportFormat')}
        <select
          name="format"
          value={format.value}
          onChange={({ currentTarget }) => {
            const chosen = EXPORT_FORMATS.find((code) => code === currentTarget.value);
            if (chosen) void chooseFormat(chosen);
          }}
        >
          {EXPORT_FORMATS.map((code) => (
            <option key={code} value={code}>
              {text(messageKey('formatName', code))}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Cookies alone often do not sign in: some sites keep the token in localStorage. */
function StorageChoice({ model: { storage, storageProblem, includeStorage } }: { model: Export }) {
  const { text } = useView();
  return (
    <>
      <label>
        <input
          type="checkbox"
          name="localStorage"
          checked={storage.value !== null}
          onChange={({ currentTarget }) => void includeStorage(currentTarget.checked)}
        />{' '}
        {text('exportStorage')}{' '}
        {storage.value && <small>{text('exportStorageCount', { count: storage.value.items.length })}</small>}
      </label>
      {storageProblem.value && <ProblemText problem={storageProblem.value} />}
    </>
  );
}

/** What the format loses, and of which cookies; shown before anything is copied or saved. */
function Losses({ model: { losses, cookies, written, isReport } }: { model: Export }) {
  const { text } = useView();
  const count = cookies.value.length;
  if (count === 0) return <p>{text('exportNone')}</p>;
  if (isReport.value) return <ReportContent />;
  if (written.value === null) return <p role="status">{text('exportWriting')}</p>;
  if (losses.value.length === 0) return <p class="good">{text('exportLossless')}</p>;
  return (
    <div>
      <strong>{text('exportLoses')}</strong>
      <ul class="losses">
        {losses.value.map(({ code, cookies: losing }) => (
          <li key={code}>
            {text(`loss_${code}`)}{' '}
            {losing.length === count ? <small>{text('exportAllOfThem')}</small> : <SomeNames cookies={losing} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is in a report, and what is not. */
function ReportContent() {
  const { text } = useView();
  return (
    <>
      <p>
        {text('reportHolds')} <strong>{text('reportOmits')}</strong>
      </p>
      <p class="soft">{text('reportHash')}</p>
    </>
  );
}

/** Warns of sign-ins: anyone who has the text can use them. */
function Sessions({ model: { sessions } }: { model: Export }) {
  const { text } = useView();
  if (sessions.value.length === 0) return null;
  return (
    <p>
      <strong class="warn">{text('exportSessions', { count: sessions.value.length })}</strong>{' '}
      <SomeNames cookies={sessions.value} /> {text('exportSessions_bound')}
    </p>
  );
}
