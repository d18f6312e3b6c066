import { toText } from '../../../cookie/octets.ts';
import type { Note, Reason, Verdict } from '../../../cookie/verdict.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Raw } from '../../parts/raw.tsx';
import { ReasonText } from '../../parts/reason-text.tsx';

interface Props {
  verdict: Verdict;
  /** Receives the corrected line, where it can be used for more than copying. */
  use?(fixedLine: string): void;
}

/** Why the browser rejects a line and which line it would accept, and what it changes without a message. */
export function VerdictText({ verdict, use }: Props) {
  return (
    <>
      {verdict.outcome === 'rejected' && <Rejection reasons={verdict.reasons} {...(use && { use })} />}
      {verdict.notes.length > 0 && <Notes notes={verdict.notes} />}
    </>
  );
}

function Rejection({ reasons, use }: { reasons: readonly Reason[]; use?: Props['use'] }) {
  const { text } = useView();
  const fixedLine = reasons.find((reason) => reason.fixedLine !== undefined)?.fixedLine;
  return (
    <section aria-label={text('setCookieReasons')}>
      {reasons.map((reason) => (
        <ReasonText key={reason.code} reason={reason} />
      ))}
      {fixedLine !== undefined && (
        <div class="fixed">
          <h3>
            {text('fixedLine')}
            <span>
              {use && (
                <button type="button" class="quiet" onClick={() => use(fixedLine)}>
                  {text('useFixedLine')}
                </button>
              )}
              <CopyButton content={`Set-Cookie: ${toText(fixedLine)}`} label={text('copyFixedLine')} />
            </span>
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
          <pre class="value-text" tabIndex={0}>
            <Raw octets={fixedLine} />
          </pre>
        </div>
      )}
    </section>
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  const { text, expiry } = useView();
  return (
    <ul class="notes" aria-label={text('setCookieNotes')}>
      {notes.map(({ code, data }, index) => {
        const { expiryTime } = data;
        const date = typeof expiryTime === 'number' ? { date: expiry.local(expiryTime) } : {};
        return (
          <li key={index} data-code={code}>
            {text(`note_${code}`, { ...shownData(data), ...date })}
          </li>
        );
      })}
    </ul>
  );
}
