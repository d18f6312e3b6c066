import { toText } from '../../../cookie/octets.ts';
import { messageKey } from '../../../model/text/message.ts';
import type { TimelineRow } from '../../../model/timeline/fold.ts';
import type { TimelineColumn } from '../../../model/timeline/timeline-columns.ts';
import { useView } from '../../parts/context.ts';
import { DoneNotice } from '../../states/notices.tsx';
import { LazySteps } from '../../steps/lazy-steps.ts';
import { Log } from '../log/log.tsx';
import { usePanel } from '../log/panel-context.ts';
import { Divider } from '../resize/divider.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { TimelineCell } from './timeline-cell.tsx';
import { TimelineDetails } from './timeline-details.tsx';
import './timeline.css';

/** Every change of a cookie that Crumb saw, who made it, and what it changed; newest first. */
export function TimelineTab() {
  const { text, app } = useView();
  const { timeline, detailsSize } = usePanel();
  const { shown, rows, selectedKey, selected, site } = timeline;
  const question = app.steps.value?.history.question.value ?? null;
  return (
    <>
      <TimelineBar />
      <div class="split">
        {rows.value.length === 0 ? (
          <div class="nothing">
            <p>{text('timelineNone')}</p>
            {site.value !== null && <p>{text('timelineNone_do')}</p>}
          </div>
        ) : (
          <Log
            name="timeline"
            label={text('timelineChanges')}
            table={timeline.table}
            heading={(column) => ({ label: text(messageKey('timelineColumn', column as TimelineColumn)) })}
            items={shown.value}
            keyOf={({ key }) => key}
            selectedKey={selectedKey.value}
            select={(key) => {
              selectedKey.value = key;
            }}
            cell={(row, column) => <TimelineCell row={row} column={column} />}
            data={dataOf}
          />
        )}
        {selected.value && (
          <>
            <Divider sizes={detailsSize} />
            <TimelineDetails key={selected.value.key} row={selected.value} />
          </>
        )}
      </div>
      <DoneNotice />
      {question && <LazySteps part="question" />}
    </>
  );
}

function dataOf({ key, changes: [first, ...more] }: TimelineRow) {
  return {
    'data-change': key,
    'data-name': toText(first.entry.cookie.name),
    'data-kind': first.entry.kind,
    'data-who': first.author.who,
    'data-count': more.length + 1,
  };
}
