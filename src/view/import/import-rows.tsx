import { toText } from '../../cookie/octets.ts';
import type { Import } from '../../model/import/import-model.ts';
import { EFFECTS, type ImportRow, isImportable } from '../../model/import/import-row.ts';
import { useView } from '../parts/context.ts';
import { problemData, problemKey } from '../parts/problem-text.tsx';
import { Raw } from '../parts/raw.tsx';

/** How many cookies are listed one by one; the others are chosen by what importing them does. */
const MAX_SHOWN = 500;

/** What importing each cookie would do, and which ones are chosen. */
export function ImportRows({ model }: { model: Import }) {
  const { text } = useView();
  const { rows, counts } = model;
  const all = rows.value;
  if (model.isReading.value) return <p role="status">{text('importLooking')}</p>;
  if (all.length === 0) return null;
  return (
    <>
      <div class="import-effects">
        {EFFECTS.map((effect) => {
          const count = counts.value[effect];
          return count > 0 && <EffectBox key={effect} model={model} effect={effect} count={count} />;
        })}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <ol class="import-rows" tabIndex={0} aria-label={text('cookies')}>
        {all.slice(0, MAX_SHOWN).map((row) => (
          <Row key={row.index} model={model} row={row} />
        ))}
      </ol>
      {all.length > MAX_SHOWN && <p class="soft">{text('andMore', { count: all.length - MAX_SHOWN })}</p>}
    </>
  );
}

/** Chooses all cookies with one effect; says how many there are where none of them can be imported. */
function EffectBox({ model, effect, count }: { model: Import; effect: ImportRow['effect']; count: number }) {
  const { text } = useView();
  const label = text(`importCount_${effect}`, { count });
  if (effect === 'same' || effect === 'rejected') return <span>{label}</span>;
  const number = model.chosen.value.filter((row) => row.effect === effect).length;
  return (
    <label>
      <input
        type="checkbox"
        checked={number === count}
        ref={(box) => {
          if (box) box.indeterminate = number > 0 && number < count;
        }}
        onChange={({ currentTarget }) => model.chooseAll(effect, currentTarget.checked)}
      />{' '}
      {label}
    </label>
  );
}

function Row({ model, row }: { model: Import; row: ImportRow }) {
  const { text } = useView();
  const { index, effect, predicted } = row;
  const { name, domain, path } = predicted.cookie;
  const canChoose = isImportable(row);
  return (
    <li data-effect={effect} data-import-name={toText(name)}>
      <label>
        <input
          type="checkbox"
          disabled={!canChoose}
          checked={canChoose && !model.excluded.value.has(index)}
          onChange={({ currentTarget }) => model.choose([index], currentTarget.checked)}
        />{' '}
        <b>{name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}</b>{' '}
        <small class="soft">
          {domain}
          <Raw octets={path} short />
        </small>{' '}
        <span class="tag">{text(`import_${effect}`)}</span> <small>{effectText(row, text)}</small>
      </label>
    </li>
  );
}

/** The fields that change, or why the cookie cannot be stored. */
function effectText({ predicted: { problem }, fields }: ImportRow, text: ReturnType<typeof useView>['text']): string {
  if (problem) return text(problemKey(problem), problemData(problem));
  return fields.map((field) => text(`attribute_${field === 'expiryTime' ? 'expires' : field}`)).join(', ');
}
