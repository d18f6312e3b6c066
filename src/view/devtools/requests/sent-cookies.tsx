import { cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import type { NetworkRequest } from '../../../model/network/network-request.ts';
import type { SentCookie } from '../../../model/requests/request-cookies.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { DecodedValue } from '../decoded/decoded-value.tsx';
import { CookieLink } from '../log/cookie-link.tsx';
import { usePanel } from '../log/panel-context.ts';

/** The cookies of a Cookie header: the octets of each, and the stored cookie or the Set-Cookie line it comes from. */
export function SentCookies({ request, sent }: { request: NetworkRequest; sent: readonly SentCookie[] }) {
  const { text } = useView();
  return (
    <section data-part="sent" aria-label={text('sentCookies')}>
      <h3>
        {text('sentCookies')} <small>{text('countCookies', { count: sent.length })}</small>
      </h3>
      {sent.length === 0 && <p class="soft">{text('sentNone')}</p>}
      <ol class="sent">
        {sent.map((cookie, index) => (
          <li key={index} data-name={toText(cookie.name)} data-octets={cookie.octets}>
            <span class="pair">
              {cookie.name === '' ? <i class="soft">{text('nameless')}</i> : <Raw octets={cookie.name} short />}
              <span class="soft">
                {cookie.name !== '' && '='}
                <Raw octets={cookie.value} short />
              </span>
            </span>
            <span class="size">{text('octets', { octets: cookie.octets })}</span>
            <Origin request={request} cookie={cookie} />
            <DecodedValue key={request.id} name={cookie.name} value={cookie.value} siblings={() => sent} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Origin({ request, cookie: sent }: { request: NetworkRequest; cookie: SentCookie }) {
  const { text, app } = useView();
  const panel = usePanel();
  const { cookie, isChanged, reasons } = sent;
  const line = panel.requests.settingLine.value(request, sent);
  const reasonsText = reasons.map(({ code, data }) => text(`reason_${code}`, shownData(data))).join(' ');
  return (
    <small class="origin">
      {cookie ? (
        <CookieLink cookie={cookie} show={panel.showCookie} isStored={app.jarByKey.value.has(cookieKey(cookie))} />
      ) : (
        text('originUnknown')
      )}
      {isChanged && <span> · {text('originChanged')}</span>}
      {line && (
        <>
          {' · '}
          <button
            type="button"
            class="number"
            title={text('originLine_why', { url: visibleText(line.request.url) })}
            onClick={() => panel.showLines(line.request.id, line.key)}
          >
            {text('originLine')}
          </button>
        </>
      )}
      {reasonsText !== '' && (
        <span class="unlike">
          <Icon name="warn" /> {text('sentAnyway')} {reasonsText}
        </span>
      )}
    </small>
  );
}
