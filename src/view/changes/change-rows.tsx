import type { Cookie } from '../../cookie/cookie.ts';
import { asOctets, toText } from '../../cookie/octets.ts';
import { type ChangeRow, EFFECTS, isMeant } from '../../model/changes/change-row.ts';
import type { Changes } from '../../model/changes/changes-model.ts';
import { attributeKey } from '../../model/text/attribute-key.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { PartitionText } from '../parts/field-value.tsx';
import { problemData, problemKey } from '../parts/problem-text.tsx';
import { Raw } from '../parts/raw.tsx';
import { isShortField, ShortFieldValue } from './short-field-value.tsx';
import './change-rows.css';

/** How many cookies are listed one by one; the others are chosen by what storing them does. */
const MAX_SHOWN = 500;

/** What storing each cookie would do, and which ones are chosen. */
export function ChangeRows({ model }: { model: Changes }) {
  const { text } = useView();
  const { rows, counts } = model;
  const all = rows.value;
  if (model.isPredicting.value) return <p role="status">{text('changesPredicting')}</p>;
  if (all.length === 0) return null;
  return (
    <>
      <div class="change-effects">
        {EFFECTS.map((effect) => {
          const count = counts.value[effect];
          return count > 0 && <EffectBox key={effect} model={model} effect={effect} count={count} />;
        })}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <ol class="change-rows" tabIndex={0} aria-label={text('cookies')}>
        {all.slice(0, MAX_SHOWN).map((row) => (
          <Row key={row.index} model={model} row={row} />
        ))}
      </ol>
      {all.length > MAX_SHOWN && <p class="soft">{text('andMore', { count: all.length - MAX_SHOWN })}</p>}
    </>
  );
}

/** Chooses all cookies with one effect; says how many there are where none of them can be stored. */
function EffectBox({ model, effect, count }: { model: Changes; effect: ChangeRow['effect']; count: number }) {
  const { text } = useView();
  const label = text(`effectCount_${effect}`, { count });
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

function Row({ model, row }: { model: Changes; row: ChangeRow }) {
  const { text } = useView();
  const { index, effect, predicted } = row;
  const { name, domain, path } = predicted.cookie;
  // One that was taken out of the choice may have lost its room to others: choosing it gives that back.
  const isLeftOut = model.excluded.value.has(index);
  const canChoose = isMeant(row) || isLeftOut;
  return (
    <li data-effect={effect} data-change-name={toText(name)}>
      <label>
        <input
          type="checkbox"
          disabled={!canChoose}
          checked={canChoose && !isLeftOut}
          onChange={({ currentTarget }) => model.choose([index], currentTarget.checked)}
        />{' '}
        <b>{name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}</b>{' '}
        <small class="soft">
          {domain}
          <Raw octets={path} short />
        </small>{' '}
        <span class="tag">{text(`effect_${effect}`)}</span> <Effects row={row} />
      </label>
    </li>
  );
}

/** Why the cookie cannot be stored, or each field that changes: before and after. */
function Effects({ row: { predicted, from, fields } }: { row: ChangeRow }) {
  const { text } = useView();
  const { cookie, now, problem } = predicted;
  if (problem) return <small>{text(problemKey(problem), problemData(problem))}</small>;
  const before = from ?? now;
  if (!before) return null;
  return (
    <>
      {fields.map((field) => (
        <small key={field} class="change-field">
          {text(attributeKey(field))}: <Shown cookie={before} field={field} /> → <Shown cookie={cookie} field={field} />
        </small>
      ))}
    </>
  );
}

/** A field of a cookie, cut for a list. */
function Shown({ cookie, field }: { cookie: Cookie; field: keyof Cookie }) {
  const { text } = useView();
  if (field === 'partitionKey') return <PartitionText cookie={cookie} />;
  if (field === 'hostOnly') return <>{text(cookie.hostOnly ? 'yes' : 'no')}</>;
  if (field === 'storeId') return <>{storeName(cookie.storeId, text)}</>;
  if (isShortField(field)) return <ShortFieldValue cookie={cookie} field={field} />;
  return <Raw octets={asOctets(String(cookie[field]))} short />;
}
