import { useModel } from '@preact/signals';
import { useContext, useEffect } from 'preact/hooks';
import { type Comparison, ComparisonModel, type Moment } from '../../model/snapshots/comparison-model.ts';
import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { PanelContext } from '../devtools/log/panel-context.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { ComparedCookies } from './compared-cookies.tsx';
import { PassphraseQuestion } from './passphrase-question.tsx';
import { RecordGaps } from './record-gaps.tsx';

interface Props {
  model: Snapshots;
  /** The store of the page. */
  storeId: string;
  moments: readonly Moment[];
  before: Moment;
  now: Moment;
  onBack(): void;
  onClose(): void;
}

/** The cookies that were added, removed and changed between two moments: snapshots, the mark, or now. */
export function ComparisonTask({ model: snapshots, storeId, moments, before, now, onBack, onClose }: Props) {
  const { app, bridge, host, text } = useView();
  const panel = useContext(PanelContext);
  const model = useModel(() => {
    const recorded = { app, bridge, host, storeId, panel };
    return new ComparisonModel({ moments, before, now, recorded });
  });
  useEffect(() => void model.compare(), [model]);
  const found = model.comparison.value;
  return (
    <Modal title={text('comparisonTitle')} onClose={onBack} isWide>
      <div class="task snapshots">
        <div class="snapshot-form moments">
          <MomentChoice model={model} side="before" label={text('comparisonBefore')} />
          <MomentChoice model={model} side="now" label={text('comparisonNow')} />
        </div>
        <PassphraseQuestion model={snapshots.passphrase} />
        {snapshots.problem.value && <ProblemText problem={snapshots.problem.value} />}
        {found && <ComparedCookies comparison={found} record={model.record.value} />}
        {model.record.value && <RecordGaps record={model.record.value} />}
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('close')}
        </button>
        <button type="button" onClick={onBack}>
          {text('snapshotsBack')}
        </button>
        <button type="button" onClick={() => void model.compare()}>
          {text('comparisonAgain')}
        </button>
      </div>
    </Modal>
  );
}

function MomentChoice({ model, side, label }: { model: Comparison; side: 'before' | 'now'; label: string }) {
  const { expiry, text } = useView();
  const nameOf = ({ kind, name, at }: Moment): string => {
    if (at === null) return text('momentNow');
    const time = expiry.local(at);
    return kind === 'mark' ? text('momentMark', { time }) : text('momentSnapshot', { name: shownText(name), time });
  };
  return (
    <label>
      {label}
      <select
        name={side}
        value={model[side].value.id}
        onChange={({ currentTarget }) => void model.choose(side, currentTarget.value)}
      >
        {model.moments.value.map((moment) => (
          <option key={moment.id} value={moment.id}>
            {nameOf(moment)}
          </option>
        ))}
      </select>
    </label>
  );
}
