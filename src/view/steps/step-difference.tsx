import type { Cookie } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import { asOctets } from '../../cookie/octets.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';

const FIELDS = ['value', 'expiryTime', 'sameSite', 'secure', 'httpOnly'] as const;
type Field = (typeof FIELDS)[number];

/** One cookie as a step left it and as it is now, field by field; null where it was or is not stored. */
export function StepDifference({ left, now }: { left: Cookie | null; now: Cookie | null }) {
  const { text } = useView();
  const cookie = now ?? left;
  if (!cookie) return null;
  const changedFields = left && now ? new Set<keyof Cookie>(differences(now, left)) : new Set(FIELDS);
  return (
    <table class="difference">
      <caption>
        <Raw octets={cookie.name} short />{' '}
        <small>
          <Raw octets={asOctets(cookie.domain + cookie.path)} short />
        </small>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{text('stepLeft')}</th>
          <th scope="col">{text('thereNow')}</th>
        </tr>
      </thead>
      <tbody>
        {(!left || !now) && (
          <tr>
            <th scope="row">{text('cookie')}</th>
            <td>{text(left ? 'isThere' : 'isNotThere')}</td>
            <td>{text(now ? 'isThere' : 'isNotThere')}</td>
          </tr>
        )}
        {FIELDS.filter((field) => changedFields.has(field)).map((field) => (
          <tr key={field}>
            <th scope="row">{text(`attribute_${field === 'expiryTime' ? 'expires' : field}`)}</th>
            <td>{left && <ShortFieldValue cookie={left} field={field} />}</td>
            <td>{now && <ShortFieldValue cookie={now} field={field} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The value of one field of a cookie, cut for a list. */
export function ShortFieldValue({ cookie, field }: { cookie: Cookie; field: Field }) {
  const { expiry, text } = useView();
  if (field === 'value') return cookie.value === '' ? <i>{text('emptyValue')}</i> : <Raw octets={cookie.value} short />;
  if (field === 'sameSite') return <>{text(`sameSite_${cookie.sameSite}`)}</>;
  if (field === 'expiryTime')
    return <>{cookie.expiryTime === null ? text('sessionLong') : expiry.local(cookie.expiryTime)}</>;
  return <>{text(cookie[field] ? 'yes' : 'no')}</>;
}
