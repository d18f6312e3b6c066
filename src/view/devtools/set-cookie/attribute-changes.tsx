import type { Cookie } from '../../../cookie/cookie.ts';
import { useView } from '../../parts/context.ts';
import { FieldShown } from '../../steps/step-difference.tsx';

const ATTRIBUTES = ['expiryTime', 'sameSite', 'secure', 'httpOnly'] as const;

/** In which attributes a cookie differs from what it was, each as it was and as it is. */
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
          {text(`attribute_${field === 'expiryTime' ? 'expires' : field}`)}{' '}
          <del>
            <FieldShown cookie={old} field={field} />
          </del>{' '}
          →{' '}
          <ins>
            <FieldShown cookie={now} field={field} />
          </ins>
        </span>
      ))}
    </>
  );
}
