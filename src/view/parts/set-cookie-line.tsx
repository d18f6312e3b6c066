import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { formatSetCookie, lostInLine } from '../../cookie/set-cookie/format-set-cookie.ts';
import { isDefaultStore, storeName } from '../../model/text/store-name.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from './context.ts';
import { CopyButton } from './copy-button.tsx';

/** The Set-Cookie line that sets this cookie, a button that copies it, and what the line cannot express. */
export function SetCookieLine({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  const line = `Set-Cookie: ${toText(formatSetCookie(cookie))}`;
  return (
    <section class="line" aria-label={text('setCookieLine')}>
      <h3>
        <span>
          {text('setCookieLine')} <small>{text('setCookieLine_why', { host: cookie.domain })}</small>
        </span>
        <CopyButton content={line} label={text('copySetCookie')} />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        <bdi class="raw">{visibleText(line)}</bdi>
      </pre>
      <LostInLine cookie={cookie} />
    </section>
  );
}

function LostInLine({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  const { partitionKey, expiryTime, storeId } = cookie;
  const site = partitionKey?.topLevelSite ?? '';
  const data = {
    partition: partitionKey?.hasCrossSiteAncestor ? text('partitionBelow', { site }) : site,
    fraction: Math.round(((expiryTime ?? 0) % 1000) * 1000) / 1000,
  };
  return (
    <ul class="lost">
      {lostInLine(cookie).map((code) => (
        <li key={code}>{text(`lost_${code}`, data)}</li>
      ))}
      {!isDefaultStore(storeId) && <li>{text('lost_store', { store: storeName(storeId, text) })}</li>}
    </ul>
  );
}
