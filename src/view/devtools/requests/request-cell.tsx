import type { NetworkRequest } from '../../../model/network/network-request.ts';
import { sentPairs } from '../../../model/network/sent-pair.ts';
import { cookieShare } from '../../../model/requests/cookie-share.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePanel } from '../log/panel-context.ts';
import { percent } from '../log/percent.ts';

/** One column of a request's row. */
export function RequestCell({ request, column }: { request: NetworkRequest; column: string }) {
  const { text } = useView();
  switch (column) {
    case 'method':
      return visibleText(request.method);
    case 'url':
      return <UrlText url={request.url} />;
    case 'type':
      return text(`requestType_${request.type}`);
    case 'protocol':
      return <Protocol request={request} />;
    case 'status':
      return <Status request={request} />;
    case 'octets':
      return <Octets request={request} />;
    case 'share':
      return request.cookieHeader === null ? '' : text('percent', { percent: percent(cookieShare(request)) });
    default:
      return <CookieCounts request={request} />;
  }
}

function Protocol({ request: { source, protocol } }: { request: NetworkRequest }) {
  const { text } = useView();
  if (source === 'server') return visibleText(protocol);
  return <small title={text(`responseSource_${source}_why`)}>{text(`responseSource_${source}`)}</small>;
}

/** Path and query of a URL, and its host where it differs from the page's. */
function UrlText({ url }: { url: string }) {
  const { app } = useView();
  const { host, pathname, search } = new URL(url);
  const page = app.feed.page.value;
  const isPageHost = page !== null && new URL(page.url).host === host;
  return (
    <bdi title={visibleText(url)}>
      {!isPageHost && <small>{host}</small>}
      <span>{visibleText(pathname + search)}</span>
    </bdi>
  );
}

function Status({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const { status } = request;
  const isTooLarge = usePanel().requests.rejectionOf(request) !== null;
  return (
    <>
      {isTooLarge && <Icon name="bad" label={text('requestFilter_tooLarge')} />}{' '}
      {status === 0 ? <small>{text('requestNoResponse')}</small> : status}
    </>
  );
}

function Octets({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const { budgetFor, levelOf } = usePanel().requests;
  if (request.cookieHeader === null) return '';
  const octets = request.cookieHeader.length;
  const budget = budgetFor(request);
  const level = levelOf(request);
  return (
    <span class="octets" data-level={level ?? undefined} style={{ '--part': `${Math.min(1, octets / budget) * 100}%` }}>
      {level && <Icon name={level === 'over' ? 'bad' : 'warn'} label={text(`headerLevel_${level}`, { budget })} />}{' '}
      {text('octets', { octets })}
    </span>
  );
}

/** How many cookies were sent, not sent and rejected. Each number links to what it counts. */
function CookieCounts({ request }: { request: NetworkRequest }) {
  const panel = usePanel();
  if (request.source !== 'server') return '';
  const { cookiesOf, rejectedById, select } = panel.requests;
  const { notSent, seen, isLocked } = cookiesOf.value(request);
  const { id, cookieHeader, hidesCookies } = request;
  const isJarUnknown = seen === 'never' || isLocked || hidesCookies;
  return (
    <span class="counts">
      <Count kind="sent" count={hidesCookies ? null : sentPairs(cookieHeader).length} show={() => select(id, 'sent')} />
      <Count kind="notSent" count={isJarUnknown ? null : notSent.length} show={() => select(id, 'notSent')} />
      <Count kind="rejected" count={rejectedById.value.get(id) ?? 0} show={() => panel.showLines(id, null)} />
    </span>
  );
}

interface CountProps {
  kind: 'sent' | 'notSent' | 'rejected';
  /** null where it is unknown. */
  count: number | null;
  show(): void;
}

/** A number that links to what it counts. It is no tab stop: keys reach the same through the details of the row. */
function Count({ kind, count, show }: CountProps) {
  const { text } = useView();
  const label = count === null ? text('requestCount_unknown') : text(`requestCount_${kind}`, { count });
  if (count === 0)
    return (
      <span data-count={kind} title={label}>
        0
      </span>
    );
  return (
    <button
      type="button"
      class="number"
      data-count={kind}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        show();
      }}
    >
      {count === null ? '?' : text('number', { number: count })}
    </button>
  );
}
