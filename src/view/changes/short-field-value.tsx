import type { Cookie } from '../../cookie/cookie.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';

/** The fields of a cookie beside its identity, in the order in which a difference lists them. */
export const SHORT_FIELDS = ['value', 'expiryTime', 'sameSite', 'secure', 'httpOnly'] as const;
type ShortField = (typeof SHORT_FIELDS)[number];

export function isShortField(field: keyof Cookie): field is ShortField {
  return SHORT_FIELDS.some((one) => one === field);
}

/** The value of one field of a cookie, cut for a list. */
export function ShortFieldValue({ cookie, field }: { cookie: Cookie; field: ShortField }) {
  const { expiry, text } = useView();
  if (field === 'value') return cookie.value === '' ? <i>{text('emptyValue')}</i> : <Raw octets={cookie.value} short />;
  if (field === 'sameSite') return <>{text(`sameSite_${cookie.sameSite}`)}</>;
  if (field === 'expiryTime')
    return <>{cookie.expiryTime === null ? text('sessionLong') : expiry.local(cookie.expiryTime)}</>;
  return <>{text(cookie[field] ? 'yes' : 'no')}</>;
}
