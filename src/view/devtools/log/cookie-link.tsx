import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';

interface Props {
  cookie: Cookie;
  /** Whether the browser still stores a cookie with this identity. */
  isStored: boolean;
  /** Whether the link shows the name, for places that do not show it otherwise. */
  showsName?: boolean;
  /** Shows the cookie in the list. */
  show(key: string): void;
}

/** Domain, path and partition of a cookie; a link to it where it is stored. */
export function CookieLink({ cookie, isStored, showsName = false, show }: Props) {
  const { text } = useView();
  const { domain, hostOnly, path, partitionKey, name } = cookie;
  const place = `${hostOnly ? '' : '.'}${domain}${visibleText(toText(path))}`;
  const label = (
    <>
      {showsName && <bdi class="raw">{visibleText(toText(name)) || text('nameless')}</bdi>}{' '}
      <bdi class="place">{place}</bdi>
    </>
  );
  return (
    <>
      {isStored ? (
        <button type="button" class="number" title={text('showCookie')} onClick={() => show(cookieKey(cookie))}>
          {label}
        </button>
      ) : (
        label
      )}
      {partitionKey && <span class="tag">{text('originPartition', { site: partitionKey.topLevelSite })}</span>}
    </>
  );
}
