import type { Note, Reason, Verdict } from '../../../cookie/verdict.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { useView } from '../../parts/context.ts';
import { ReasonText } from '../../parts/reason-text.tsx';
import { FixedLine } from './fixed-line.tsx';

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
        <FixedLine title={text('fixedLine')} line={fixedLine}>
          {use && (
            <button type="button" class="quiet" onClick={() => use(fixedLine)}>
              {text('useFixedLine')}
            </button>
          )}
        </FixedLine>
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
