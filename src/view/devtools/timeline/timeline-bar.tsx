import { TIMELINE_FILTERS } from '../../../model/timeline/timeline-filter.ts';
import { useView } from '../../parts/context.ts';
import { LateIcon } from '../../parts/late-icon.tsx';
import { RecordingCheckbox } from '../../recording/recording-checkbox.tsx';
import { LogFilters } from '../log/log-filters.tsx';
import { LogSearch } from '../log/log-search.tsx';
import { usePanel } from '../log/panel-context.ts';

/** The search and filters of the timeline, and the buttons that record, pause, clear and export it. */
export function TimelineBar() {
  const { text } = useView();
  const { timeline } = usePanel();
  const { query, filter, counts, isPaused, newCount, dropped, unreadable } = timeline;
  return (
    <>
      <div class="log-bar">
        <LogSearch label={text('timelineSearch')} query={query} />
        <LogFilters
          names={TIMELINE_FILTERS}
          counts={counts.value}
          chosen={filter}
          textOf={(name) => `timelineFilter_${name}`}
          severity={{ evicted: 'bad' }}
        />
      </div>
      <div class="log-bar timeline-actions">
        <RecordingCheckbox recording={timeline.recording} />
        <span class="soft" role="status" data-dropped={dropped.value > 0 ? dropped.value : undefined}>
          {isPaused.value && text('timelinePaused', { count: newCount.value })}
          {dropped.value > 0 && ` ${text('timelineDropped', { count: dropped.value })}`}
          {unreadable.value > 0 && ` ${text('timelineUnreadable', { count: unreadable.value })}`}
        </span>
        <span class="log-actions">
          <button
            type="button"
            aria-pressed={isPaused.value}
            data-action="pause"
            onClick={() => timeline.pause(!isPaused.value)}
          >
            {text('timelinePause')}
          </button>
          <button
            type="button"
            data-action="clear"
            title={timeline.recording.isRecorded.value ? text('timelineClear_recorded') : undefined}
            onClick={timeline.clear}
          >
            {text('timelineClear')}
          </button>
          {(['json', 'csv'] as const).map((format) => {
            const name = format.toUpperCase();
            const label = text('exportAs', { format: name });
            return (
              <button
                type="button"
                key={format}
                data-action={format}
                aria-label={label}
                title={label}
                onClick={() => timeline.download(format)}
              >
                <LateIcon name="save" />
                {name}
              </button>
            );
          })}
        </span>
      </div>
    </>
  );
}
