import type { SameSite } from '../../cookie/cookie.ts';
import { EXPIRY_CHANGES } from '../../model/bulk/bulk-change.ts';
import type { Bulk } from '../../model/bulk/bulk-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';

const SAME_SITES: readonly SameSite[] = ['unset', 'lax', 'strict', 'none'];

/** What changes of all selected cookies: every field says at first that nothing does. */
export function BulkFields({ model }: { model: Bulk }) {
  const { text } = useView();
  const { change, stores, edit } = model;
  const { sameSite, path, storeId, keepsOriginals } = change.value;
  return (
    <div class="bulk-fields">
      <ExpiryFields model={model} />
      <Flag model={model} name="secure" />
      <Flag model={model} name="httpOnly" />
      <label>
        {text('attribute_sameSite')}
        <select
          name="sameSite"
          value={sameSite ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void edit({ sameSite: SAME_SITES.find((one) => one === value) ?? null })
          }
        >
          <option value="">{text('bulkKeep')}</option>
          {SAME_SITES.map((one) => (
            <option key={one} value={one}>
              {text(`sameSite_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('attribute_path')}
        <input
          name="path"
          class="code"
          value={path}
          placeholder={text('bulkKeep')}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => void edit({ path: currentTarget.value })}
        />
      </label>
      {stores.value.length > 1 && (
        <label>
          {text('attribute_store')}
          <select
            name="store"
            value={storeId ?? ''}
            onChange={({ currentTarget: { value } }) => void edit({ storeId: value === '' ? null : value })}
          >
            <option value="">{text('bulkKeep')}</option>
            {stores.value.map((store) => (
              <option key={store.storeId} value={store.storeId}>
                {storeName(store.storeId, text)}
              </option>
            ))}
          </select>
        </label>
      )}
      {(path !== '' || storeId !== null) && (
        <label class="bulk-check">
          <input
            type="checkbox"
            name="keepsOriginals"
            checked={keepsOriginals}
            onChange={({ currentTarget }) => void edit({ keepsOriginals: currentTarget.checked })}
          />{' '}
          {text('bulkCopies')}
        </label>
      )}
    </div>
  );
}

function ExpiryFields({
  model: { change, typedExpiry, needsMoment, isExpiryWrong, edit, typeExpiry },
}: {
  model: Bulk;
}) {
  const { text } = useView();
  return (
    <div>
      <label>
        {text('attribute_expires')}
        <select
          name="expiry"
          value={change.value.expiry}
          onChange={({ currentTarget: { value } }) =>
            void edit({ expiry: EXPIRY_CHANGES.find((one) => one === value) ?? 'keep' })
          }
        >
          {EXPIRY_CHANGES.map((one) => (
            <option key={one} value={one}>
              {text(`bulkExpiry_${one}`)}
            </option>
          ))}
        </select>
      </label>
      {needsMoment.value && (
        <input
          name="typedExpiry"
          class="code"
          aria-label={text('expiryTyped')}
          placeholder={text('expiryTypedPlace')}
          value={typedExpiry.value}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={isExpiryWrong.value}
          aria-describedby={isExpiryWrong.value ? 'bulk-expiry-wrong' : undefined}
          onInput={({ currentTarget }) => void typeExpiry(currentTarget.value)}
        />
      )}
      {isExpiryWrong.value && (
        <small id="bulk-expiry-wrong" class="bad">
          {text('expiryTypedWrong')}
        </small>
      )}
    </div>
  );
}

function Flag({ model: { change, edit }, name }: { model: Bulk; name: 'secure' | 'httpOnly' }) {
  const { text } = useView();
  const value = change.value[name];
  return (
    <label>
      {text(`attribute_${name}`)}
      <select
        name={name}
        value={value === null ? '' : String(value)}
        onChange={({ currentTarget }) =>
          void edit({ [name]: currentTarget.value === '' ? null : currentTarget.value === 'true' })
        }
      >
        <option value="">{text('bulkKeep')}</option>
        <option value="true">{text('yes')}</option>
        <option value="false">{text('no')}</option>
      </select>
    </label>
  );
}
