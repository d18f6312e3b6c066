import type { Bisect, SearchScope } from '../../model/bisect/bisect-model.ts';
import { useView } from '../parts/context.ts';

/** Chooses among which cookies a search looks: the selected ones, or those of a scope, and names hosts that take no part. */
export function BisectScope({ model }: { model: Bisect }) {
  const { app, text } = useView();
  const { scope, scopes, choose, everything } = model;
  const nameOf = (one: SearchScope): string =>
    one === 'selected'
      ? text('cookieChoice_selected_counted', { number: app.selection.pickedShown.value.length })
      : text(`extent_${one}`);
  const loaded = (app.listing.value?.loaded ?? everything.value?.loaded)?.locked.hosts ?? [];
  return (
    <>
      <label>
        {text('bisectScope')}{' '}
        <select
          name="scope"
          value={scope.value}
          onChange={({ currentTarget }) => {
            const chosen = scopes.value.find((one) => one === currentTarget.value);
            if (chosen) void choose(chosen);
          }}
        >
          {scopes.value.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      {scope.value === 'loaded' && loaded.length > 0 && (
        <p class="warn" title={loaded.join('\n')}>
          {text('bisectLocked', { count: loaded.length, first: loaded[0] ?? '' })}
        </p>
      )}
    </>
  );
}
