import type { Editor } from '../../model/editor/editor-model.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { Field } from './field.tsx';

/** The cookie store of the cookie; a choice only where there is more than one store. */
export function StoreField({ editor: { form, stores } }: { editor: Editor }) {
  const { text } = useView();
  const { storeId } = form.draft.value;
  const ids = [...new Set([...stores.value.map((store) => store.storeId), storeId])];
  const nameOf = (id: string): string => storeName(id, text);
  return (
    <Field form={form} name="store" isGrouped={ids.length < 2}>
      {ids.length < 2 ? (
        <span>{nameOf(storeId)}</span>
      ) : (
        <select
          name="storeId"
          id="field-store"
          value={storeId}
          onChange={({ currentTarget }) => form.type('storeId', currentTarget.value)}
        >
          {ids.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
