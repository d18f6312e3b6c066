import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { useView } from '../parts/context.ts';
import { RecordSwitch } from './record-switch.tsx';

/** Remembers the cookies of this moment, and compares them with those of now. */
export function MarkedMoment({ model, site }: { model: Snapshots; site: string }) {
  const { expiry, text } = useView();
  const mark = model.ownMark.value;
  return (
    <section class="marked-moment" aria-label={text('markTitle')}>
      <h3>{text('markTitle')}</h3>
      <p class="soft" role="status">
        {mark
          ? text('markAt', { time: expiry.local(mark.at), count: mark.cookies.length, site })
          : text('markExplained')}
      </p>
      <div class="snapshot-actions">
        <button type="button" onClick={() => void model.markNow()}>
          {text('markNow')}
        </button>
        {mark && (
          <button type="button" class="primary" onClick={model.compareMark}>
            {text('markCompare')}
          </button>
        )}
      </div>
      <RecordSwitch />
    </section>
  );
}
