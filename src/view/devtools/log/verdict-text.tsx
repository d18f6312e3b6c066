import { toText } from '../../../cookie/octets.ts';
import type { Note, Reason, Verdict } from '../../../cookie/verdict.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Raw } from '../../parts/raw.tsx';
import { ReasonText } from '../../parts/reason-text.tsx';

interface Props {
  verdict: Verdict;
  /** Takes the line that would do, where there is something to do with it beside copying. */
  use?(fixedLine: string): void;
}

/** Why a line is rejected and what would do, or what the browser makes of it silently. */
export function VerdictText({ verdict, use }: Props) {
  return (
    <>
      {verdict.outcome === 'rejected' && <Rejected reasons={verdict.reasons} {...(use && { use })} />}
      {verdict.notes.length > 0 && <Notes notes={verdict.notes} />}
    </>
  );
}

function Rejected({ reasons, use }: { reasons: readonly Reason[]; use?: Props['use'] }) {
  const { text } = useView();
  const fixed = reasons.find(({ fixedLine }) => fixedLine !== undefined)?.fixedLine;
  return (
    <section aria-label={text('setCookieReasons')}>
      {reasons.map((reason) => (
        <ReasonText key={reason.code} reason={reason} />
      ))}
      {fixed !== undefined && (
        <div class="fixed">
          <h3>
            {text('fixedLine')}
            <span>
              {use && (
                <button type="button" class="quiet" onClick={() => use(fixed)}>
                  {text('useFixedLine')}
                </button>
              )}
              <CopyButton content={`Set-Cookie: ${toText(fixed)}`} label={text('copyFixedLine')} />
            </span>
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
          <pre class="value-text" tabIndex={0}>
            <Raw octets={fixed} />
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
            {text(`note_${code}`, { ...data, ...date })}
          </li>
        );
      })}
    </ul>
  );
}
