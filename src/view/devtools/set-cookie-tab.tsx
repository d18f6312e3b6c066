import { messageKey } from '../../model/message.ts';
import { disagrees, isAltered, type ReceivedLine } from '../../model/set-cookie/received-line.ts';
import { LINE_FILTERS, type LineFilter } from '../../model/set-cookie/set-cookie-model.ts';
import { useView } from '../context.ts';
import { Icon } from '../icon.tsx';
import { Clock } from './clock.tsx';
import { Log } from './log.tsx';
import { MarkedLine } from './marked-line.tsx';
import { NothingRecorded } from './nothing-recorded.tsx';
import { usePanel } from './panel-context.ts';
import { SetCookieDetails } from './set-cookie-details.tsx';
import './set-cookie.css';

const COLUMNS = ['fate', 'line', 'from', 'time'] as const;

/** Every Set-Cookie line of every answer, and what became of it. */
export function SetCookieTab() {
  const { text } = useView();
  const { setCookies } = usePanel();
  const { shown, selectedKey, selected, lines } = setCookies;
  return (
    <>
      <Filters />
      <div class="split">
        {lines.value.length === 0 ? (
          <NothingRecorded text={text('setCookie_none')} />
        ) : (
          <Log
            name="set-cookie"
            label={text('setCookieLines')}
            columns={COLUMNS.map((name) => ({ name, heading: text(`setCookieColumn_${name}`) }))}
            items={shown.value}
            keyOf={({ key }) => key}
            selectedKey={selectedKey.value}
            select={(key) => {
              selectedKey.value = key;
            }}
            cell={(line, column) => <Cell line={line} column={column} />}
            data={dataOf}
          />
        )}
        {selected.value && <SetCookieDetails received={selected.value} />}
      </div>
    </>
  );
}

function dataOf(line: ReceivedLine) {
  return {
    'data-fate': line.fate,
    'data-check': line.check,
    'data-altered': isAltered(line) || undefined,
    'data-line': line.key,
  };
}

function Cell({ line, column }: { line: ReceivedLine; column: string }) {
  const { text } = useView();
  if (column === 'line') return <MarkedLine line={line.line} verdict={line.verdict} short />;
  if (column === 'from') {
    const { host, pathname } = new URL(line.request.url);
    return (
      <span title={line.request.url}>
        {host}
        <small>{pathname}</small>
      </span>
    );
  }
  if (column === 'time') return <Clock at={line.at} />;
  return (
    <span class="fate" data-fate={line.fate}>
      {line.fate === 'refused' && <Icon name="bad" />}
      {text(`fate_${line.fate}`)}
      {isAltered(line) && <Icon name="warn" label={text('fate_altered')} />}
      {disagrees(line) && <Icon name="warn" label={text(messageKey('check', line.check))} />}
    </span>
  );
}

function Filters() {
  const { text } = useView();
  const { setCookies } = usePanel();
  const { query, filter, counts } = setCookies;
  return (
    <div class="log-bar">
      <input
        type="search"
        aria-label={text('setCookieSearch')}
        placeholder={text('setCookieSearch')}
        spellcheck={false}
        autocomplete="off"
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
        }}
      />
      <fieldset class="filters" aria-label={text('filters')}>
        {LINE_FILTERS.map((name) => (
          <FilterChip key={name} name={name} count={counts.value[name]} isOn={filter.value === name} />
        ))}
      </fieldset>
    </div>
  );
}

const SEVERITY: Partial<Record<LineFilter, string>> = { refused: 'bad', altered: 'warn', disagrees: 'warn' };

function FilterChip({ name, count, isOn }: { name: LineFilter; count: number; isOn: boolean }) {
  const { text } = useView();
  const { filter } = usePanel().setCookies;
  if (count === 0 && name !== 'all' && !isOn) return null;
  return (
    <button
      type="button"
      class="chip"
      data-severity={SEVERITY[name]}
      data-filter={name}
      aria-pressed={isOn}
      onClick={() => {
        filter.value = isOn ? 'all' : name;
      }}
    >
      {text(`lineFilter_${name}`)} <b class="chip-count">{text('number', { number: count })}</b>
    </button>
  );
}
