import { toText } from '../../../cookie/octets.ts';
import { cookieSizes } from '../../../cookie/sizes.ts';
import type { SandboxChange } from '../../../model/what-if/sandbox.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { LateIcon } from '../../parts/late-icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { isMarked, LONGEST_SHOWN, MarkedLine } from '../log/marked-line.tsx';
import { VerdictText } from '../log/verdict-text.tsx';
import { useWhatIf } from './what-if-context.ts';

/** The sandbox: its changes to the browser's cookies, and controls that add more. */
export function WhatIfSandbox() {
  const { text } = useView();
  const { whatIf } = useWhatIf();
  const prediction = whatIf.prediction.value;
  const changes = prediction?.changes ?? [];
  return (
    <section class="sandbox" aria-label={text('sandbox')}>
      <header class="sandbox-head">
        <h2>{text('sandbox')}</h2>
        <button type="button" onClick={whatIf.add} disabled={prediction === null}>
          <Icon name="add" /> {text('sandbox_add')}
        </button>
        {changes.length > 0 && (
          <button type="button" onClick={whatIf.reset}>
            {text('sandbox_reset')}
          </button>
        )}
      </header>
      {changes.length === 0 ? (
        <p class="soft">{text('sandbox_untouched')}</p>
      ) : (
        <ul class="changes">
          {changes.map((change) => (
            <Change key={change.key} change={change} />
          ))}
        </ul>
      )}
      {prediction?.isOverfull && (
        <p class="finding" data-severity="warn">
          <Icon name="warn" /> {text('sandbox_overfull')}
        </p>
      )}
      <SetCookieField />
    </section>
  );
}

function Change({ change: { key, kind, before, after } }: { change: SandboxChange }) {
  const { text } = useView();
  const { whatIf } = useWhatIf();
  const cookie = after ?? before;
  if (!cookie) return null;
  const octets = (after ? cookieSizes(after).inHeader : 0) - (before ? cookieSizes(before).inHeader : 0);
  return (
    <li data-cookie={toText(cookie.name)} data-kind={kind}>
      <span class="kind">{text(`sandbox_${kind}`)}</span>
      <span class="name">{cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} short />}</span>
      <span class="octets">
        {octets > 0 ? '+' : octets < 0 ? '\u2212' : ''}
        {text('octets', { octets: Math.abs(octets) })}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={text('sandbox_undo')}
        title={text('sandbox_undo')}
        onClick={() => whatIf.restore(key)}
      >
        <LateIcon name="revert" />
      </button>
    </li>
  );
}

/** A Set-Cookie line as the response to this request would contain it, and what the browser would do with it. */
function SetCookieField() {
  const { text } = useView();
  const { whatIf } = useWhatIf();
  const judgedLine = whatIf.judgedLine.value;
  const pasted = whatIf.pasted.value;
  const outcome = judgedLine?.verdict.outcome;
  return (
    <div class="line-field">
      <label>
        <span class="label">{text('sandbox_line')}</span>
        <textarea
          name="line"
          class="code"
          rows={1}
          placeholder={text('pastePlace')}
          spellcheck={false}
          autocomplete="off"
          value={whatIf.line.value}
          onInput={({ currentTarget }) => {
            whatIf.line.value = currentTarget.value;
          }}
        />
      </label>
      {whatIf.prediction.value?.exclusion && whatIf.line.value !== '' && <p class="soft">{text('sandbox_barred')}</p>}
      {pasted && 'problem' in pasted && (
        <p class="bad" role="status">
          {text(`pasteRejected_${pasted.problem}`)}
        </p>
      )}
      {judgedLine && (
        <div class="judged" data-outcome={outcome} role="status">
          {(isMarked(judgedLine.verdict) || toText(judgedLine.line) !== whatIf.line.value) && (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
              <pre class="value-text" tabIndex={0}>
                <MarkedLine line={judgedLine.line} verdict={judgedLine.verdict} />
              </pre>
              {judgedLine.line.length > LONGEST_SHOWN && (
                <p class="soft">{text('lineStart', { shown: LONGEST_SHOWN, octets: judgedLine.line.length })}</p>
              )}
            </>
          )}
          <p class="outcome">
            {outcome === 'rejected' && <Icon name="bad" />} {text(`sandbox_line_${judgedLine.verdict.outcome}`)}
            {judgedLine.dropped > 0 && ` ${text('pastedDropped', { count: judgedLine.dropped })}`}
          </p>
          <VerdictText
            verdict={judgedLine.verdict}
            use={(fixedLine) => {
              whatIf.line.value = toText(fixedLine);
            }}
          />
          {outcome !== 'rejected' && (
            <button type="button" class="primary" data-take onClick={whatIf.applyLine}>
              {text('sandbox_take')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
