import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from './panel-context.ts';

interface Props {
  cookie: Cookie;
  /** The jar still holds one of that identity. */
  isThere: boolean;
  /** Its name stands nowhere near. */
  isNamed?: boolean;
}

/** Where a cookie lives: domain and path, and partition; leads to it. */
export function CookieLink({ cookie, isThere, isNamed = false }: Props) {
  const { text } = useView();
  const panel = usePanel();
  const { domain, hostOnly, path, partitionKey, name } = cookie;
  const place = `${hostOnly ? '' : '.'}${domain}${visibleText(toText(path))}`;
  const shown = (
    <>
      {isNamed && <bdi class="raw">{visibleText(toText(name)) || text('nameless')}</bdi>}{' '}
      <bdi class="place">{place}</bdi>
    </>
  );
  return (
    <>
      {isThere ? (
        <button
          type="button"
          class="number"
          title={text('showCookie')}
          onClick={() => panel.showCookie(cookieKey(cookie))}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
      {partitionKey && <span class="tag">{text('originPartition', { site: partitionKey.topLevelSite })}</span>}
    </>
  );
}
