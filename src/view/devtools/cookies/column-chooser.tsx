import { COOKIE_COLUMNS } from '../../../model/table/cookie-columns.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';

/** Chooses which columns the table shows. */
export function ColumnChooser() {
  const { text } = useView();
  const { table } = usePanel();
  const shown = new Set<string>(table.columns.value.map(({ name }) => name));
  return (
    <div class="chooser">
      <button type="button" popovertarget="columns">
        {text('columns')}
      </button>
      <fieldset id="columns" popover="auto" aria-label={text('columns')}>
        {COOKIE_COLUMNS.map(({ name }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={shown.has(name)}
              disabled={shown.size === 1 && shown.has(name)}
              onChange={() => table.toggle(name)}
            />
            {text(`column_${name}`)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
