import type { Bulk } from '../../model/bulk/bulk-model.ts';
import { useView } from '../parts/context.ts';

interface Props {
  model: Bulk;
  name: 'secure' | 'httpOnly' | 'hostOnly';
}

/** Sets a flag of all cookies, or clears it. */
export function BulkFlag({ model: { change, edit }, name }: Props) {
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
