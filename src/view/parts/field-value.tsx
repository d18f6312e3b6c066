import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieField } from '../../model/editor/cookie-field.ts';
import { differingPart } from '../../model/text/differing-part.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from './context.ts';
import { Raw } from './raw.tsx';

interface Props {
  cookie: Cookie;
  /** The other version. */
  beside: Cookie;
  field: CookieField;
}

/** What a cookie holds in one field, as a person reads it beside another version of the same. */
export function FieldValue({ cookie, beside, field }: Props) {
  const { text } = useView();
  switch (field) {
    case 'expiryTime':
      return <Moment expiryTime={cookie.expiryTime} beside={beside.expiryTime} />;
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
      return <Value value={cookie.value} beside={beside.value} />;
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

function Value({ value, beside }: { value: string; beside: string }) {
  const { text } = useView();
  if (value === '') return <i>{text('emptyValue')}</i>;
  const { octets, cutBefore, cutAfter } = differingPart(value, beside);
  return (
    <>
      {cutBefore && '…'}
      <Raw octets={octets} />
      {cutAfter && '…'}
    </>
  );
}

/** Fractions of a second are told where the two differ by nothing else. */
function Moment({ expiryTime, beside }: { expiryTime: number | null; beside: number | null }) {
  const { expiry, text } = useView();
  if (expiryTime === null) return <>{text('sessionLong')}</>;
  if (Number.isNaN(expiryTime)) return <>{text('expiryWrong')}</>;
  const isSameSecond = beside !== null && Math.floor(beside / 1000) === Math.floor(expiryTime / 1000);
  const fraction = Math.round((expiryTime % 1000) * 1000) / 1000;
  return (
    <>
      {expiry.local(expiryTime)}
      {isSameSecond && <small> {text('plusMilliseconds', { fraction })}</small>}
    </>
  );
}
