import { cookieKey } from '../../../cookie/cookie.ts';
import type { KnownRequestCookies } from '../../../model/requests/request-cookies-model.ts';
import { groupByReasons, type ReasonGroup } from '../../../model/text/group-by-reasons.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { SpecLink } from '../../parts/source-link.tsx';
import { CookieLink } from '../log/cookie-link.tsx';
import { FirstOfMany } from '../log/first-of-many.tsx';

/** Every cookie of the site that was not sent; those that share their reasons stand together under them. */
export function UnsentCookies({ host, carried }: { host: string; carried: KnownRequestCookies }) {
  const { text } = useView();
  const { withheld, seen, isLocked } = carried;
  return (
    <section data-part="withheld" aria-label={text('withheldCookies')}>
      <h3>
        {text('withheldCookies')} <small>{text('countCookies', { count: withheld.length })}</small>
      </h3>
      {isLocked || seen === 'never' ? (
        <p class="soft">{text(isLocked ? 'withheldLocked' : 'withheldUnseen', { host })}</p>
      ) : (
        withheld.length === 0 && <p class="soft">{text('withheldNone')}</p>
      )}
      {groupByReasons(withheld)
        .sort(explainedLast)
        .map((group) => (
          <Group {...group} key={group.key} />
        ))}
    </section>
  );
}

/** Those that no rule explains come first. */
function explainedLast(one: ReasonGroup, other: ReasonGroup): number {
  return Math.min(one.reasons.length, 1) - Math.min(other.reasons.length, 1);
}

function Group({ reasons, cookies }: ReasonGroup) {
  const { text, app } = useView();
  return (
    <div class="finding withheld" data-severity={reasons.length === 0 ? 'warn' : undefined}>
      {reasons.length === 0 && (
        <p>
          <Icon name="warn" /> {text('withheldAnyway')}
        </p>
      )}
      {reasons.map(({ code, data, section }) => (
        <p key={code} data-code={code}>
          {text(`reason_${code}`, data)} <SpecLink section={section} />
        </p>
      ))}
      <FirstOfMany items={cookies}>
        {(shown) => (
          <ul>
            {shown.map((cookie) => {
              const key = cookieKey(cookie);
              return (
                <li key={key} data-name={cookie.name}>
                  <CookieLink cookie={cookie} isThere={app.jarByKey.value.has(key)} isNamed />
                </li>
              );
            })}
          </ul>
        )}
      </FirstOfMany>
    </div>
  );
}
