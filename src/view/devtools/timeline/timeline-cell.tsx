import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import type { TimelineChange, TimelineRow } from '../../../model/timeline/fold.ts';
import type { TimelineEntry } from '../../../model/timeline/timeline-entry.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { Clock } from '../log/clock.tsx';
import { InlineDiff } from '../log/diff.tsx';
import { AttributeChanges } from '../set-cookie/attribute-changes.tsx';

/** Names of cookies that went together, as many as a row may show. */
const NAMED = 8;

/** What stands in one column of a row. */
export function TimelineCell({ row, column }: { row: TimelineRow; column: string }) {
  const { text } = useView();
  const { changes: told } = row;
  const { entry, by } = told.at(-1) as TimelineChange;
  if (column === 'time') return <Clock at={entry.at} />;
  if (column === 'octets') return <Octets row={row} />;
  if (column === 'change') return <Change row={row} />;
  if (column === 'cookie') return <CookieName entry={entry} count={told.length} />;
  if (column === 'what')
    return (
      <span class="kind" data-kind={entry.kind}>
        {entry.kind === 'evicted' && <Icon name="bad" />}
        {text(`timelineKind_${entry.kind}`, { count: told.length })}
      </span>
    );
  return (
    <span class="who" data-who={by.who}>
      {text(messageKey('timelineWho', by.who))}
      {by.request && <small title={by.request.url}> {pathOf(by.request.url)}</small>}
    </span>
  );
}

function CookieName({ entry, count }: { entry: TimelineEntry; count: number }) {
  const isTogether = entry.kind === 'evicted' && count > 1;
  return (
    <span>
      {!isTogether && (
        <>
          <Name octets={entry.cookie.name} />{' '}
        </>
      )}
      <small>{entry.cookie.domain}</small>
    </span>
  );
}

function Name({ octets }: { octets: string }) {
  const { text } = useView();
  return octets === '' ? <i>{text('nameless')}</i> : <Raw octets={octets} short />;
}

/** The value old to new, then what else differs. */
function Change({ row: { changes: told } }: { row: TimelineRow }) {
  const { text } = useView();
  const { entry } = told.at(-1) as TimelineChange;
  const { old, now, kind, fields } = entry;
  if (kind === 'evicted' && told.length > 1) return <Names told={told} />;
  if (kind === 'refreshed') return <span class="soft">{text(fields.length > 0 ? 'expiryMoved' : 'sameAgain')}</span>;
  if (!now) return <del class="diff">{old && <Raw octets={old.value} short />}</del>;
  return (
    <span>
      {old && fields.includes('value') && <InlineDiff before={old.value} now={now.value} />}
      {!old && (
        <ins class="diff">
          <Raw octets={now.value} short />
        </ins>
      )}
      {old && <AttributeChanges old={old} now={now} fields={fields} />}
    </span>
  );
}

function Names({ told }: { told: TimelineRow['changes'] }) {
  return (
    <span>
      {told.slice(0, NAMED).map(({ entry }, index) => (
        <span key={entry.key}>
          {index > 0 && ', '}
          <Name octets={entry.cookie.name} />
        </span>
      ))}
      {told.length > NAMED && ', …'}
    </span>
  );
}

function Octets({ row: { changes: told } }: { row: TimelineRow }) {
  const { text } = useView();
  let sum = 0;
  for (const { entry } of told) {
    if (entry.octets.before === null) return <span class="soft">?</span>;
    sum += entry.octets.now - entry.octets.before;
  }
  const number = text('number', { number: Math.abs(sum) });
  return <span data-sign={Math.sign(sum)}>{sum === 0 ? '±0' : sum > 0 ? `+${number}` : `−${number}`}</span>;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? visibleText(new URL(url).pathname) : '';
}
