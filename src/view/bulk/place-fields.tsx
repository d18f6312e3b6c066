import { changesIdentity, PARTITION_CHANGES } from '../../model/bulk/bulk-change.ts';
import type { Bulk } from '../../model/bulk/bulk-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { BulkFlag } from './bulk-flag.tsx';

/** Where the cookies go: domain, path, partition and store, and whether they leave the old place. */
export function PlaceFields({ model }: { model: Bulk }) {
  const { text } = useView();
  const { change, edit } = model;
  return (
    <>
      <TextField model={model} name="domain" />
      <BulkFlag model={model} name="hostOnly" />
      <TextField model={model} name="path" />
      <PartitionFields model={model} />
      <StoreField model={model} />
      {changesIdentity(change.value) && (
        <label class="bulk-check">
          <input
            type="checkbox"
            name="keepsOriginals"
            checked={change.value.keepsOriginals}
            onChange={({ currentTarget }) => void edit({ keepsOriginals: currentTarget.checked })}
          />{' '}
          {text('bulkCopies')}
        </label>
      )}
    </>
  );
}

function TextField({ model: { change, edit }, name }: { model: Bulk; name: 'domain' | 'path' }) {
  const { text } = useView();
  return (
    <label>
      {text(`attribute_${name}`)}
      <input
        name={name}
        class="code"
        value={change.value[name]}
        placeholder={text('bulkKeep')}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => void edit({ [name]: currentTarget.value })}
      />
    </label>
  );
}

function PartitionFields({ model: { change, typedSite, isSiteWrong, edit, typeSite } }: { model: Bulk }) {
  const { text } = useView();
  const { partition } = change.value;
  const names = { keep: text('bulkKeep'), unpartitioned: text('unpartitioned'), under: text('bulkPartition_under') };
  return (
    <>
      <div>
        <label>
          {text('attribute_partition')}
          <select
            name="partition"
            value={partition}
            onChange={({ currentTarget: { value } }) =>
              void edit({ partition: PARTITION_CHANGES.find((one) => one === value) ?? 'keep' })
            }
          >
            {PARTITION_CHANGES.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </select>
        </label>
        {partition === 'under' && (
          <input
            name="topLevelSite"
            class="code"
            aria-label={text('partitionSite')}
            placeholder="https://shop.example"
            value={typedSite.value}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={isSiteWrong.value}
            aria-describedby={isSiteWrong.value ? 'bulk-site-wrong' : undefined}
            onInput={({ currentTarget }) => void typeSite(currentTarget.value)}
          />
        )}
      </div>
      {isSiteWrong.value && (
        <small id="bulk-site-wrong" class="bad">
          {text('partitionWrong_site')}
        </small>
      )}
    </>
  );
}

function StoreField({ model: { change, stores, edit } }: { model: Bulk }) {
  const { text } = useView();
  if (stores.value.length < 2) return null;
  return (
    <label>
      {text('attribute_store')}
      <select
        name="store"
        value={change.value.storeId ?? ''}
        onChange={({ currentTarget: { value } }) => void edit({ storeId: value === '' ? null : value })}
      >
        <option value="">{text('bulkKeep')}</option>
        {stores.value.map(({ storeId }) => (
          <option key={storeId} value={storeId}>
            {storeName(storeId, text)}
          </option>
        ))}
      </select>
    </label>
  );
}
