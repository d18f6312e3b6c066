import { asOctets, toText } from '../../../cookie/octets.ts';
import type { NetworkRequest } from '../../../model/network/network-request.ts';
import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import type { Author } from '../../../model/timeline/change-author.ts';
import type { TimelineChange, TimelineRow } from '../../../model/timeline/fold.ts';
import type { NearestRequest } from '../../../model/timeline/nearest-request.ts';
import type { TimelineEntry } from '../../../model/timeline/timeline-entry.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Raw } from '../../parts/raw.tsx';
import { cookieName, stepText } from '../../steps/step-text.ts';
import { AsideHead } from '../log/aside-head.tsx';
import { Clock } from '../log/clock.tsx';
import { usePanel } from '../log/panel-context.ts';
import { AttributeChanges } from '../set-cookie/attribute-changes.tsx';
import { RemovedCookies } from './removed-cookies.tsx';
import { ValueChange } from './value-change.tsx';
import '../log/details.css';

/** How many times of a repeatedly refreshed cookie are listed. */
const MAX_TIMES = 50;

/** One row in full: who made the change, what differs, and buttons that restore the removed cookies. */
export function TimelineDetails({ row }: { row: TimelineRow }) {
  const { text } = useView();
  const { timeline } = usePanel();
  const { changes } = row;
  const last = changes.at(-1) as TimelineChange;
  const { entry } = last;
  const isGroup = entry.kind === 'evicted' && changes.length > 1;
  const name = cookieName(entry.cookie, text);
  return (
    <aside class="aside log-details timeline-details" aria-label={text('timelineDetails')}>
      <AsideHead
        title={isGroup ? text('timelineKind_evicted', { count: changes.length }) : name}
        close={() => {
          timeline.selectedKey.value = null;
        }}
      />
      {!isGroup && (
        <p class="soft">
          {text(`timelineKind_${entry.kind}`, { count: changes.length })} ·{' '}
          <Raw octets={asOctets(entry.cookie.domain)} />
          <Raw octets={entry.cookie.path} />
          {entry.cookie.partitionKey && ` · ${entry.cookie.partitionKey.topLevelSite}`}
        </p>
      )}
      <AuthorText change={last} />
      <EvictionCause row={row} />
      <NearestRequests at={entry.at} />
      {entry.now ? <Difference change={last} /> : <RemovedCookies row={row} />}
      {entry.kind === 'refreshed' && changes.length > 1 && <Times changes={changes} />}
    </aside>
  );
}

/** The code of the text that says who made a change: `timelineBy_<code>`. */
function authorCode(entry: TimelineEntry, { who }: Author) {
  if (who === 'browser') return entry.kind === 'evicted' ? 'evicted' : 'expired';
  return who === 'unknown' && entry.how === 'unseen' ? 'unseen' : who;
}

function AuthorText({ change: { entry, author } }: { change: TimelineChange }) {
  const { text, host } = useView();
  return (
    <p class="by-whom" data-who={author.who}>
      {text(messageKey('timelineBy', authorCode(entry, author)))}
      {author.step && <> {stepText(author.step, host)}</>}
      {author.request && (
        <>
          {' '}
          <RequestLink request={author.request} />
        </>
      )}
    </p>
  );
}

/** The cookie for which the browser evicted these, and who set it. */
function EvictionCause({ row }: { row: TimelineRow }) {
  const { text } = useView();
  const { timeline } = usePanel();
  const found = timeline.evictionCause(row);
  if (!found) return null;
  const { entry, author } = found.change;
  return (
    <p class="made-room">
      {text('madeRoomFor')}{' '}
      <button
        type="button"
        class="number"
        onClick={() => {
          timeline.selectedKey.value = found.row.key;
        }}
      >
        {cookieName(entry.cookie, text)}
      </button>{' '}
      ({text(messageKey('timelineWho', author.who))}
      {author.request && (
        <>
          {' '}
          <RequestLink request={author.request} />
        </>
      )}
      )
    </p>
  );
}

/** The requests shortly before a change: where its author is unknown they are the only hint. */
function NearestRequests({ at }: { at: number }) {
  const { text } = useView();
  const { request, navigation } = usePanel().timeline.nearest(at);
  if (!request) return null;
  const isSame = navigation?.request === request.request;
  return (
    <dl class="near soft">
      {navigation && <NearestRow label={text('nearestNavigation')} nearest={navigation} />}
      {!isSame && <NearestRow label={text('nearestRequest')} nearest={request} />}
    </dl>
  );
}

function NearestRow({ label, nearest: { request, after } }: { label: string; nearest: NearestRequest }) {
  const { text } = useView();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <RequestLink request={request} />{' '}
        {after < 1000
          ? text('beganMillisecondsBefore', { milliseconds: Math.round(after) })
          : text('beganSecondsBefore', { seconds: Math.round(after / 1000) })}
      </dd>
    </>
  );
}

/** A request, as a link to it while it is recorded. */
function RequestLink({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const panel = usePanel();
  const shown = (
    <bdi class="raw">
      {visibleText(request.method)} {visibleText(request.url)}
    </bdi>
  );
  if (!panel.network.requests.value.includes(request)) return shown;
  return (
    <button type="button" class="number" title={text('showRequest')} onClick={() => panel.showRequest(request.id)}>
      {shown}
    </button>
  );
}

function Difference({ change: { entry } }: { change: TimelineChange }) {
  const { text } = useView();
  const { old, now, fields, octets } = entry;
  if (!now) return null;
  return (
    <section class="difference-of" aria-label={text('timelineColumn_change')}>
      <ValueChange key={entry.key} entry={entry} />
      <p class="soft">
        {octets.before === null
          ? text('octetsNow', { now: octets.now })
          : text('octetsBeforeNow', { before: octets.before, now: octets.now })}
      </p>
      {old && <AttributeChanges old={old} now={now} fields={fields} />}
      <div class="log-actions">
        <CopyButton content={toText(now.value)} label={text('copyValue')} isOfRow />
        <ShowCookie entry={entry} />
      </div>
    </section>
  );
}

function ShowCookie({ entry: { cookieKey } }: { entry: TimelineEntry }) {
  const { text, app } = useView();
  const panel = usePanel();
  if (!app.jarByKey.value.has(cookieKey)) return null;
  return (
    <button type="button" onClick={() => panel.showCookie(cookieKey)}>
      {text('showCookie')}
    </button>
  );
}

function Times({ changes }: Pick<TimelineRow, 'changes'>) {
  const { text, expiry } = useView();
  const shown = changes.slice(-MAX_TIMES).reverse();
  return (
    <section aria-label={text('timelineTimes')}>
      <h3>{text('timelineTimes')}</h3>
      <ol class="times" reversed>
        {shown.map(({ entry }) => (
          <li key={entry.key}>
            <Clock at={entry.at} />{' '}
            <span class="soft">
              {entry.now?.expiryTime == null ? text('sessionLong') : expiry.local(entry.now.expiryTime)}
            </span>
          </li>
        ))}
      </ol>
      {changes.length > shown.length && <p class="soft">{text('andMore', { count: changes.length - shown.length })}</p>}
    </section>
  );
}
