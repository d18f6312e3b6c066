import type { Cookie } from '../cookie/cookie.ts';
import type { CookieField } from '../model/conflict.ts';
import { storeName } from '../model/store-name.ts';
import { useView } from './context.ts';
import { Raw } from './raw.tsx';

/** What a cookie holds in one field, as a person reads it beside another version of the same. */
export function FieldValue({ cookie, field }: { cookie: Cookie; field: CookieField }) {
  const { expiry, text } = useView();
  switch (field) {
    case 'expiryTime': {
      const { expiryTime } = cookie;
      if (expiryTime === null) return <>{text('sessionLong')}</>;
      // The second says nothing where two moments differ by less.
      const fraction = expiryTime % 1000;
      return (
        <>
          {Number.isNaN(expiryTime) ? text('expiryWrong') : expiry.local(expiryTime)}
          {fraction > 0 && <small> {text('plusMilliseconds', { fraction: Math.round(fraction * 1000) / 1000 })}</small>}
        </>
      );
    }
    case 'sameSite':
      return <>{text(`sameSite_${cookie.sameSite}`)}</>;
    case 'secure':
    case 'httpOnly':
    case 'hostOnly':
      return <>{text(cookie[field] ? 'yes' : 'no')}</>;
    case 'partitionKey':
      return <PartitionText cookie={cookie} />;
    case 'storeId': {
      const { key, data } = storeName(cookie.storeId);
      return <>{text(key, data)}</>;
    }
    default:
      return cookie[field] === '' ? <i>{text('emptyValue')}</i> : <Raw octets={cookie[field]} />;
  }
}

function PartitionText({ cookie: { partitionKey } }: { cookie: Cookie }) {
  const { text } = useView();
  if (!partitionKey) return <>{text('no')}</>;
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey;
  return <>{hasCrossSiteAncestor ? text('partitionBelow', { site: topLevelSite }) : topLevelSite}</>;
}
