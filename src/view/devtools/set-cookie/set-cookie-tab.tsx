import type { LineColumn } from '../../../model/set-cookie/line-columns.ts';
import { hasMismatch, isAltered, type ReceivedLine, resultOf } from '../../../model/set-cookie/received-line.ts';
import { LINE_FILTERS } from '../../../model/set-cookie/shown-lines-model.ts';
import { messageKey } from '../../../model/text/message.ts';
import { visibleText } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Clock } from '../log/clock.tsx';
import { EmptyLog } from '../log/empty-log.tsx';
import { Log } from '../log/log.tsx';
import { LogControls } from '../log/log-controls.tsx';
import { LogFilters } from '../log/log-filters.tsx';
import { LogSearch } from '../log/log-search.tsx';
import { MarkedLine } from '../log/marked-line.tsx';
import { NarrowingChip } from '../log/narrowing-chip.tsx';
import { usePanel } from '../log/panel-context.ts';
import { Divider } from '../resize/divider.tsx';
import { SetCookieDetails } from './set-cookie-details.tsx';
import './set-cookie.css';

/** Every Set-Cookie line of every response, and its outcome. */
export function SetCookieTab() {
  const { text } = useView();
  const { setCookies, detailsSize } = usePanel();
  const { shown, selectedKey, selected, lines } = setCookies;
  return (
    <>
      <Filters />
      <div class="split">
        {lines.value.length === 0 ? (
          <EmptyLog text={text('setCookie_none')} />
        ) : (
          <Log
            name="set-cookie"
            label={text('setCookieLines')}
            table={setCookies.table}
            heading={(column) => ({ label: text(messageKey('setCookieColumn', column as LineColumn)) })}
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
        {selected.value && (
          <>
            <Divider sizes={detailsSize} />
            <SetCookieDetails received={selected.value} />
          </>
        )}
      </div>
    </>
  );
}

function dataOf(line: ReceivedLine) {
  return {
    'data-outcome': resultOf(line),
    'data-check': line.check,
    'data-altered': isAltered(line) || undefined,
    'data-line': line.key,
  };
}

function Cell({ line, column }: { line: ReceivedLine; column: string }) {
  const { text } = useView();
  if (column === 'line') return <MarkedLine line={line.line} verdict={line.verdict} short />;
  if (column === 'from') {
    const { hostname, pathname } = new URL(line.request.url);
    return (
      <span title={line.request.url}>
        {hostname}
        <small>{pathname}</small>
      </span>
    );
  }
  if (column === 'time') return <Clock at={line.at} />;
  const result = resultOf(line);
  return (
    <span class="outcome" data-outcome={result}>
      {result === 'rejected' && <Icon name="bad" />}
      {text(`outcome_${result}`)}
      {isAltered(line) && <Icon name="warn" label={text('outcome_altered')} />}
      {hasMismatch(line) && <Icon name="warn" label={text(messageKey('check', line.check))} />}
    </span>
  );
}

function Filters() {
  const { text } = useView();
  const { query, filter, counts, requestId, lines, cut } = usePanel().setCookies;
  const request = lines.value.find((line) => line.request.id === requestId.value)?.request;
  return (
    <div class="log-bar">
      <LogSearch label={text('setCookieSearch')} query={query} />
      <LogFilters
        names={LINE_FILTERS}
        counts={counts.value}
        chosen={filter}
        textOf={(name) => `lineFilter_${name}`}
        severity={{ rejected: 'bad', altered: 'warn', disagrees: 'warn' }}
      >
        {request && (
          <NarrowingChip
            label={text('narrowedTo_request', { name: visibleText(new URL(request.url).pathname) })}
            end={() => {
              requestId.value = null;
            }}
          />
        )}
      </LogFilters>
      {cut.value > 0 && <small class="log-cut">{text('setCookieCut', { count: cut.value })}</small>}
      <LogControls />
    </div>
  );
}
