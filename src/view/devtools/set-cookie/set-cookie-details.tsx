import { cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import { hasMismatch, type ReceivedLine } from '../../../model/set-cookie/received-line.ts';
import { whyMissing } from '../../../model/set-cookie/why-missing.ts';
import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { AsideHead } from '../log/aside-head.tsx';
import { MarkedLine } from '../log/marked-line.tsx';
import { usePanel } from '../log/panel-context.ts';
import { VerdictText } from '../log/verdict-text.tsx';
import '../log/details.css';

/** One line in full: what became of it and why, what would do, and what the jar says. */
export function SetCookieDetails({ received }: { received: ReceivedLine }) {
  const { text } = useView();
  const panel = usePanel();
  const { selectedKey } = panel.setCookies;
  const { line, verdict, outcome, request, isGuess: guessed, isJarKnown: jarKnown } = received;
  const close = (): void => {
    selectedKey.value = null;
  };
  return (
    <aside class="aside log-details set-cookie-details" aria-label={text('setCookieDetails')}>
      <AsideHead title={text(`outcome_${outcome}_long`)} close={close} />
      <p class="soft from">
        <button type="button" class="number" title={text('showRequest')} onClick={() => panel.showRequest(request.id)}>
          {visibleText(request.method)} <bdi class="raw">{visibleText(request.url)}</bdi>
        </button>{' '}
        · {request.status}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text whole-line" tabIndex={0}>
        <MarkedLine line={line} verdict={verdict} />
      </pre>
      <div class="buttons">
        <CopyButton content={`Set-Cookie: ${toText(line)}`} label={text('copySetCookie')} />
        <ShowCookie received={received} />
      </div>
      <VerdictText verdict={verdict} />
      <Jar received={received} />
      <Replaced received={received} />
      {(guessed || !jarKnown) && (
        <ul class="soft assumptions">
          {guessed && <li>{text('circumstancesGuessed')}</li>}
          {!jarKnown && <li>{text('jarBeforeUnknown')}</li>}
        </ul>
      )}
    </aside>
  );
}

/** What the jar held afterwards. Where it contradicts the rules nothing is claimed that was not seen. */
function Jar({ received }: { received: ReceivedLine }) {
  const { text, app, host } = useView();
  const { check, request } = received;
  const page = app.listing.value?.scope.page;
  const blocking = app.access.blocking.value;
  const ask = blocking?.ask ?? null;
  const known = check === 'missing' && page ? whyMissing(request, new URL(page.url), blocking, host) : null;
  return (
    <div class="jar-check" data-check={check} role="status">
      {hasMismatch(received) && <Icon name="warn" />} {text(messageKey('check', known ? 'missing-known' : check))}
      {known && ` ${text(known.message, known.data)}`}
      {check === 'missing' && ask !== null && page && (
        <button type="button" onClick={() => void app.access.requestCapability(page, ask)}>
          {text('askCertain')}
        </button>
      )}
    </div>
  );
}

function Replaced({ received: { old, verdict } }: { received: ReceivedLine }) {
  const { text } = useView();
  if (!old || verdict.outcome === 'rejected') return null;
  const isSame = verdict.outcome === 'stored' && old.value === verdict.cookie.value;
  if (isSame) return <p class="soft">{text('sameValueAgain')}</p>;
  return (
    <dl class="old-new">
      <dt>{text('valueBefore')}</dt>
      <dd>
        <Raw octets={old.value} />
      </dd>
      {verdict.outcome === 'stored' && (
        <>
          <dt>{text('valueAfter')}</dt>
          <dd>
            <Raw octets={verdict.cookie.value} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** The way to the cookie, where the jar holds one of that identity. */
function ShowCookie({ received: { verdict } }: { received: ReceivedLine }) {
  const { text, app } = useView();
  const panel = usePanel();
  if (verdict.outcome !== 'stored') return null;
  const key = cookieKey(verdict.cookie);
  if (!app.jarByKey.value.has(key)) return null;
  return (
    <button type="button" onClick={() => panel.showCookie(key)}>
      {text('showCookie')}
    </button>
  );
}
