import { toText } from '../../../cookie/octets.ts';
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
import { WholeDiff } from '../log/diff.tsx';
import { usePanel } from '../log/panel-context.ts';
import { AttributeChanges } from '../set-cookie/attribute-changes.tsx';
import { TimelineLost } from './timeline-lost.tsx';
import '../log/details.css';

/** Of a cookie that was refreshed over and over, so many times are listed. */
const LISTED = 50;

/** One row in full: who did it, what differs, and the way back for what was lost. */
export function TimelineDetails({ row }: { row: TimelineRow }) {
  const { text } = useView();
  const { timeline } = usePanel();
  const { changes: told } = row;
  const last = told.at(-1) as TimelineChange;
  const { entry } = last;
  const isTogether = entry.kind === 'evicted' && told.length > 1;
  const name = cookieName(entry.cookie, text);
  return (
    <aside class="aside log-details timeline-details" aria-label={text('timelineDetails')}>
      <AsideHead
        title={isTogether ? text('timelineKind_evicted', { count: told.length }) : name}
        close={() => {
          timeline.selectedKey.value = null;
        }}
      />
      {!isTogether && (
        <p class="soft">
          {text(`timelineKind_${entry.kind}`, { count: told.length })} · <Raw octets={entry.cookie.domain} />
          <Raw octets={entry.cookie.path} />
          {entry.cookie.partitionKey && ` · ${entry.cookie.partitionKey.topLevelSite}`}
        </p>
      )}
      <ByWhom told={last} />
      <MadeRoom row={row} />
      <Near at={entry.at} />
      {entry.now ? <Difference told={last} /> : <TimelineLost row={row} />}
      {entry.kind === 'refreshed' && told.length > 1 && <Times told={told} />}
    </aside>
  );
}

/** The code of the text that tells who made a change: `timelineBy_<code>`. */
function authorCode(entry: TimelineEntry, { who }: Author) {
  if (who === 'browser') return entry.kind === 'evicted' ? 'evicted' : 'expired';
  return who === 'unknown' && entry.how === 'unseen' ? 'unseen' : who;
}

function ByWhom({ told: { entry, by } }: { told: TimelineChange }) {
  const { text, host } = useView();
  return (
    <p class="by-whom" data-who={by.who}>
      {text(messageKey('timelineBy', authorCode(entry, by)))}
      {by.step && <> {stepText(by.step, host)}</>}
      {by.request && (
        <>
          {' '}
          <Request request={by.request} />
        </>
      )}
    </p>
  );
}

/** The cookie that came when others had to go, and who brought it. */
function MadeRoom({ row }: { row: TimelineRow }) {
  const { text } = useView();
  const { timeline } = usePanel();
  const found = timeline.madeRoomFor(row);
  if (!found) return null;
  const { entry, by } = found.told;
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
      ({text(messageKey('timelineWho', by.who))}
      {by.request && (
        <>
          {' '}
          <Request request={by.request} />
        </>
      )}
      )
    </p>
  );
}

/** What the network did at that moment: for what nobody asked in so many words it is all there is to go by. */
function Near({ at }: { at: number }) {
  const { text } = useView();
  const { request, navigation } = usePanel().timeline.nearest(at);
  if (!request) return null;
  const isSame = navigation?.request === request.request;
  return (
    <dl class="near soft">
      {navigation && <Before label={text('nearestNavigation')} nearby={navigation} />}
      {!isSame && <Before label={text('nearestRequest')} nearby={request} />}
    </dl>
  );
}

function Before({ label, nearby: { request, after } }: { label: string; nearby: NearestRequest }) {
  const { text } = useView();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Request request={request} />{' '}
        {after < 1000
          ? text('beganMillisecondsBefore', { milliseconds: Math.round(after) })
          : text('beganSecondsBefore', { seconds: Math.round(after / 1000) })}
      </dd>
    </>
  );
}

/** Leads to the request, as long as it is recorded. */
function Request({ request }: { request: NetworkRequest }) {
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

function Difference({ told: { entry } }: { told: TimelineChange }) {
  const { text } = useView();
  const { old, now, fields, octets } = entry;
  if (!now) return null;
  return (
    <section class="difference-of" aria-label={text('timelineColumn_change')}>
      {old && fields.includes('value') ? (
        <WholeDiff before={old.value} now={now.value} />
      ) : (
        <>
          <h3>{text('attribute_value')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
          <pre class="value-text" tabIndex={0}>
            {now.value === '' ? <i>{text('emptyValue')}</i> : <Raw octets={now.value} />}
          </pre>
        </>
      )}
      <p class="soft">
        {octets.before === null
          ? text('octetsNow', { now: octets.now })
          : text('octetsBeforeNow', { before: octets.before, now: octets.now })}
      </p>
      {old && <AttributeChanges old={old} now={now} fields={fields} />}
      <div class="log-actions">
        <CopyButton content={toText(now.value)} label={text('copyValue')} />
        <ShowCookie told={entry} />
      </div>
    </section>
  );
}

function ShowCookie({ told: { cookieKey } }: { told: { cookieKey: string } }) {
  const { text, app } = useView();
  const panel = usePanel();
  if (!app.jarByKey.value.has(cookieKey)) return null;
  return (
    <button type="button" onClick={() => panel.showCookie(cookieKey)}>
      {text('showCookie')}
    </button>
  );
}

function Times({ told }: { told: TimelineRow['changes'] }) {
  const { text, expiry } = useView();
  const listed = told.slice(-LISTED).reverse();
  return (
    <section aria-label={text('timelineTimes')}>
      <h3>{text('timelineTimes')}</h3>
      <ol class="times" reversed>
        {listed.map(({ entry }) => (
          <li key={entry.key}>
            <Clock at={entry.at} />{' '}
            <span class="soft">
              {entry.now?.expiryTime == null ? text('sessionLong') : expiry.local(entry.now.expiryTime)}
            </span>
          </li>
        ))}
      </ol>
      {told.length > listed.length && <p class="soft">{text('andMore', { count: told.length - listed.length })}</p>}
    </section>
  );
}
