import type { Cookie } from '../../../cookie/cookie.ts';
import { attributeKey } from '../../../model/text/attribute-key.ts';
import { ShortFieldValue } from '../../changes/short-field-value.tsx';
import { useView } from '../../parts/context.ts';

const ATTRIBUTES = ['expiryTime', 'sameSite', 'secure', 'httpOnly'] as const;

/** The attributes that changed of a cookie, each with its value before and after. */
export function AttributeChanges({
  old,
  now,
  fields,
}: {
  old: Cookie;
  now: Cookie;
  fields: readonly (keyof Cookie)[];
}) {
  const { text } = useView();
  return (
    <>
      {ATTRIBUTES.filter((field) => fields.includes(field)).map((field) => (
        <span class="attribute-change" key={field}>
          {text(attributeKey(field))}{' '}
          <del>
            <ShortFieldValue cookie={old} field={field} />
          </del>{' '}
          →{' '}
          <ins>
            <ShortFieldValue cookie={now} field={field} />
          </ins>
        </span>
      ))}
    </>
  );
}
