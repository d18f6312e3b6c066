import { useLayoutEffect, useRef } from 'preact/hooks';
import { toText } from '../../../cookie/octets.ts';
import type { NetworkRequest } from '../../../model/network/network-request.ts';
import { asCurl } from '../../../model/requests/as-curl.ts';
import { cookieShare } from '../../../model/requests/cookie-share.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { AsideHead } from '../log/aside-head.tsx';
import { usePanel } from '../log/panel-context.ts';
import { percent } from '../log/percent.ts';
import { HeaderSize } from './header-size.tsx';
import { SentCookies } from './sent-cookies.tsx';
import { UnsentCookies } from './unsent-cookies.tsx';
import './request-details.css';
import type { JudgedRequestCookies } from '../../../model/requests/request-cookies-model.ts';
import { Icon } from '../../parts/icon.tsx';

/** One request in full: the cookies that were sent and where they come from, those that were not sent and why. */
export function RequestDetails({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const { requests } = usePanel();
  const aside = useRef<HTMLElement>(null);
  const requestCookies = requests.cookiesOf.value(request);
  const part = requests.part.value;

  useLayoutEffect(() => {
    if (part) aside.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView();
  }, [part, request]);

  return (
    <aside class="aside request-details" aria-label={text('requestDetails')} ref={aside}>
      <AsideHead
        title={`${visibleText(request.method)} ${visibleText(new URL(request.url).pathname)}`}
        close={() => requests.select(null)}
      />
      <p class="soft from">
        <bdi class="raw">{visibleText(request.url)}</bdi> · {request.status || text('requestNoResponse')} ·{' '}
        {request.source === 'server' ? visibleText(request.protocol) : text(`responseSource_${request.source}`)}
      </p>
      <Actions request={request} />
      {request.source !== 'server' ? (
        <>
          <p class="finding" data-source={request.source}>
            {text(`responseSource_${request.source}_why`)}
          </p>
          {request.source === 'perhapsSent' && <HeaderSize request={request} />}
        </>
      ) : request.hidesCookies ? (
        <p class="finding" data-code="hidden-cookies">
          {text('cookiesHidden')}
        </p>
      ) : (
        <Comparison request={request} requestCookies={requestCookies} />
      )}
      {(requestCookies.guessed || requestCookies.seen === 'after') && (
        <ul class="soft">
          {requestCookies.guessed && <li>{text('circumstancesGuessed')}</li>}
          {requestCookies.seen === 'after' && <li>{text('jarSeenLater')}</li>}
        </ul>
      )}
    </aside>
  );
}

function Comparison({ request, requestCookies }: { request: NetworkRequest; requestCookies: JudgedRequestCookies }) {
  return (
    <>
      <Figures request={request} />
      <HeaderSize request={request} />
      <Mismatches requestCookies={requestCookies} />
      <SentCookies request={request} sent={requestCookies.sent} />
      <UnsentCookies host={request.host} requestCookies={requestCookies} />
    </>
  );
}

function Actions({ request }: { request: NetworkRequest }) {
  const { text, host } = useView();
  const panel = usePanel();
  const show = host.network?.show;
  return (
    <>
      <div class="buttons">
        {request.cookieHeader !== null && (
          <CopyButton content={`Cookie: ${toText(request.cookieHeader)}`} label={text('copyCookieHeader')} isOfRow />
        )}
        <CopyButton
          content={asCurl(request)}
          label={text('copyCurl')}
          title={text('copyCurl_why')}
          isOfRow={request.cookieHeader === null}
        />
        <button type="button" class="quiet" onClick={() => panel.tryRequest(request)}>
          {text('tryRequest')}
        </button>
        {show && (
          <button type="button" class="quiet" onClick={() => void show(`url:${request.url}`)}>
            {text('showInNetwork')}
          </button>
        )}
      </div>
      {!show && <p class="soft">{text('showInNetworkNone')}</p>}
    </>
  );
}

function Figures({ request }: { request: NetworkRequest }) {
  const { text } = useView();
  const { budgetFor } = usePanel().requests;
  const { cookieHeader } = request;
  if (cookieHeader === null) return <p class="figures">{text('headerNone')}</p>;
  const octets = cookieHeader.length;
  return (
    <p class="figures">
      {text('headerFigures', {
        octets,
        share: percent(cookieShare(request)),
        budget: percent(octets / budgetFor(request)),
      })}
    </p>
  );
}

/** Says how many sent or not sent cookies differ from what the rules give. The lists show what was observed. */
function Mismatches({ requestCookies: { mismatches, seen, isLocked } }: { requestCookies: JudgedRequestCookies }) {
  const { text } = useView();
  if (mismatches === 0 || seen === 'never' || isLocked) return null;
  return (
    <p class="finding" data-severity="warn" data-code="disagrees">
      <Icon name="warn" /> {text('carriedDisagrees', { count: mismatches })} {text(`carriedDisagrees_${seen}`)}
    </p>
  );
}
