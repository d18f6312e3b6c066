import type { ComparisonRecord } from '../../model/snapshots/comparison-record.ts';
import { useView } from '../parts/context.ts';
import { RecordSwitch } from './record-switch.tsx';

/** What is not recorded of the time between two moments, and the switch that records it from now on. */
export function RecordGaps({ record: { incomplete, log } }: { record: ComparisonRecord }) {
  const { expiry, text } = useView();
  const since = log?.since ?? null;
  if (log && incomplete === 0 && since === null) return null;
  return (
    <section class="soft" data-record-gaps>
      {incomplete > 0 && <p>{text('comparisonIncomplete', { count: incomplete })}</p>}
      {!log && <p>{text('comparisonInDevtools')}</p>}
      {since !== null && <p>{text('comparisonLogSince', { time: expiry.local(since) })}</p>}
      <RecordSwitch />
    </section>
  );
}
