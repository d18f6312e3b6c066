import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { isExpired } from '../../../cookie/jar/expiry.ts';
import { toText } from '../../../cookie/octets.ts';
import { cookieSizes } from '../../../cookie/sizes.ts';
import type { TimelineRow } from '../../../model/timeline/fold.ts';
import { useView } from '../../parts/context.ts';
import { Raw } from '../../parts/raw.tsx';
import { cookieName } from '../../steps/step-text.ts';
import { DecodedValue } from '../decoded/decoded-value.tsx';
import { usePanel } from '../log/panel-context.ts';

/** The cookies that a change removed, each with a button that restores it, and one button for all. */
export function RemovedCookies({ row }: { row: TimelineRow }) {
  const { text, app, host } = useView();
  const { restore, beside } = usePanel().timeline;
  const cookies = row.changes.flatMap(({ entry }) => entry.old ?? []);
  const [first] = row.changes;
  const isStoredAgain = (cookie: Cookie): boolean => app.jarByKey.value.has(cookieKey(cookie));
  const restorable = cookies.filter((cookie) => !isStoredAgain(cookie) && !isExpired(cookie, host.now()));
  return (
    <section class="lost" aria-label={text('timelineLost')}>
      <h3>
        {text('timelineLost')}
        {cookies.length > 1 && restorable.length > 0 && (
          <button type="button" data-action="restore-all" onClick={() => restore(restorable)}>
            {text('restoreAll', { count: restorable.length })}
          </button>
        )}
      </h3>
      <ul>
        {cookies.map((cookie) => (
          <li key={cookieKey(cookie)} data-lost={toText(cookie.name)}>
            <span class="lost-name">
              <strong>{cookieName(cookie, text)}</strong>{' '}
              <small>{text('octets', { octets: cookieSizes(cookie).inHeader })}</small>
              {isStoredAgain(cookie) ? (
                <span class="soft">{text('isThereAgain')}</span>
              ) : isExpired(cookie, host.now()) ? (
                <span class="soft">{text('expiredSince')}</span>
              ) : (
                <button type="button" data-action="restore" onClick={() => restore([cookie])}>
                  {text('restoreCookie')}
                </button>
              )}
            </span>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
            <pre class="value-text" tabIndex={0}>
              {cookie.value === '' ? <i>{text('emptyValue')}</i> : <Raw octets={cookie.value} />}
            </pre>
            <DecodedValue {...cookie} siblings={() => beside({ ...first.entry, cookie }, 'before')} />
          </li>
        ))}
      </ul>
    </section>
  );
}
