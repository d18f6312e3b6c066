import type { CookieField } from '../../model/editor/cookie-field.ts';
import { alteredFields, type WrittenCookie } from '../../model/editor/written-cookie.ts';
import { attributeKey } from '../../model/text/attribute-key.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { FieldValue } from '../parts/field-value.tsx';

/** Says that the cookie was saved, and which fields the browser stored differently from what was requested. */
export function WrittenNote() {
  const { app, text } = useView();
  const written = app.written.value;
  if (!written) return null;
  const altered = alteredFields(written);
  const fields = altered.map((field) => text(attributeKey(field))).join(', ');
  return (
    <div class="notice" data-good={altered.length === 0 || undefined}>
      <p>
        {written.stored === null
          ? text('savedLookedUp')
          : altered.length === 0
            ? text('saved')
            : text('savedAltered', { fields })}
      </p>
      {altered.length > 0 && <AlteredFields written={written} fields={altered} />}
      <OtherStoreNote written={written} />
    </div>
  );
}

function AlteredFields({ written: { requested, stored }, fields }: { written: WrittenCookie; fields: CookieField[] }) {
  const { text } = useView();
  if (!stored) return null;
  return (
    <table class="altered">
      <thead>
        <tr>
          <th scope="col">{text('conflictField')}</th>
          <th scope="col">{text('savedAlteredAsked')}</th>
          <th scope="col">{text('savedAlteredStored')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{text(attributeKey(field))}</th>
            <td>
              <FieldValue cookie={requested} other={stored} field={field} />
            </td>
            <td>
              <FieldValue cookie={stored} other={requested} field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says that the cookie was saved in another store, so that it is not in this list. */
function OtherStoreNote({ written: { requested, stored } }: { written: WrittenCookie }) {
  const { app, text } = useView();
  const { storeId } = stored ?? requested;
  const page = app.listing.value?.scope.page;
  if (!page || page.storeId === storeId) return null;
  return <p>{text('savedElsewhere', { store: storeName(storeId, text) })}</p>;
}
