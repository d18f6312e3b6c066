import { cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import { cookieOfLine, cookiesBesideLine } from '../../../model/set-cookie/cookies-beside-line.ts';
import { hasMismatch, type ReceivedLine, resultOf } from '../../../model/set-cookie/received-line.ts';
import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { LazyDifferenceByKey } from '../../decode/lazy-difference-by-key.ts';
import { AskCertainButton } from '../../parts/ask-certain-button.tsx';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { DecodedValue } from '../decoded/decoded-value.tsx';
import { AsideHead } from '../log/aside-head.tsx';
import { LONGEST_SHOWN, MarkedLine } from '../log/marked-line.tsx';
import { usePanel } from '../log/panel-context.ts';
import { VerdictText } from '../log/verdict-text.tsx';
import { MissedDeletions } from './missed-deletions.tsx';
import { Namesakes } from './namesakes.tsx';
import '../log/details.css';

/** One line in full: its outcome and the reasons, a corrected line, and whether the browser's cookies match it. */
export function SetCookieDetails({ received }: { received: ReceivedLine }) {
  const { text } = useView();
  const panel = usePanel();
  const { selectedKey } = panel.setCookies;
  const { line, verdict, request, isGuess, isJarKnown } = received;
  const close = (): void => {
    selectedKey.value = null;
  };
  return (
    <aside class="aside log-details set-cookie-details" aria-label={text('setCookieDetails')}>
      <AsideHead title={text(`outcome_${resultOf(received)}_long`)} close={close} />
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
      {line.length > LONGEST_SHOWN && (
        <p class="soft">{text('lineCut', { shown: LONGEST_SHOWN, octets: line.length })}</p>
      )}
      <Decoded key={received.key} received={received} />
      <div class="buttons">
        <CopyButton content={`Set-Cookie: ${toText(line)}`} label={text('copySetCookie')} isOfRow />
        <ShowCookie received={received} />
      </div>
      <VerdictText verdict={verdict} />
      <MissedDeletions missed={received.missed} />
      <Namesakes received={received} />
      <JarCheck received={received} />
      <ValueChange received={received} />
      {(isGuess || !isJarKnown) && (
        <ul class="soft assumptions">
          {isGuess && <li>{text('circumstancesGuessed')}</li>}
          {!isJarKnown && <li>{text('jarBeforeUnknown')}</li>}
        </ul>
      )}
    </aside>
  );
}

/** The value that the line sets, or would have set. */
function Decoded({ received }: { received: ReceivedLine }) {
  const { app } = useView();
  const { lines } = usePanel().setCookies;
  const cookie = cookieOfLine(received.verdict);
  if (cookie === null) return null;
  const beside = () => cookiesBesideLine(received, lines.peek(), app.jarByKey.peek().values());
  return <DecodedValue name={cookie.name} value={cookie.value} siblings={beside} />;
}

/** Whether the browser's cookies afterwards are as the rules predict. Where they differ it says only what was seen. */
function JarCheck({ received }: { received: ReceivedLine }) {
  const { text, app } = useView();
  const { check, verdict } = received;
  const isUnsure =
    verdict.outcome === 'rejected'
      ? verdict.reasons.some(({ code }) => code === 'CookiesProbablyBlocked')
      : check === 'missing' || check === 'unchanged';
  return (
    <div class="jar-check" data-check={check} role="status">
      {hasMismatch(received) && <Icon name="warn" />} {text(messageKey('check', check))}
      {isUnsure && <AskCertainButton capability={app.access.blocking.value?.ask ?? null} />}
    </div>
  );
}

function ValueChange({ received: { old, verdict } }: { received: ReceivedLine }) {
  const { text } = useView();
  if (!old || verdict.outcome === 'rejected') return null;
  const isSame = verdict.outcome === 'stored' && old.value === verdict.cookie.value;
  if (isSame) return <p class="soft">{text('sameValueAgain')}</p>;
  return (
    <>
      {verdict.outcome === 'stored' && (
        <LazyDifferenceByKey before={{ ...old, siblings: [] }} now={{ ...verdict.cookie, siblings: [] }} />
      )}
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
    </>
  );
}

/** A button that shows the cookie, where the browser stores one with this identity. */
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
