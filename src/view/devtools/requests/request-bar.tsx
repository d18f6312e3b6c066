import { REQUEST_FILTERS } from '../../../model/requests/requests-model.ts';
import { messageKey } from '../../../model/text/message.ts';
import { useView } from '../../parts/context.ts';
import { LogControls } from '../log/log-controls.tsx';
import { LogFilters } from '../log/log-filters.tsx';
import { LogSearch } from '../log/log-search.tsx';
import { NarrowingChip } from '../log/narrowing-chip.tsx';
import { usePanel } from '../log/panel-context.ts';
import { shareName } from '../log/share-name.ts';

/** The search, filters and controls of the list of requests. */
export function RequestBar() {
  const { text } = useView();
  const { query, filter, counts, narrowing: narrowed } = usePanel().requests;
  const narrowing = narrowed.value;
  return (
    <div class="log-bar">
      <LogSearch label={text('requestSearch')} query={query} />
      <LogFilters
        names={REQUEST_FILTERS}
        counts={counts.value}
        chosen={filter}
        textOf={(name) => messageKey('requestFilter', name)}
        severity={{ near: 'warn', over: 'bad', 'too-large': 'bad', rejected: 'bad' }}
      >
        {narrowing && (
          <NarrowingChip
            label={text(`narrowedTo_${narrowing.by}`, { name: shareName(text, narrowing.by, narrowing.key) })}
            end={() => {
              narrowed.value = null;
            }}
          />
        )}
      </LogFilters>
      <LogControls />
    </div>
  );
}
