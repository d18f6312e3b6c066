import type { Cookie } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import { asOctets } from '../../cookie/octets.ts';
import { attributeKey } from '../../model/text/attribute-key.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import { SHORT_FIELDS, ShortFieldValue } from './short-field-value.tsx';

interface Props {
  /** null: it was not stored. */
  left: Cookie | null;
  /** null: it is not stored. */
  now: Cookie | null;
  /** What the cookie on the left is. */
  leftName: 'stepLeft' | 'parkedHere';
}

/** One cookie as it was left, by a step or when it was switched off, and as it is now: the fields that differ. */
export function CookieDifference({ left, now, leftName }: Props) {
  const { text } = useView();
  const cookie = now ?? left;
  if (!cookie) return null;
  const changedFields = left && now ? new Set<keyof Cookie>(differences(now, left)) : new Set(SHORT_FIELDS);
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
          <th scope="col">{text(leftName)}</th>
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
        {SHORT_FIELDS.filter((field) => changedFields.has(field)).map((field) => (
          <tr key={field}>
            <th scope="row">{text(attributeKey(field))}</th>
            <td>{left && <ShortFieldValue cookie={left} field={field} />}</td>
            <td>{now && <ShortFieldValue cookie={now} field={field} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
