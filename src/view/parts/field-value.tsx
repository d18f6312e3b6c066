import type { Cookie } from '../../cookie/cookie.ts';
import { asOctets, type Octets } from '../../cookie/octets.ts';
import type { CookieField } from '../../model/editor/cookie-field.ts';
import { differingPart } from '../../model/text/differing-part.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from './context.ts';
import { Raw } from './raw.tsx';

interface Props {
  cookie: Cookie;
  /** The version beside which the field is shown. */
  other: Cookie;
  field: CookieField;
}

/** The value of one field of a cookie, for comparison with another version of the same cookie. */
export function FieldValue({ cookie, other, field }: Props) {
  const { text } = useView();
  switch (field) {
    case 'expiryTime':
      return <ExpiryTime expiryTime={cookie.expiryTime} other={other.expiryTime} />;
    case 'sameSite':
      return <>{text(`sameSite_${cookie.sameSite}`)}</>;
    case 'secure':
    case 'httpOnly':
    case 'hostOnly':
      return <>{text(cookie[field] ? 'yes' : 'no')}</>;
    case 'partitionKey':
      return <PartitionText cookie={cookie} />;
    case 'storeId':
      return <>{storeName(cookie.storeId, text)}</>;
    case 'value':
      return <Value value={cookie.value} other={other.value} />;
    default:
      return cookie[field] === '' ? <i>{text('emptyValue')}</i> : <Raw octets={asOctets(cookie[field])} />;
  }
}

/** The top-level site of a cookie's partition, or that it has none. */
export function PartitionText({ cookie: { partitionKey } }: { cookie: Cookie }) {
  const { text } = useView();
  if (!partitionKey) return <>{text('no')}</>;
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey;
  return <>{hasCrossSiteAncestor ? text('partitionBelow', { site: topLevelSite }) : topLevelSite}</>;
}

function Value({ value, other }: { value: Octets; other: Octets }) {
  const { text } = useView();
  if (value === '') return <i>{text('emptyValue')}</i>;
  const { octets, cutBefore, cutAfter } = differingPart(value, other);
  return (
    <>
      {cutBefore && '…'}
      <Raw octets={octets} />
      {cutAfter && '…'}
    </>
  );
}

/** Fractions of a second are shown only where the two times differ in nothing else. */
function ExpiryTime({ expiryTime, other }: { expiryTime: number | null; other: number | null }) {
  const { expiry, text } = useView();
  if (expiryTime === null) return <>{text('sessionLong')}</>;
  if (Number.isNaN(expiryTime)) return <>{text('expiryWrong')}</>;
  const isSameSecond = other !== null && Math.floor(other / 1000) === Math.floor(expiryTime / 1000);
  const fraction = Math.round((expiryTime % 1000) * 1000) / 1000;
  return (
    <>
      {expiry.local(expiryTime)}
      {isSameSecond && <small> {text('plusMilliseconds', { fraction })}</small>}
    </>
  );
}
