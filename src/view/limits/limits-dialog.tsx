import { LIMIT_CLAIMS } from '../../cookie/limits/limit-claims.ts';
import type { Confidence } from '../../cookie/limits/limits.ts';
import { COLUMNS, type Figure, LIMITS_TODAY, type LimitRow } from '../../cookie/limits/limits-today.ts';
import { SERVER_LIMITS, type ServerLimit } from '../../cookie/limits/server-limits.ts';
import { messageKey } from '../../model/text/message.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import './limits-dialog.css';

/** The mark beside a figure that says how it is known. */
const MARKS: Record<Confidence, string> = { measured: '✓', documented: '§', 'second-hand': '?' };

/** Common claims about the limits of cookies, and the limits of today's browsers and servers. */
export function LimitsDialog({ onClose }: { onClose(): void }) {
  const { text } = useView();
  return (
    <Modal title={text('limitsAsk')} onClose={onClose} isWide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must reach what scrolls, and reading begins here. */}
      <section class="task limits" tabIndex={0} autofocus aria-label={text('limitsAsk')}>
        <h3>{text('limitsSaid')}</h3>
        <dl class="claims">
          {LIMIT_CLAIMS.map(({ code, data }) => (
            <div key={code}>
              <dt>{text(`claim_${code}`, data)}</dt>
              <dd>{text(`claim_${code}_today`, data)}</dd>
            </div>
          ))}
        </dl>
        <Browsers />
        <Servers />
        <p class="soft">
          {text('limitsLegend')}{' '}
          {(Object.entries(MARKS) as [Confidence, string][]).map(([confidence, mark]) => (
            <span key={confidence} class="legend">
              <b>{mark}</b> {text(messageKey('confidence', confidence))}
            </span>
          ))}
        </p>
      </section>
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          {text('close')}
        </button>
      </div>
    </Modal>
  );
}

function Browsers() {
  const { text } = useView();
  return (
    <table>
      <caption>{text('limitsBrowsers')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('limitsWhat')}</th>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {text(`column_${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LIMITS_TODAY.map((row) => (
          <BrowserRow key={row.code} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function BrowserRow({ row: { code, unit, figures, note } }: { row: LimitRow }) {
  const { text } = useView();
  return (
    <tr>
      <th scope="row">
        {text(`limit_${code}`)}
        <small>{text(`limit_${code}_note`, note ?? {})}</small>
      </th>
      {COLUMNS.map((column) => {
        const figure = figures[column];
        return <td key={column}>{figure ? <KnownFigure figure={figure} unit={unit} /> : <UnknownFigure />}</td>;
      })}
    </tr>
  );
}

function KnownFigure({
  figure: { value, confidence, source, atLeast },
  unit,
}: {
  figure: Figure;
  unit: LimitRow['unit'];
}) {
  const { text } = useView();
  const amount = text(`unit_${unit}`, { value });
  return (
    <SourcedFigure
      href={source}
      confidence={confidence}
      words={atLeast ? text('limitsAtLeast', { value: amount }) : amount}
    />
  );
}

function UnknownFigure() {
  const { text } = useView();
  return (
    <span class="soft" role="img" aria-label={text('limitsNone')} title={text('limitsNone')}>
      –
    </span>
  );
}

function Servers() {
  const { text } = useView();
  return (
    <table>
      <caption>{text('limitsServers')}</caption>
      <thead>
        <tr>
          {(['limitsServer', 'limitsOctets', 'limitsBeyond'] as const).map((key) => (
            <th scope="col" key={key}>
              {text(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SERVER_LIMITS.map((limit) => (
          <ServerRow key={limit.key} limit={limit} />
        ))}
      </tbody>
    </table>
  );
}

function ServerRow({ limit: { key, octets, isWholeHead, beyond, confidence, source } }: { limit: ServerLimit }) {
  const { text } = useView();
  return (
    <tr>
      <th scope="row">
        {text(`budget_${key}`)}
        {isWholeHead && <small>{text('limitsWholeHead')}</small>}
      </th>
      <td>
        <SourcedFigure href={source} confidence={confidence} words={text('unit_octets', { value: octets })} />
      </td>
      <td>
        {typeof beyond === 'number' ? text('beyond_status', { status: String(beyond) }) : text(`beyond_${beyond}`)}
      </td>
    </tr>
  );
}

/** A figure as a link to its source, with a mark that says how it is known. */
function SourcedFigure({ href, confidence, words }: { href: string; confidence: Confidence; words: string }) {
  const { text } = useView();
  const confidenceText = text(messageKey('confidence', confidence));
  return (
    <a href={href} target="_blank" rel="noreferrer" title={`${confidenceText}: ${href}`} data-confidence={confidence}>
      {words}
      <sup role="img" aria-label={confidenceText}>
        {MARKS[confidence]}
      </sup>
    </a>
  );
}
