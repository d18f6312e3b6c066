import { useSignal } from '@preact/signals';
import { cookieKey } from '../../cookie/cookie.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { WithheldCookie } from '../../model/requests/carried.ts';
import type { KnownCarried } from '../../model/requests/carried-model.ts';
import { specLink } from '../../model/spec-link.ts';
import { useView } from '../context.ts';
import { Icon } from '../icon.tsx';
import { SourceLink } from '../source-link.tsx';
import { CookieLink } from './cookie-link.tsx';

/** Cookies of one reason that are shown unasked. */
const FIRST = 12;

/** Every cookie of the site that was not sent; those that share their reasons stand together under them. */
export function WithheldCookies({ host, carried }: { host: string; carried: KnownCarried }) {
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
      {byReasons(withheld).map(({ key, reasons, cookies }) => (
        <Group key={key} reasons={reasons} cookies={cookies} />
      ))}
    </section>
  );
}

interface ReasonGroup {
  key: string;
  reasons: readonly Reason[];
  cookies: WithheldCookie[];
}

/** Those that no rule explains come first. */
function byReasons(withheld: readonly WithheldCookie[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const one of withheld) {
    const key = JSON.stringify(one.reasons.map(({ code, data }) => [code, data]));
    const group = groups.get(key);
    if (group) group.cookies.push(one);
    else groups.set(key, { key, reasons: one.reasons, cookies: [one] });
  }
  return [...groups.values()].sort((a, b) => Math.min(a.reasons.length, 1) - Math.min(b.reasons.length, 1));
}

function Group({ reasons, cookies }: Omit<ReasonGroup, 'key'>) {
  const { text, app } = useView();
  const isWhole = useSignal(false);
  const shown = isWhole.value ? cookies : cookies.slice(0, FIRST);
  return (
    <div class="finding withheld" data-severity={reasons.length === 0 ? 'warn' : undefined}>
      {reasons.length === 0 && (
        <p>
          <Icon name="warn" /> {text('withheldAnyway')}
        </p>
      )}
      {reasons.map(({ code, data, section }) => (
        <p key={code} data-code={code}>
          {text(`reason_${code}`, data)} <SourceLink href={specLink(section)} />
        </p>
      ))}
      <ul>
        {shown.map(({ cookie }) => {
          const key = cookieKey(cookie);
          return (
            <li key={key} data-name={cookie.name}>
              <CookieLink cookie={cookie} isThere={app.jarByKey.value.has(key)} isNamed />
            </li>
          );
        })}
      </ul>
      {cookies.length > shown.length && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {text('showMore', { count: cookies.length - shown.length })}
        </button>
      )}
    </div>
  );
}
