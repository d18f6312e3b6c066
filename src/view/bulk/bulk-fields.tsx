import type { SameSite } from '../../cookie/cookie.ts';
import { EXPIRY_CHANGES } from '../../model/bulk/bulk-change.ts';
import type { Bulk } from '../../model/bulk/bulk-model.ts';
import { whyWrongExpiry } from '../../model/editor/typed-expiry.ts';
import { CookieChoiceField } from '../cookie-choice/cookie-choice-field.tsx';
import { useView } from '../parts/context.ts';
import { BulkFlag } from './bulk-flag.tsx';
import { PlaceFields } from './place-fields.tsx';

const SAME_SITES: readonly SameSite[] = ['unset', 'lax', 'strict', 'none'];

/** Which cookies are edited, and what changes of all of them: every field says at first that nothing does. */
export function BulkFields({ model }: { model: Bulk }) {
  const { text } = useView();
  const { change, edit } = model;
  return (
    <div class="bulk-fields">
      <CookieChoiceField model={model.choices} choose={model.choose} />
      <ExpiryFields model={model} />
      <BulkFlag model={model} name="secure" />
      <BulkFlag model={model} name="httpOnly" />
      <label>
        {text('attribute_sameSite')}
        <select
          name="sameSite"
          value={change.value.sameSite ?? ''}
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
      <PlaceFields model={model} />
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
    <>
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
      </div>
      {isExpiryWrong.value && (
        <small id="bulk-expiry-wrong" class="bad">
          {text(whyWrongExpiry(typedExpiry.value))}
        </small>
      )}
    </>
  );
}
