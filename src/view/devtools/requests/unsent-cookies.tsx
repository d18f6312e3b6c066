import { cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import type { JudgedRequestCookies } from '../../../model/requests/request-cookies-model.ts';
import { groupByReasons, type ReasonGroup } from '../../../model/text/group-by-reasons.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { SpecLink } from '../../parts/source-link.tsx';
import { CookieLink } from '../log/cookie-link.tsx';
import { FirstOfMany } from '../log/first-of-many.tsx';
import { usePanel } from '../log/panel-context.ts';

/** Every cookie of the site that was not sent, grouped by reasons. */
export function UnsentCookies({ host, requestCookies }: { host: string; requestCookies: JudgedRequestCookies }) {
  const { text } = useView();
  const { notSent, seen, isLocked } = requestCookies;
  return (
    <section data-part="not-sent" aria-label={text('notSentCookies')}>
      <h3>
        {text('notSentCookies')} <small>{text('countCookies', { count: notSent.length })}</small>
      </h3>
      {isLocked || seen === 'never' ? (
        <p class="soft">{text(isLocked ? 'notSentLocked' : 'notSentUnseen', { host })}</p>
      ) : (
        notSent.length === 0 && <p class="soft">{text('notSentNone')}</p>
      )}
      {groupByReasons(notSent)
        .sort(byExplanation)
        .map((group) => (
          <Group {...group} key={group.key} />
        ))}
    </section>
  );
}

/** Orders groups so that cookies that no rule explains come first. */
function byExplanation(a: ReasonGroup, b: ReasonGroup): number {
  return Math.min(a.reasons.length, 1) - Math.min(b.reasons.length, 1);
}

function Group({ reasons, cookies }: ReasonGroup) {
  const { text, app } = useView();
  const { showCookie } = usePanel();
  return (
    <div class="finding not-sent" data-severity={reasons.length === 0 ? 'warn' : undefined}>
      {reasons.length === 0 && (
        <p>
          <Icon name="warn" /> {text('notSentAnyway')}
        </p>
      )}
      {reasons.map(({ code, data, section }) => (
        <p key={code} data-code={code}>
          {text(`reason_${code}`, shownData(data))} {section === 'Fetch' && text(`reason_${code}_do`, shownData(data))}{' '}
          <SpecLink section={section} />
        </p>
      ))}
      <FirstOfMany items={cookies}>
        {(shown) => (
          <ul>
            {shown.map((cookie) => {
              const key = cookieKey(cookie);
              return (
                <li key={key} data-name={toText(cookie.name)}>
                  <CookieLink cookie={cookie} show={showCookie} isStored={app.jarByKey.value.has(key)} showsName />
                </li>
              );
            })}
          </ul>
        )}
      </FirstOfMany>
    </div>
  );
}
