import type { Octets } from '../../../cookie/octets.ts';
import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import type { TimelineChange, TimelineRow } from '../../../model/timeline/fold.ts';
import { octetsAdded } from '../../../model/timeline/timeline-columns.ts';
import type { TimelineEntry } from '../../../model/timeline/timeline-entry.ts';
import { InlineDiff } from '../../changes/diff.tsx';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { Clock } from '../log/clock.tsx';
import { AttributeChanges } from '../set-cookie/attribute-changes.tsx';

/** How many names of cookies that were evicted together a row shows. */
const MAX_NAMES = 8;

/** One column of a row. */
export function TimelineCell({ row, column }: { row: TimelineRow; column: string }) {
  const { text } = useView();
  const { changes } = row;
  const { entry, author } = changes.at(-1) as TimelineChange;
  if (column === 'time') return <Clock at={entry.at} />;
  if (column === 'octets') return <OctetsDifference row={row} />;
  if (column === 'change') return <Change row={row} />;
  if (column === 'cookie') return <CookieName entry={entry} count={changes.length} />;
  if (column === 'what')
    return (
      <span class="kind" data-kind={entry.kind}>
        {entry.kind === 'evicted' && <Icon name="bad" />}
        {text(`timelineKind_${entry.kind}`, { count: changes.length })}
      </span>
    );
  return (
    <span class="who" data-who={author.who}>
      {text(messageKey('timelineWho', author.who))}
      {author.request && <small title={author.request.url}> {pathOf(author.request.url)}</small>}
    </span>
  );
}

function CookieName({ entry, count }: { entry: TimelineEntry; count: number }) {
  const isGroup = entry.kind === 'evicted' && count > 1;
  return (
    <span>
      {!isGroup && (
        <>
          <Name octets={entry.cookie.name} />{' '}
        </>
      )}
      <small>{entry.cookie.domain}</small>
    </span>
  );
}

function Name({ octets }: { octets: Octets }) {
  const { text } = useView();
  return octets === '' ? <i>{text('nameless')}</i> : <Raw octets={octets} short />;
}

/** The change of the value, then those of the attributes. */
function Change({ row: { changes } }: { row: TimelineRow }) {
  const { text } = useView();
  const { entry } = changes.at(-1) as TimelineChange;
  const { old, now, kind, fields } = entry;
  if (kind === 'evicted' && changes.length > 1) return <Names changes={changes} />;
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

function Names({ changes }: Pick<TimelineRow, 'changes'>) {
  return (
    <span>
      {changes.slice(0, MAX_NAMES).map(({ entry }, index) => (
        <span key={entry.key}>
          {index > 0 && ', '}
          <Name octets={entry.cookie.name} />
        </span>
      ))}
      {changes.length > MAX_NAMES && ', …'}
    </span>
  );
}

function OctetsDifference({ row }: { row: TimelineRow }) {
  const { text } = useView();
  const sum = octetsAdded(row);
  if (sum === null) return <span class="soft">?</span>;
  const number = text('number', { number: Math.abs(sum) });
  return <span data-sign={Math.sign(sum)}>{sum === 0 ? '±0' : sum > 0 ? `+${number}` : `−${number}`}</span>;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? visibleText(new URL(url).pathname) : '';
}
